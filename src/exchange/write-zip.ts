import { ZipFile } from "yazl";
import type { Day } from "../domain/day.ts";
import { readDirectory } from "./zip-directory.ts";
import { ZipRefusal } from "./zip-refusal.ts";

export interface NewEntry {
  readonly name: string;
  readonly content: Uint8Array;
  /** Kept as it is: for what is compressed already, and where a reader must find the bytes by eye. */
  readonly stored: boolean;
}

/**
 * Writes a ZIP archive with its entries in the given order, as `readDirectory` wants it: what would pack so well that a
 * reader takes it for a bomb is stored. The same entries and day give the same bytes on every machine: no name, owner
 * or time of this one goes in. Throws `ZipRefusal` for what no reader would take.
 */
export async function writeZip(entries: readonly NewEntry[], on: Day): Promise<Uint8Array> {
  const bytes = await zipped(entries, on);
  try {
    await readDirectory(bytes);
    return bytes;
  } catch (cause) {
    const dense = cause instanceof ZipRefusal && cause.fault === "ratio" ? cause.entry : null;
    const entry = dense === null ? undefined : entries[dense];
    if (dense === null || entry === undefined) throw cause;
    return writeZip(entries.with(dense, { ...entry, stored: true }), on);
  }
}

async function zipped(entries: readonly NewEntry[], on: Day): Promise<Uint8Array> {
  const zip = new ZipFile();
  // DOS time is local: noon is the one hour that no zone ever skips.
  const mtime = new Date(on.year, on.month - 1, on.day, 12);
  for (const { name, content, stored } of entries) {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    zip.addBuffer(bytes, name, {
      mtime,
      mode: 0o100644,
      forceDosTimestamp: true,
      ...(stored ? { compress: false } : { compressionLevel: 9 }),
    });
  }
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
