import type { ParcelState } from "../../domain/batch.ts";
import type { Stamp } from "../../domain/case.ts";
import type { CaseId } from "../../domain/ids.ts";

/**
 * A case that was put on a sheet, to be typed into the central system by a person. From then on it is on its way by
 * hand: nobody knows here whether it was typed.
 */
export interface OnSheet {
  readonly case: CaseId;
  readonly revision: number;
  /** How often it was put on paper. */
  readonly copies: number;
  /** The first time. */
  readonly since: Stamp;
}

/** A case as it was read for its sheet. */
export interface ReadForSheet {
  readonly case: CaseId;
  readonly version: number;
  readonly revision: number;
  /** Of its newest parcel; null where it never was in a batch. */
  readonly parcel: ParcelState | null;
  /** How often it is on paper already. */
  readonly copies: number;
}

/** The way by hand. What is on it leaves in no batch, and its contents do not change. */
export interface SheetStore {
  /** Cases on their way by hand, oldest first. */
  list(): Promise<OnSheet[]>;
  of(id: CaseId): Promise<OnSheet | null>;
  /** To be called before the paper is made. Throws `changed-meanwhile` where anything is not as it was read. */
  put(read: ReadForSheet, stamp: Stamp): Promise<OnSheet>;
  /** The central system does not have it: it may leave another way. Throws `changed-meanwhile` where it is on no sheet. */
  takeBack(id: CaseId, stamp: Stamp): Promise<void>;
}
