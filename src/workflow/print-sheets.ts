import { liveParcelStates, type Parcel } from "../domain/batch.ts";
import type { CaseAt } from "../domain/case.ts";
import { isForwarded } from "../domain/decision.ts";
import { entrySheetOf } from "../domain/entry-sheet-facts.ts";
import type { CaseId, Digest } from "../domain/ids.ts";
import type { EntrySheet } from "../domain/office-page.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, mustBePerson, stampOf, today } from "./act.ts";
import type { Office } from "./office.ts";
import type { OnSheet, ReadForSheet } from "./ports/sheets.ts";

/** A case on the way by hand, as it is told. */
export interface TypedCase {
  readonly case: CaseId;
  /** Which copy was printed; 0 where none was yet. */
  readonly copy: number;
  /** The batch in which it is on its way as a file too. */
  readonly batch: string | null;
}

export interface PrintedSheets {
  readonly cases: readonly TypedCase[];
  readonly files: readonly { readonly case: CaseId; readonly path: string; readonly sha256: Digest }[];
  /** Cases that could not be put on paper; they stopped none of the others, and nothing of them changed. */
  readonly left: readonly { readonly case: CaseId; readonly problem: Problem }[];
}

/**
 * Puts cases on sheets for a person who types them into the central system, a file each. Without numbers: every case
 * that has not left in any way, so that nobody types one twice. By its number: again, or one that left as a file and has
 * no ruling; its sheet says so. From then on the case is on its way by hand and leaves in no batch. Throws
 * `not-forwarded`, `not-approved`, `lies-sealed`, `outcome-unknown`, `not-allowed` for a machine.
 */
export async function printSheets(office: Office, named: readonly CaseId[], to: string): Promise<PrintedSheets> {
  mustBeAllowed(office, "export");
  mustBePerson(office);
  await office.folders.mustExist(to);
  // All of them are looked at before the first is put on paper.
  const ready: Ready[] = [];
  for (const id of await chosen(office, named)) ready.push(await readyFor(office, id));
  const done: { told: TypedCase; file: PrintedSheets["files"][number] }[] = [];
  const left: { case: CaseId; problem: Problem }[] = [];
  for (const one of ready) {
    try {
      done.push(await printSheet(office, one, to));
    } catch (cause) {
      if (named.length === 1 || !(cause instanceof Problem) || cause.code !== "letter-cannot-print") throw cause;
      left.push({ case: one.case.id, problem: cause });
    }
  }
  return { cases: done.map(({ told }) => told), files: done.map(({ file }) => file), left };
}

/** What `printSheets` would put on paper without a number, and what waits on its way by hand for a ruling. */
export async function sheetsToPrint(office: Office): Promise<readonly TypedCase[]> {
  const { waiting } = await office.batches.selection();
  const typed: TypedCase[] = waiting.map(({ case: id }) => ({ case: id, copy: 0, batch: null }));
  for (const { case: id, copies } of await office.sheets.list()) {
    if ((await office.cases.line(id)).stage !== "decided") continue;
    typed.push({ case: id, copy: copies, batch: (await sentParcel(office, id))?.batch ?? null });
  }
  return typed;
}

async function chosen(office: Office, named: readonly CaseId[]): Promise<readonly CaseId[]> {
  if (named.length > 0) return [...new Set(named)];
  return (await office.batches.selection()).waiting.map((one) => one.case);
}

interface Ready {
  readonly case: CaseAt<"decided">;
  readonly parcel: Parcel | null;
  readonly sent: Parcel | null;
  readonly before: OnSheet | null;
}

async function readyFor(office: Office, id: CaseId): Promise<Ready> {
  const one = await office.cases.load(id);
  if (one.stage !== "decided" || !isForwarded(one.decision.decision)) throw new Problem("not-forwarded", { case: id });
  if (office.profile.approval && one.decision.approved === null) throw new Problem("not-approved", { case: id });
  const parcel = (await office.batches.parcels({ case: id })).at(-1) ?? null;
  mustNotLeaveByItself(parcel);
  const [sent, before] = await Promise.all([sentParcel(office, id), office.sheets.of(id)]);
  return { case: one, parcel, sent, before };
}

/** A file that would leave after the case was typed, or may have left, would make two of one case. */
export function mustNotLeaveByItself(parcel: Parcel | null): void {
  if (parcel?.state === "sealed") throw new Problem("lies-sealed", { case: parcel.case, batch: parcel.batch });
  if (parcel?.state === "unknown") throw new Problem("outcome-unknown", { batch: parcel.batch });
}

async function sentParcel(office: Office, id: CaseId): Promise<Parcel | null> {
  const parcel = (await office.batches.parcels({ case: id })).at(-1) ?? null;
  return parcel !== null && liveParcelStates.includes(parcel.state) ? parcel : null;
}

async function printSheet(office: Office, { case: one, parcel, sent, before }: Ready, to: string) {
  const copies = before?.copies ?? 0;
  const facts = entrySheetOf({
    case: one,
    book: await office.rules.ofCase(one.pack),
    profile: office.profile,
    madeOn: today(office),
    copy: copies + 1,
    printedBefore: before === null ? null : dayOf(office, before),
    sent,
  });
  const { bytes, sha256 } = await office.press.page(facts);
  const read: ReadForSheet = { ...positionOf(one), parcel: parcel?.state ?? null, copies };
  // Noted before the paper exists: after a crash in between, a sheet that nobody has holds the case back, and no more.
  await office.sheets.put(read, stampOf(office));
  const written = await office.folders.write(to, nameOf(facts, sha256), bytes);
  const told: TypedCase = { case: one.id, copy: copies + 1, batch: sent?.batch ?? null };
  return { told, file: { case: one.id, ...written } };
}

const positionOf = ({ id, version, revision }: CaseAt<"decided">) => ({ case: id, version, revision });

const dayOf = (office: Office, { since }: OnSheet) =>
  since.at.toZonedDateTimeISO(office.profile.timeZone).toPlainDate();

/** Copies lie beside each other: the name tells them apart by what they say. */
const nameOf = (facts: EntrySheet, sha256: Digest): string => `${facts.case}-sheet-${sha256.slice(0, 8)}.pdf`;
