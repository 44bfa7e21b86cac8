import { Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { limits } from "./limits.ts";
import { readDirectory, type ZipEntry } from "./zip-directory.ts";
import { ZipRefusal } from "./zip-refusal.ts";

/** An archive whose directory was checked. Its entries are unpacked on demand, and checked again as they are. */
export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  /** The content piece by piece. Throws `ZipRefusal` when size or checksum are not what the directory says. */
  chunks(entry: ZipEntry): AsyncIterable<Uint8Array>;
  /** The whole content. */
  content(entry: ZipEntry): Promise<Uint8Array>;
}

/** Opens an archive in memory, strictly: see `docs/exchange-format.md`, "ZIP archives". Throws `ZipRefusal`. */
export async function readZip(bytes: Uint8Array): Promise<ZipArchive> {
  if (bytes.length > limits.fileBytes) throw new ZipRefusal("too-large");
  const entries = await readDirectory(bytes);
  const chunks = (entry: ZipEntry) => checked(bytes, entry, entries.indexOf(entry));
  return {
    entries,
    chunks,
    async content(entry) {
      const all = new Uint8Array(entry.size);
      let at = 0;
      for await (const chunk of chunks(entry)) {
        all.set(chunk, at);
        at += chunk.length;
      }
      return all;
    },
  };
}

async function* checked(bytes: Uint8Array, entry: ZipEntry, number: number): AsyncGenerator<Uint8Array> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  let size = 0;
  let checksum = 0;
  for await (const chunk of entry.method === "stored" ? pieces(packed) : inflated(packed, number)) {
    size += chunk.length;
    // Said sizes are never believed: the first byte too many ends it.
    if (size > entry.size) throw new ZipRefusal("size-differs", number);
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (size !== entry.size) throw new ZipRefusal("size-differs", number);
  if (checksum !== entry.crc32) throw new ZipRefusal("checksum", number);
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function* inflated(packed: Uint8Array, number: number): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  const source = Readable.from(pieces(packed), { objectMode: true });
  source.pipe(inflate);
  try {
    for await (const chunk of inflate) yield chunk as Uint8Array;
  } catch (cause) {
    throw cause instanceof ZipRefusal ? cause : new ZipRefusal("data-damaged", number, { cause });
  } finally {
    source.destroy();
    inflate.destroy();
  }
  // Deflate says itself where it ends: what lies behind it in the entry would be seen by nobody.
  if (inflate.bytesWritten !== packed.length) throw new ZipRefusal("size-differs", number);
}
