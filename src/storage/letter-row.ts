import { Temporal } from "../domain/day.ts";
import type { CaseId, Digest, LetterId, OfficerId } from "../domain/ids.ts";
import type { LetterKind } from "../domain/letter.ts";
import type { LetterRow, Service } from "../workflow/ports/letters.ts";

export interface StoredLetter {
  readonly id: string;
  readonly case_id: string;
  readonly kind: string;
  readonly state: string;
  readonly outgoing: string | null;
  readonly issued_by: string;
  readonly issued_at: string;
  readonly sha256: string;
  readonly served_on: string | null;
  readonly served_to: string | null;
  readonly served_how: string | null;
  readonly identity_seen: number | null;
  readonly printed_by: string | null;
  readonly printed_at: string | null;
  readonly reprints: number;
  readonly voided_by: string | null;
  readonly voided_at: string | null;
  readonly reason: string | null;
  readonly superseded_by: string | null;
}

const ending = "('issuance', 'refusal', 'refusal-to-accept')";

// The first letter after a void one that does its work: of its kind, or one that ends the case where it did.
const successor = `
(SELECT n.id FROM letter AS n WHERE n.case_id = l.case_id AND n.number > l.number
   AND (n.kind = l.kind OR (n.kind IN ${ending} AND l.kind IN ${ending})) ORDER BY n.number LIMIT 1)`;

/** Letters with what their steps say; `l` is the letter. */
export const selectLetters = `
SELECT l.id, l.case_id, l.kind, l.state, l.outgoing, l.issued_by, l.issued_at, l.sha256,
  l.served_on, l.served_to, l.served_how, l.identity_seen,
  p.officer AS printed_by, p.at AS printed_at,
  (SELECT count(*) FROM letter_step WHERE letter_id = l.id AND step = 'reprinted') AS reprints,
  v.officer AS voided_by, v.at AS voided_at, v.reason,
  CASE l.state WHEN 'void' THEN ${successor} END AS superseded_by
FROM letter AS l
LEFT JOIN letter_step AS p ON p.letter_id = l.id AND p.step = 'printed'
LEFT JOIN letter_step AS v ON v.letter_id = l.id AND v.step = 'voided'`;

const stamp = (by: string | null, at: string | null) =>
  by === null || at === null ? null : { by: by as OfficerId, at: Temporal.Instant.from(at) };

/** A letter as the register shows it. */
export function letterOf(row: StoredLetter): LetterRow {
  const voided = stamp(row.voided_by, row.voided_at);
  return {
    id: row.id as LetterId,
    case: row.case_id as CaseId,
    kind: row.kind as LetterKind,
    state: row.state as LetterRow["state"],
    number: row.outgoing,
    issued: { by: row.issued_by as OfficerId, at: Temporal.Instant.from(row.issued_at) },
    sha256: row.sha256 as Digest,
    printed: stamp(row.printed_by, row.printed_at),
    reprints: row.reprints,
    served: serviceOf(row),
    voided: voided === null ? null : { ...voided, reason: row.reason },
    supersededBy: row.superseded_by as LetterId | null,
  };
}

function serviceOf({
  served_on: on,
  served_to: to,
  served_how: how,
  identity_seen: seen,
}: StoredLetter): Service | null {
  if (on === null) return null;
  return {
    on: Temporal.PlainDate.from(on),
    to: to as Service["to"],
    how: how as Service["how"],
    identitySeen: seen === 1,
  };
}
