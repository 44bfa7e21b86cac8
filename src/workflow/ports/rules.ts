import type { PackRef } from "../../domain/case.ts";
import type { Day } from "../../domain/day.ts";
import type { Digest } from "../../domain/ids.ts";
import type { LegalReference } from "../../domain/legal-reference.ts";
import type { RuleBook } from "../../domain/rule-book.ts";
import type { Overlay, RulePack } from "../../domain/rule-pack.ts";
import type { Calendar } from "../../domain/working-days.ts";

/** The rules of one application: what runs, and the bytes by which a case keeps them. */
export interface PinnedRules {
  readonly book: RuleBook;
  readonly ref: PackRef;
  readonly bytes: Uint8Array;
}

/** A file of rules from outside, read and found in order. */
export type RulesFile =
  | { readonly kind: "pack"; readonly pack: RulePack }
  | { readonly kind: "overlay"; readonly overlay: Overlay; readonly digest: Digest };

/** Which file of rules: packs and overlays are named apart. */
export interface RulesName {
  readonly kind: RulesFile["kind"];
  readonly id: string;
}

/** Rules that come as files: an order that is newer than the program. */
export interface RuleFiles {
  /** Throws `bad-rules` with every fault as `LINE:COLUMN /place code`. */
  read(bytes: Uint8Array, path: string): Promise<RulesFile>;
  /** The digest of a file, shipped or taken in; null for an id that is not known. */
  known(name: RulesName): Promise<Digest | null>;
  /**
   * The fingerprint of the pinned certificate that signed the bytes; null where there is no signature, in training.
   * Throws `rules-unsigned`, `rules-signature-invalid`, `rules-signature-unchecked`.
   */
  signedBy(file: {
    readonly content: Uint8Array;
    readonly signature: Uint8Array | null;
    readonly path: string;
  }): Promise<Digest | null>;
  /** Keeps a file with its signature among the rules of this office, from now on; gives its path. */
  keep(name: RulesName, bytes: Uint8Array, signature: Uint8Array | null): Promise<string>;
}

export interface Rules {
  /**
   * The rules for an application of that day at this office. On a day that no order covers: throws `no-rules-that-day`,
   * unless an officer names the order that allows it; then the last known pack stands in.
   */
  forDay(day: Day, underOrder: string | null): Promise<PinnedRules>;
  /** The rules a case was registered under, whatever a release changed since. */
  ofCase(ref: PackRef): Promise<RuleBook>;
  /** Every pack that the program knows, by its days. */
  list(): Promise<readonly RulePack[]>;
  /** What every pack speaks of: the kinds of papers and the treaties. */
  reference(): Promise<LegalReference>;
  calendars(): Promise<{ readonly kazakhstan: Calendar; readonly host: Calendar }>;
}
