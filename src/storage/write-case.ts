import type { Case, CaseAt, Stage, Stamp, Transition } from "../domain/case.ts";
import type { CaseId } from "../domain/ids.ts";
import type { LedgerCode } from "../domain/ledger-line.ts";
import { marksOf } from "../domain/mark.ts";
import { Problem } from "../domain/problem.ts";
import type { Prepared } from "../workflow/ports/exchange.ts";
import { canonicalJson, type Plain } from "./canonical-json.ts";
import { type CaseRow, caseRow } from "./case-row.ts";
import type { Database } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";
import { sha256 } from "./keyed-hash.ts";
import { digestOfText, digestsOf, record } from "./ledger-line.ts";
import { keepMarks } from "./marks.ts";
import { dropLine, keepLine } from "./outgoing-lines.ts";
import { decodeCase, encodeCase, parsePayload, payloadFormat, type RevisionRow } from "./records.ts";

/** A state of a case to be saved, and the line about it: a transition, or a note that leaves the stage as it is. */
interface Saving<S extends Stage = Stage> {
  readonly next: CaseAt<S>;
  readonly event: Omit<Transition["event"], "code"> & { readonly code: LedgerCode };
}

interface Stored {
  readonly row: CaseRow;
  readonly revision: RevisionRow;
}

const newest = "SELECT revision, format, payload FROM case_revision WHERE case_id = ? ORDER BY revision DESC LIMIT 1";

/** Columns and newest payload of a case. Throws `unknown-case`. */
export function storedCase(db: Database, id: CaseId): Stored {
  const row = db.first<CaseRow>('SELECT * FROM "case" WHERE id = ?', id);
  if (row === undefined) throw new Problem("unknown-case", { case: id });
  const revision = db.first<RevisionRow>(newest, id);
  if (revision === undefined) throw new Problem("store-damaged", { case: id });
  return { row, revision };
}

/** The salt under which the ledger knows the texts of a case. */
export function saltOf(id: string, revision: RevisionRow): string {
  const payload = parsePayload(id, revision);
  if (typeof payload === "object" && payload !== null && "salt" in payload && typeof payload.salt === "string") {
    return payload.salt;
  }
  throw new Problem("store-damaged", { case: id });
}

/** Saves a new case as version 1 with its ledger line; to be called inside a transaction. */
export function insertCase(
  desk: DeskStore,
  transition: Transition<"gathering">,
  stamp: Stamp,
  more: Readonly<Record<string, Plain>>,
): CaseAt<"gathering"> {
  const salt = Buffer.from(desk.newSalt()).toString("hex");
  const row = caseRow(transition.next, 1);
  const columns = Object.keys(row);
  const places = columns.map(() => "?").join(", ");
  desk.db.run(`INSERT INTO "case" (${columns.join(", ")}) VALUES (${places})`, ...Object.values(row));
  return writePayload(desk, row, transition, salt, stamp, more);
}

/**
 * Saves the next state of a case with its ledger line, and with the line that it leaves as where there is one; to be called
 * inside a transaction. Throws `unknown-case`,
 * `changed-meanwhile` (another version is stored, or a new revision of what is on its way), `not-allowed` (approved by
 * the officer who decided).
 */
export function updateCase<S extends Stage>(
  desk: DeskStore,
  transition: Saving<S>,
  stamp: Stamp,
  line?: Prepared,
): CaseAt<S> {
  const next: Case = transition.next;
  const stored = storedCase(desk.db, next.id);
  if (stored.row.version !== next.version) throw new Problem("changed-meanwhile", { case: next.id });
  mustBeApprovedByAnother(next);
  if (next.revision === stored.row.revision) mustKeepApplication(next, stored.revision);
  else mustBeFree(desk.db, next);
  const { id, ...columns } = caseRow(next, next.version + 1);
  const places = Object.keys(columns).map((name) => `${name} = ?`);
  desk.db.run(`UPDATE "case" SET ${places.join(", ")} WHERE id = ?`, ...Object.values(columns), id);
  dropLine(desk.db, next.id);
  if (line !== undefined) keepLine(desk.db, line);
  const more = line === undefined ? {} : { lineDigest: line.digest };
  return writePayload(desk, { ...columns, id } as CaseRow, transition, saltOf(id, stored.revision), stamp, more);
}

function writePayload<S extends Stage>(
  desk: DeskStore,
  row: CaseRow,
  { next, event }: Saving<S>,
  salt: string,
  stamp: Stamp,
  more: Readonly<Record<string, Plain>>,
): CaseAt<S> {
  const payload = encodeCase(next as Case, salt);
  const saved = readBack(row, { revision: next.revision, format: payloadFormat, payload });
  keepPayload(desk.db, next.id, next.revision, payload);
  keepMarks(desk, next.id, marksOf(saved));
  const contentsDigest = digestOfText(salt, sha256(payload));
  const facts = { ...more, ...event.facts, ...digestsOf(salt, event.texts), version: row.version, contentsDigest };
  record(desk.db, { code: event.code, subject: next.id, facts }, stamp);
  return saved as CaseAt<S>;
}

/** What could not be read again is not written. */
function readBack(row: CaseRow, revision: RevisionRow): Case {
  try {
    return decodeCase(row, revision);
  } catch (cause) {
    const places = cause instanceof Problem ? cause.params.places : undefined;
    throw new Error(`a case that could not be read again was not saved: ${String(places)}`, { cause });
  }
}

function keepPayload(db: Database, id: CaseId, revision: number, payload: Uint8Array): void {
  const change = "UPDATE case_revision SET format = ?, payload = ? WHERE case_id = ? AND revision = ?";
  if (db.run(change, payloadFormat, payload, id, revision) === 1) return;
  const add = "INSERT INTO case_revision (format, payload, case_id, revision) VALUES (?, ?, ?, ?)";
  db.run(add, payloadFormat, payload, id, revision);
}

function mustBeApprovedByAnother(next: Case): void {
  const decision = "decision" in next ? next.decision : null;
  if (decision?.approved && decision.approved.by === decision.by) {
    throw new Problem("not-allowed", { case: next.id, officer: decision.approved.by, right: "approve" });
  }
}

/** What is in a revision never changes: other contents make the next one. */
function mustKeepApplication(next: Case, revision: RevisionRow): void {
  const before = parsePayload(next.id, revision) as { readonly application: Plain };
  const now = parsePayload(next.id, { format: payloadFormat, payload: encodeCase(next, "") }) as typeof before;
  if (canonicalJson(before.application) !== canonicalJson(now.application)) {
    throw new Error("other contents of an application were saved under the same revision");
  }
}

function mustBeFree(db: Database, next: Case): void {
  const live = `SELECT 1 FROM parcel WHERE case_id = ? AND state IN ('sealed', 'written', 'handed-over', 'received',
    'accepted', 'already', 'answered', 'confirmed', 'unknown')`;
  if (db.first(live, next.id) !== undefined) throw new Problem("changed-meanwhile", { case: next.id });
}
