import { Temporal } from "../domain/day.ts";
import type { CaseId, Digest, LetterId, OfficerId } from "../domain/ids.ts";
import type { LetterKind } from "../domain/letter.ts";
import type { LetterRow } from "../workflow/office.ts";

export interface StoredLetter {
  readonly id: string;
  readonly case_id: string;
  readonly kind: string;
  readonly state: string;
  readonly issued_by: string;
  readonly issued_at: string;
  readonly sha256: string;
  readonly served_on: string | null;
}

/** A letter as the register shows it. */
export const letterOf = (row: StoredLetter): LetterRow => ({
  id: row.id as LetterId,
  case: row.case_id as CaseId,
  kind: row.kind as LetterKind,
  state: row.state as LetterRow["state"],
  issued: { by: row.issued_by as OfficerId, at: Temporal.Instant.from(row.issued_at) },
  sha256: row.sha256 as Digest,
  servedOn: row.served_on === null ? null : Temporal.PlainDate.from(row.served_on),
});
