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
  /** The line that the case leaves as, and the digest that the save knows of it. */
  readonly kept: Uint8Array | null;
  readonly keptDigest: string | null;
}

const compared = `
SELECT c.id, c.version, r.revision, r.format, r.payload, l.saves, l.seq,
  json_extract(n.facts, '$.version') AS lineVersion, json_extract(n.facts, '$.contentsDigest') AS contents,
  o.line AS kept, json_extract(n.facts, '$.lineDigest') AS keptDigest
FROM "case" AS c
LEFT JOIN outgoing_line AS o ON o.case_id = c.id
LEFT JOIN case_revision AS r ON r.case_id = c.id AND r.revision = c.revision
LEFT JOIN (SELECT subject, count(*) AS saves, max(seq) AS seq FROM ledger
  WHERE json_extract(facts, '$.contentsDigest') IS NOT NULL GROUP BY subject) AS l ON l.subject = c.id
LEFT JOIN ledger AS n ON n.seq = l.seq`;

const withoutLine = `
SELECT 1 FROM letter AS l WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE subject = l.case_id AND code = 'letter-issued'
  AND json_extract(facts, '$.letter') = l.id AND json_extract(facts, '$.sha256') = l.sha256)
UNION ALL
SELECT 1 FROM batch AS b WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE subject = b.id AND code = 'batch-sealed')
UNION ALL
SELECT 1 FROM message AS m WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE subject = m.case_id AND code = 'message-made'
  AND json_extract(facts, '$.item') = m.item)`;

interface Followed extends RevisionRow {
  readonly id: string;
  readonly papers: Uint8Array;
  readonly seq: number;
  readonly contents: string;
}

// Papers that followed a case as a supplement, and the line that made it.
const followed = `
SELECT c.id, r.revision, r.format, r.payload, m.payload AS papers, n.seq,
  json_extract(n.facts, '$.papersDigest') AS contents
FROM message AS m
JOIN "case" AS c ON c.id = m.case_id
JOIN case_revision AS r ON r.case_id = c.id AND r.revision = c.revision
JOIN ledger AS n ON n.subject = c.id AND n.code = 'message-made' AND json_extract(n.facts, '$.item') = m.item
WHERE m.kind = 'SUP' AND json_extract(n.facts, '$.papersDigest') IS NOT NULL`;

/**
 * Holds the store against its ledger, whose lines are known to be whole: every save of a case has its line and the newest
 * line knows the contents, and what leaves; the papers of a supplement are those of its line; every letter, batch and
 * message has a line. Gives the line that does not agree, one past the end where lines are missing there, or null.
 */
export function firstLineThatDisagrees(db: Database): number | null {
  const { size } = headOf(db);
  let first: number | null = null;
  for (const one of db.each<Compared>(compared)) {
    if (agrees(one)) continue;
    const line = one.saves === one.version && one.lineVersion === one.version ? (one.seq ?? size + 1) : size + 1;
    first = Math.min(first ?? line, line);
  }
  for (const one of db.each<Followed>(followed)) {
    if (holds(one, one.papers, one.contents)) continue;
    first = Math.min(first ?? one.seq, one.seq);
  }
  if (first === null && db.first(withoutLine) !== undefined) return size + 1;
  return first;
}

function agrees(one: Compared): boolean {
  if (one.saves !== one.version || one.lineVersion !== one.version || one.payload === null) return false;
  if (one.kept !== null && sha256(one.kept) !== one.keptDigest) return false;
  return one.contents !== null && holds(one, one.payload, one.contents);
}

/** Whether bytes about a case are those that a line knows. */
function holds(one: RevisionRow & { readonly id: string }, bytes: Uint8Array, contents: string): boolean {
  try {
    return contents === digestOfText(saltOf(one.id, one), sha256(bytes));
  } catch {
    return false;
  }
}
