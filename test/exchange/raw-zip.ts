import { crc32, deflateRawSync } from "node:zlib";

/** An entry as raw bytes: every field may lie, in the local header, in the directory, or in both. */
export interface RawEntry {
  name: string | Buffer;
  content?: Uint8Array;
  /** What stands in the archive; else `content`, deflated or as it is. */
  data?: Uint8Array;
  method?: number;
  flags?: number;
  crc?: number;
  size?: number;
  packed?: number;
  mode?: number;
  extra?: Buffer;
  comment?: string;
  local?: Partial<Pick<RawEntry, "name" | "method" | "flags" | "crc" | "size" | "packed" | "extra">>;
  offset?: number;
}

export interface RawArchive {
  entries: RawEntry[];
  before?: Buffer;
  between?: Buffer;
  after?: Buffer;
  comment?: Buffer;
  end?: { count?: number; here?: number; size?: number; offset?: number; disk?: number };
  zip64?: boolean;
}

/** Writes a ZIP archive byte by byte, with whatever lies it is told to tell. */
export function rawZip(archive: RawArchive): Buffer {
  const parts: Buffer[] = [archive.before ?? Buffer.alloc(0)];
  const directory: Buffer[] = [];
  let at = parts[0]!.length;
  for (const [number, entry] of archive.entries.entries()) {
    const content = entry.content ?? Buffer.alloc(0);
    const method = entry.method ?? 8;
    const data = Buffer.from(entry.data ?? (method === 8 ? deflateRawSync(content) : content));
    const said = {
      name: entry.name,
      method,
      flags: entry.flags ?? 0,
      crc: entry.crc ?? crc32(content),
      size: entry.size ?? content.length,
      packed: entry.packed ?? data.length,
      extra: entry.extra ?? Buffer.alloc(0),
    };
    const local = { ...said, ...entry.local };
    const start = at;
    const header = Buffer.concat([fields(0x04034b50, [[20, 2], ...shared(local)]), nameOf(local), local.extra]);
    parts.push(header, data);
    at += header.length + data.length;
    if (number === 0 && archive.between) {
      parts.push(archive.between);
      at += archive.between.length;
    }
    const comment = Buffer.from(entry.comment ?? "");
    directory.push(
      fields(0x02014b50, [
        [0x031e, 2],
        [20, 2],
        ...shared(said),
        [comment.length, 2],
        [0, 2],
        [0, 2],
        [((entry.mode ?? 0o100644) << 16) >>> 0, 4],
        [entry.offset ?? start, 4],
      ]),
      nameOf(said),
      said.extra,
      comment,
    );
  }
  const central = Buffer.concat(directory);
  const comment = archive.comment ?? Buffer.alloc(0);
  const count = archive.entries.length;
  const end = fields(0x06054b50, [
    [archive.end?.disk ?? 0, 2],
    [0, 2],
    [archive.end?.here ?? archive.end?.count ?? count, 2],
    [archive.end?.count ?? count, 2],
    [archive.end?.size ?? central.length, 4],
    [archive.end?.offset ?? at, 4],
    [comment.length, 2],
  ]);
  const zip64 = archive.zip64 ? zip64End(count, central.length, at) : Buffer.alloc(0);
  return Buffer.concat([...parts, central, zip64, end, comment, archive.after ?? Buffer.alloc(0)]);
}

function zip64End(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

type Said = Required<Pick<RawEntry, "name" | "method" | "flags" | "crc" | "size" | "packed" | "extra">>;

const nameOf = (said: Said) => Buffer.from(said.name as string);

const shared = (said: Said): [number, number][] => [
  [said.flags, 2],
  [said.method, 2],
  [0, 2],
  [0x5a21, 2],
  [said.crc, 4],
  [said.packed, 4],
  [said.size, 4],
  [nameOf(said).length, 2],
  [said.extra.length, 2],
];

function fields(signature: number, values: [value: number, bytes: number][]): Buffer {
  const buffer = Buffer.alloc(4 + values.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = buffer.writeUInt32LE(signature, 0);
  for (const [value, bytes] of values) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/** An extra field: its id, and data. */
export function extraField(id: number, data: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}
