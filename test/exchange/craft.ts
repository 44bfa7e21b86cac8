import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { judge } from "./judges.ts";
import { type RawArchive, rawZip } from "./raw-zip.ts";

/** What a hostile or a foreign sender puts together with stock programs: nothing of it is made by our own writer. */
export interface Crafted {
  /** Bytes of `payload.zip`. */
  readonly payload: Uint8Array;
  /** Folder with `signing.key` and `signing.pem`, both in `folder`. */
  readonly signer: string;
  readonly recipients: readonly string[];
  /** What is signed, when it is not the payload. */
  readonly signed?: Uint8Array;
  /** What stands in place of the signature. */
  readonly signature?: Uint8Array;
  /** The outer archive, when it is not the right one. */
  readonly outer?: (payload: Uint8Array, signature: Uint8Array) => RawArchive;
  /** Options of `age` besides its recipients. */
  readonly age?: readonly string[];
}

export const mediaType = "application/vnd.etsi.asic-s+zip";

/** The outer archive as the format wants it. */
export const rightOuter = (payload: Uint8Array, signature: Uint8Array): RawArchive => ({
  entries: [
    { name: "mimetype", content: Buffer.from(mediaType), method: 0 },
    { name: "payload.zip", content: payload, method: 0 },
    { name: "META-INF/signature.p7s", content: signature, method: 0 },
  ],
});

/** Puts a file of the exchange together with `openssl` and `age`. */
export async function craft(folder: string, crafted: Crafted): Promise<Uint8Array> {
  const bench = join(folder, randomUUID());
  await mkdir(bench);
  const signature = crafted.signature ?? (await signed(bench, crafted));
  await writeFile(join(bench, "outer.zip"), rawZip((crafted.outer ?? rightOuter)(crafted.payload, signature)));
  const recipients = crafted.recipients.flatMap((recipient) => ["-r", recipient]);
  const made = await judge("age", [...recipients, ...(crafted.age ?? []), "-o", "crafted.iinb", "outer.zip"], bench);
  if (made.exitCode !== 0) throw new Error(made.stderr);
  return readFile(join(bench, "crafted.iinb"));
}

async function signed(bench: string, { payload, signed: other, signer }: Crafted): Promise<Uint8Array> {
  await writeFile(join(bench, "content"), other ?? payload);
  const made = await judge(
    "openssl",
    [
      ...[
        "cms",
        "-sign",
        "-binary",
        "-cades",
        "-md",
        "sha256",
        "-in",
        "content",
        "-outform",
        "DER",
        "-out",
        "signature",
      ],
      ...["-signer", join(signer, "signing.pem"), "-inkey", join(signer, "signing.key")],
    ],
    bench,
  );
  if (made.exitCode !== 0) throw new Error(made.stderr);
  return readFile(join(bench, "signature"));
}
