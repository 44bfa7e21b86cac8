import type { Database } from "./database.ts";
import { sha256 } from "./keyed-hash.ts";
import { digestOfText, headOf } from "./ledger-line.ts";
import type { RevisionRow } from "./records.ts";
import { saltOf } from "./write-case.ts";

interface Compared extends RevisionRow {
  readonly id: string;
  readonly version: number;
  readonly saves: number;
  /** The newest line that saved the case, and what it says. */
  readonly seq: number | null;
  readonly lineVersion: number | null;
  readonly contents: string | null;
}

const compared = `
SELECT c.id, c.version, r.revision, r.format, r.payload, l.saves, l.seq,
  json_extract(n.facts, '$.version') AS lineVersion, json_extract(n.facts, '$.contentsDigest') AS contents
FROM "case" AS c
LEFT JOIN case_revision AS r ON r.case_id = c.id AND r.revision = c.revision
LEFT JOIN (SELECT subject, count(*) AS saves, max(seq) AS seq FROM ledger
  WHERE json_extract(facts, '$.contentsDigest') IS NOT NULL GROUP BY subject) AS l ON l.subject = c.id
LEFT JOIN ledger AS n ON n.seq = l.seq`;

const withoutLine = `
SELECT 1 FROM letter AS l WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE subject = l.case_id AND code = 'letter-issued'
  AND json_extract(facts, '$.letter') = l.id AND json_extract(facts, '$.sha256') = l.sha256)
UNION ALL
SELECT 1 FROM batch AS b WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE subject = b.id AND code = 'batch-sealed')`;

/**
 * Holds the store against its ledger, whose lines are known to be whole: every save of a case has its line and the newest
 * line knows the contents; every letter and batch has a line. Gives the line that does not agree, one past the end where
 * lines are missing there, or null.
 */
export function firstLineThatDisagrees(db: Database): number | null {
  const { size } = headOf(db);
  let first: number | null = null;
  for (const one of db.each<Compared>(compared)) {
    if (agrees(one)) continue;
    const line = one.saves === one.version && one.lineVersion === one.version ? (one.seq ?? size + 1) : size + 1;
    first = Math.min(first ?? line, line);
  }
  if (first === null && db.first(withoutLine) !== undefined) return size + 1;
  return first;
}

function agrees(one: Compared): boolean {
  if (one.saves !== one.version || one.lineVersion !== one.version || one.payload === null) return false;
  try {
    return one.contents === digestOfText(saltOf(one.id, one), sha256(one.payload));
  } catch {
    return false;
  }
}
