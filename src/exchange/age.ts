import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

/** Largest header that is looked at: far above a few recipients, far below what makes trying them slow. */
const maxHeader = 8 * 1024;
const maxRecipients = 20;

/** Why an age file was not opened. */
export type AgeFault = "not-age" | "not-for-us" | "altered";

export class AgeRefusal extends Error {
  readonly fault: AgeFault;
  constructor(fault: AgeFault, options?: ErrorOptions) {
    super(fault, options);
    this.name = "AgeRefusal";
    this.fault = fault;
  }
}

/** A new X25519 identity (`AGE-SECRET-KEY-1…`) and its recipient (`age1…`). */
export async function makeIdentity(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Encrypts for every recipient (`age1…`), age v1, binary. Throws an Error for a recipient that is none. */
export async function encrypt(plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(slices(plain));
  return collect(sealed, new Uint8Array(sealed.size(plain.length)));
}

/**
 * Decrypts with the first identity that fits. `inPlace`: the sealed bytes are used up, so that a large file needs its
 * memory once. Throws `AgeRefusal`: `not-age` (no age v1 file in binary form), `not-for-us` (for other recipients),
 * `altered` (cut or changed).
 */
export async function decrypt(
  sealed: Uint8Array,
  identities: readonly string[],
  { inPlace = false }: { readonly inPlace?: boolean } = {},
): Promise<Uint8Array> {
  checkHeader(sealed);
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    const plain = await decrypter.decrypt(slices(sealed));
    const size = plain.size(sealed.length);
    // A header stands before the first piece and a tag behind each: what is written never reaches what is still to be read.
    return await collect(plain, inPlace ? sealed.subarray(0, size) : new Uint8Array(size));
  } catch (cause) {
    const forOthers = cause instanceof Error && cause.message.startsWith("no identity matched");
    throw new AgeRefusal(forOthers ? "not-for-us" : "altered", { cause });
  }
}

// Each recipient stanza costs a key agreement: a header of megabytes would keep the office busy for hours.
function checkHeader(sealed: Uint8Array): void {
  const head = new TextDecoder("latin1").decode(sealed.subarray(0, maxHeader));
  const end = head.indexOf("\n--- ");
  if (!head.startsWith("age-encryption.org/v1\n") || end < 0) throw new AgeRefusal("not-age");
  if (head.slice(0, end).split("\n-> ").length - 1 > maxRecipients) throw new AgeRefusal("not-age");
}

// Slices handed out on demand, and a result of known size: one copy of the bytes in memory instead of three.
function slices(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + 65_536));
      at += 65_536;
    },
  });
}

async function collect(stream: ReadableStream<Uint8Array>, all: Uint8Array): Promise<Uint8Array> {
  let at = 0;
  for await (const chunk of stream) {
    all.set(chunk, at);
    at += chunk.length;
  }
  if (at !== all.length) throw new Error("size differs");
  return all;
}
