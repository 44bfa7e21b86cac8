import type { Day } from "../domain/day.ts";
import { Problem } from "../domain/problem.ts";
import { AgeRefusal, decrypt, encrypt } from "./age.ts";
import type { Pin } from "./certificate.ts";
import { checkSignature, type SignatureResult } from "./check-signature.ts";
import { limits } from "./limits.ts";
import { maxSignature } from "./read-signature.ts";
import { readZip, type ZipArchive } from "./read-zip.ts";
import { writeZip } from "./write-zip.ts";
import { ZipRefusal } from "./zip-refusal.ts";

export const mediaType = "application/vnd.etsi.asic-s+zip";
const names = { mediaType: "mimetype", payload: "payload.zip", signature: "META-INF/signature.p7s" } as const;

/** Makes a detached CMS signature in DER over the payload: the office's own key, or a program outside. */
export type Sign = (payload: Uint8Array) => Promise<Uint8Array>;

/**
 * Signs, then encrypts: age( ZIP( mimetype, payload.zip, META-INF/signature.p7s ) ). The day goes into the archive as
 * its only time.
 */
export async function seal(
  payload: Uint8Array,
  how: { readonly sign: Sign; readonly recipients: readonly string[]; readonly on: Day },
): Promise<Uint8Array> {
  const entries = [
    { name: names.mediaType, content: new TextEncoder().encode(mediaType), stored: true },
    { name: names.payload, content: payload, stored: true },
    { name: names.signature, content: await how.sign(payload), stored: true },
  ];
  return encrypt(await writeZip(entries, how.on), how.recipients);
}

export interface Trust {
  /** `AGE-SECRET-KEY-1…`, the present one and those before it. */
  readonly identities: readonly string[];
  readonly pins: readonly Pin[];
  readonly training: boolean;
  /** Names the file in a problem. */
  readonly path: string;
  /** The bytes of the file may be used up: a large one is then held in memory once. */
  readonly inPlace?: boolean;
}

export interface Opened {
  readonly payload: ZipArchive;
  readonly signature: Extract<SignatureResult, { result: "valid" }>;
}

/**
 * Opens a file of the exchange. The order is part of its safety: size, age, the outer archive, the signature, and only
 * then is a byte of the payload looked at. Throws `container-unreadable`, `not-for-us`, `signature-invalid` and
 * `signature-unchecked`, all of them untrusted.
 */
export async function open(file: Uint8Array, trust: Trust): Promise<Opened> {
  const { path } = trust;
  if (file.length > limits.fileBytes) throw new Problem("container-unreadable", { path, fault: "too-large" });
  const { payload, signature } = await unwrapped(await decrypted(file, trust), path);
  const checked = checkSignature(payload, signature, trust);
  if (checked.result === "invalid") throw new Problem("signature-invalid", { path, reason: checked.reason });
  if (checked.result !== "valid") throw new Problem("signature-unchecked", { path, reason: checked.reason });
  return { payload: await refusing(path, () => readZip(payload)), signature: checked };
}

async function decrypted(file: Uint8Array, { identities, path, inPlace = false }: Trust): Promise<Uint8Array> {
  try {
    return await decrypt(file, identities, { inPlace });
  } catch (cause) {
    if (!(cause instanceof AgeRefusal)) throw cause;
    if (cause.fault === "not-for-us") throw new Problem("not-for-us", { path }, { cause });
    throw new Problem("container-unreadable", { path, fault: cause.fault }, { cause });
  }
}

/** The outer archive: exactly three stored entries in their order. */
async function unwrapped(outer: Uint8Array, path: string): Promise<{ payload: Uint8Array; signature: Uint8Array }> {
  return refusing(path, async () => {
    const zip = await readZip(outer);
    const [first, payload, signature, ...others] = zip.entries;
    if (first === undefined || payload === undefined || signature === undefined || others.length > 0) {
      throw new Problem("container-unreadable", { path, fault: "entries" });
    }
    const inOrder =
      first.name === names.mediaType && payload.name === names.payload && signature.name === names.signature;
    if (!inOrder || zip.entries.some((entry) => entry.method !== "stored")) {
      throw new Problem("container-unreadable", { path, fault: "entries" });
    }
    if (first.size !== mediaType.length || new TextDecoder().decode(await zip.content(first)) !== mediaType) {
      throw new Problem("container-unreadable", { path, fault: "media-type" });
    }
    if (signature.size > maxSignature) throw new Problem("signature-unchecked", { path, reason: "malformed" });
    // Its checksum is looked at, its bytes are not copied: they may be 200 MB.
    for await (const _ of zip.chunks(payload));
    const content = outer.subarray(payload.start, payload.start + payload.packed);
    return { payload: content, signature: await zip.content(signature) };
  });
}

/** A refused archive as a problem that names the file. */
export async function refusing<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    if (!(cause instanceof ZipRefusal)) throw cause;
    throw new Problem("container-unreadable", { path, fault: cause.fault }, { cause });
  }
}
