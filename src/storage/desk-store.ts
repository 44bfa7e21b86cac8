import type { OfficeCode } from "../domain/ids.ts";
import type { BytesStore } from "./bytes-store.ts";
import type { Database } from "./database.ts";

/** What the stores of one desk share. */
export interface DeskStore {
  readonly db: Database;
  readonly bytes: BytesStore;
  readonly office: OfficeCode;
  /** Whether this office has every decision approved by a second officer. */
  readonly approval: boolean;
  /** Hashes of marks are made under it: without it they tell nothing. */
  readonly indexKey: Uint8Array;
  /** Gives at least 16 random bytes: the salt of a new case. */
  readonly newSalt: () => Uint8Array;
  /** A folder of the user outside the office, where the last number sent is noted too. */
  readonly elsewhere: string | null;
  /** What tells this computer from another; null where nothing does. */
  readonly machine: () => string | null;
}
