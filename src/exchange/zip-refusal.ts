/** Why a ZIP archive is not read. Each is a trick or damage; a plain archive of a plain program has none of them. */
export type ZipFault =
  | "too-large"
  | "no-archive"
  | "trailing-bytes"
  | "prepended-bytes"
  | "comment"
  | "several-disks"
  | "zip64"
  | "too-many-entries"
  | "directory-damaged"
  | "directory-differs"
  | "entry-name"
  | "duplicate-name"
  | "encrypted"
  | "data-descriptor"
  | "flags"
  | "method"
  | "link"
  | "extra-field"
  | "overlap"
  | "gap"
  | "unpacked-too-large"
  | "ratio"
  | "size-differs"
  | "checksum"
  | "data-damaged";

/** Thrown by `readZip` and by reading an entry. */
export class ZipRefusal extends Error {
  readonly fault: ZipFault;
  /** Its place in the directory, from 0; a name from outside is not repeated. */
  readonly entry: number | null;

  constructor(fault: ZipFault, entry: number | null = null, options?: ErrorOptions) {
    super(entry === null ? fault : `${fault} (entry ${entry})`, options);
    this.name = "ZipRefusal";
    this.fault = fault;
    this.entry = entry;
  }
}
