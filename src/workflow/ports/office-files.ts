import type { Digest } from "../../domain/ids.ts";

/** Large bytes of the office by their digest: sealed parts, scans. */
export interface OfficeFiles {
  /** Returns when the medium has the bytes. */
  keep(bytes: Uint8Array): Promise<Digest>;
  /** The bytes as they were; throws `store-damaged` when they are gone or differ from their digest. */
  read(digest: Digest): Promise<Uint8Array>;
}
