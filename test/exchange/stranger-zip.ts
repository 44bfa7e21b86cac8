import { crc32, inflateRawSync } from "node:zlib";

/** Why an archive is refused by docs/exchange-format.md, "ZIP archives". */
export class BadZip extends Error {}

export interface Unzipped {
  readonly name: string;
  readonly method: number;
  readonly content: Buffer;
}

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new BadZip(what);
};

/** An archive by the seven rules of the page, from its bytes alone. */
export function unzipped(zip: Buffer): Unzipped[] {
  must(zip.length >= 22 && zip.readUInt32LE(zip.length - 22) === 0x06054b50, "the end record is not the end");
  const end = zip.subarray(zip.length - 22);
  must(end.readUInt16LE(20) === 0, "a comment");
  const [disk, first, here, count] = [4, 6, 8, 10].map((at) => end.readUInt16LE(at));
  const [size, start] = [end.readUInt32LE(12), end.readUInt32LE(16)];
  must(disk === 0 && first === 0 && here === count && (count ?? 0) <= 5000, "disks or entries");
  must(zip.length < 42 || zip.readUInt32LE(zip.length - 42) !== 0x07064b50, "ZIP64");
  must(start + size === zip.length - 22, "the directory does not end at the end record");
  const entries: Unzipped[] = [];
  const names = new Set<string>();
  let at = start;
  let next = 0;
  let unpacked = 0;
  for (let number = 0; number < (count ?? 0); number += 1) {
    must(at + 46 <= zip.length - 22 && zip.readUInt32LE(at) === 0x02014b50, "the directory");
    const central = headerAt(zip, at + 8);
    const commentLength = zip.readUInt16LE(at + 32);
    const attributes = zip.readUInt32LE(at + 38);
    const offset = zip.readUInt32LE(at + 42);
    const name = zip.toString("latin1", at + 46, at + 46 + central.nameLength);
    checkExtras(zip.subarray(at + 46 + central.nameLength, at + 46 + central.nameLength + central.extraLength));
    at += 46 + central.nameLength + central.extraLength + commentLength;

    must(commentLength === 0, "a comment");
    must([0, 0o100000].includes((attributes >>> 16) & 0o170000), "no plain file");
    must(/^[A-Za-z0-9._/-]{1,120}$/.test(name), "a name");
    must(!name.split("/").some((part) => ["", ".", ".."].includes(part)), "a name");
    must(!names.has(name.toLowerCase()), "a name twice");
    names.add(name.toLowerCase());
    must((central.flags & ~0x0806) === 0, "flags");
    must(central.method === 0 || central.method === 8, "a method");

    must(offset === next && zip.readUInt32LE(offset) === 0x04034b50, "a gap or an overlap");
    const local = headerAt(zip, offset + 6);
    must(zip.toString("latin1", offset + 30, offset + 30 + local.nameLength) === name, "two names");
    for (const field of ["flags", "method", "crc", "packed", "size"] as const) {
      must(local[field] === central[field], `two of ${field}`);
    }
    checkExtras(zip.subarray(offset + 30 + local.nameLength, offset + 30 + local.nameLength + local.extraLength));
    const data = offset + 30 + local.nameLength + local.extraLength;
    next = data + central.packed;
    must(next <= start, "an overlap");
    unpacked += central.size;
    must(unpacked <= 1024 ** 3 && central.size <= 100 * central.packed, "too large unpacked");
    entries.push({ name, method: central.method, content: contentOf(zip.subarray(data, next), central) });
  }
  must(next === start && at === zip.length - 22, "bytes that belong to nobody");
  return entries;
}

const headerAt = (zip: Buffer, at: number) => ({
  flags: zip.readUInt16LE(at),
  method: zip.readUInt16LE(at + 2),
  crc: zip.readUInt32LE(at + 8),
  packed: zip.readUInt32LE(at + 12),
  size: zip.readUInt32LE(at + 16),
  nameLength: zip.readUInt16LE(at + 20),
  extraLength: zip.readUInt16LE(at + 22),
});

function checkExtras(extras: Buffer): void {
  let at = 0;
  while (at < extras.length) {
    must(at + 4 <= extras.length && [0x5455, 0x7875].includes(extras.readUInt16LE(at)), "an extra field");
    at += 4 + extras.readUInt16LE(at + 2);
  }
  must(at === extras.length, "an extra field");
}

function contentOf(
  packed: Buffer,
  said: { readonly method: number; readonly size: number; readonly crc: number },
): Buffer {
  const content = said.method === 0 ? packed : inflated(packed, said.size);
  must(content.length === said.size && crc32(content) === said.crc, "size or checksum");
  return content;
}

function inflated(packed: Buffer, size: number): Buffer {
  try {
    const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: size + 1, info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    must(engine.bytesWritten === packed.length, "bytes behind the deflate stream");
    return buffer;
  } catch (cause) {
    throw cause instanceof BadZip ? cause : new BadZip("deflate");
  }
}
