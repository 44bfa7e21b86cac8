import { type Entry, fromBufferPromise, type LocalFileHeader, parseExtraFields, type ZipFile } from "yauzl";
import { limits } from "./limits.ts";
import { ZipRefusal } from "./zip-refusal.ts";

/** One entry after every check that needs no unpacking. */
export interface ZipEntry {
  readonly name: string;
  readonly method: "stored" | "deflate";
  /** Bytes of its data in the archive. */
  readonly start: number;
  readonly packed: number;
  /** What the archive says: enforced while unpacking. */
  readonly size: number;
  readonly crc32: number;
}

const endOfDirectory = 0x06054b50;
const zip64Locator = 0x07064b50;
const endBytes = 22;
/** Times and owners of Info-ZIP: harmless. Any other extra field may give an entry a second name, size or key. */
const harmlessExtras = [0x5455, 0x7875];
const namePattern = /^[A-Za-z0-9._/-]{1,120}$/;
const flag = { encrypted: 0x0001, descriptor: 0x0008, utf8: 0x0800 };
/** Bits 1 and 2 tell how hard deflate tried. */
const harmlessFlags = flag.utf8 | 0x0006;

/**
 * Reads the directory of an archive and holds it against the archive itself: the local headers say the same, and the
 * entries lie one behind the other from the first byte to the directory, without gap or overlap. Throws `ZipRefusal`.
 */
export async function readDirectory(bytes: Uint8Array): Promise<ZipEntry[]> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = checkEnd(archive);
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(archive, { strictFileNames: true, decodeStrings: false });
  } catch (cause) {
    throw new ZipRefusal("directory-damaged", null, { cause });
  }
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let directoryBytes = 0;
  let next = 0;
  let unpacked = 0;
  for await (const [number, entry] of listed(zip)) {
    const local = await localHeader(zip, entry, number);
    const checked = checkEntry(entry, local, number);
    if (names.has(checked.name.toLowerCase())) throw new ZipRefusal("duplicate-name", number);
    names.add(checked.name.toLowerCase());

    if (entry.relativeOffsetOfLocalHeader < next) throw new ZipRefusal("overlap", number);
    if (entry.relativeOffsetOfLocalHeader > next)
      throw new ZipRefusal(number === 0 ? "prepended-bytes" : "gap", number);
    next = checked.start + checked.packed;
    unpacked += checked.size;
    if (unpacked > limits.unpackedBytes) throw new ZipRefusal("unpacked-too-large", number);
    if (checked.size > limits.ratio * checked.packed) throw new ZipRefusal("ratio", number);
    directoryBytes += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    entries.push(checked);
  }
  if (next > end.directoryStart) throw new ZipRefusal("overlap");
  if (next < end.directoryStart) throw new ZipRefusal("gap");
  if (end.directoryStart + directoryBytes !== archive.length - endBytes) throw new ZipRefusal("directory-damaged");
  return entries;
}

/** The end record must be the last 22 bytes: a search for it is how two readers come to see two archives. */
function checkEnd(archive: Buffer): { directoryStart: number } {
  const at = archive.length - endBytes;
  if (at < 0) throw new ZipRefusal("no-archive");
  if (archive.readUInt32LE(at) !== endOfDirectory) {
    const anywhere = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    throw new ZipRefusal(anywhere < 0 ? "no-archive" : "trailing-bytes");
  }
  if (archive.readUInt16LE(at + 20) !== 0) throw new ZipRefusal("comment");
  if (at >= 20 && archive.readUInt32LE(at - 20) === zip64Locator) throw new ZipRefusal("zip64");
  const [disk, firstDisk, here, all] = [4, 6, 8, 10].map((offset) => archive.readUInt16LE(at + offset));
  if (disk === 0xffff || here === 0xffff || all === 0xffff) throw new ZipRefusal("zip64");
  if (disk !== 0 || firstDisk !== 0 || here !== all) throw new ZipRefusal("several-disks");
  if (all === undefined || all > limits.entries) throw new ZipRefusal("too-many-entries");
  const [size, directoryStart] = [archive.readUInt32LE(at + 12), archive.readUInt32LE(at + 16)];
  if (size === 0xffffffff || directoryStart === 0xffffffff) throw new ZipRefusal("zip64");
  if (directoryStart + size < at) throw new ZipRefusal("prepended-bytes");
  if (directoryStart + size > at) throw new ZipRefusal("directory-damaged");
  return { directoryStart };
}

async function* listed(zip: ZipFile): AsyncGenerator<[number, Entry]> {
  let number = 0;
  try {
    for await (const entry of zip.eachEntry()) yield [number++, entry];
  } catch (cause) {
    if (cause instanceof ZipRefusal) throw cause;
    const unequal = cause instanceof Error && cause.message.startsWith("compressed/uncompressed size mismatch");
    throw new ZipRefusal(unequal ? "size-differs" : "directory-damaged", number, { cause });
  }
}

async function localHeader(zip: ZipFile, entry: Entry, number: number): Promise<LocalFileHeader> {
  try {
    return await zip.readLocalFileHeaderPromise(entry);
  } catch (cause) {
    throw new ZipRefusal("directory-differs", number, { cause });
  }
}

function checkEntry(entry: Entry, local: LocalFileHeader, number: number): ZipEntry {
  const refuse = (fault: ConstructorParameters<typeof ZipRefusal>[0]) => new ZipRefusal(fault, number);
  const name = entry.fileNameRaw.toString("latin1");
  if (!namePattern.test(name) || name.split("/").some((part) => part === "" || part === "." || part === "..")) {
    throw refuse("entry-name");
  }
  const flags = entry.generalPurposeBitFlag;
  if (flags & flag.encrypted) throw refuse("encrypted");
  if (flags & flag.descriptor) throw refuse("data-descriptor");
  if (flags & ~harmlessFlags) throw refuse("flags");
  const method = ({ 0: "stored", 8: "deflate" } as const)[entry.compressionMethod];
  if (method === undefined) throw refuse("method");
  if (entry.fileCommentLength > 0) throw refuse("comment");
  checkExtras(entry.extraFieldRaw, number);
  checkExtras(local.extraField, number);
  // What Unix keeps in the upper half: a plain file, or nothing said.
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind !== 0 && kind !== 0o100000) throw refuse("link");
  const same =
    local.fileName.equals(entry.fileNameRaw) &&
    local.generalPurposeBitFlag === flags &&
    local.compressionMethod === entry.compressionMethod &&
    local.crc32 === entry.crc32 &&
    local.compressedSize === entry.compressedSize &&
    local.uncompressedSize === entry.uncompressedSize;
  if (!same) throw refuse("directory-differs");
  return {
    name,
    method,
    start: local.fileDataStart,
    packed: entry.compressedSize,
    size: entry.uncompressedSize,
    crc32: entry.crc32,
  };
}

function checkExtras(bytes: Buffer, number: number): void {
  let fields: ReturnType<typeof parseExtraFields>;
  try {
    fields = parseExtraFields(bytes);
  } catch (cause) {
    throw new ZipRefusal("extra-field", number, { cause });
  }
  if (fields.some(({ id }) => id === 0x0001)) throw new ZipRefusal("zip64", number);
  const read = fields.reduce((sum, { data }) => sum + 4 + data.length, 0);
  if (read !== bytes.length || !fields.every(({ id }) => harmlessExtras.includes(id))) {
    throw new ZipRefusal("extra-field", number);
  }
}
