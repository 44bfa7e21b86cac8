import type { PresentedDocument } from "../domain/document.ts";
import type { Finding } from "../domain/finding.ts";
import type { CaseId, ItemId } from "../domain/ids.ts";
import type { Supplement } from "../domain/message.ts";
import { mustBeAllowed, mustBePast, stampOf } from "./act.ts";
import { awaitingRuling } from "./live-parcel.ts";
import type { Office } from "./office.ts";
import { presented } from "./presented.ts";
import { takeInScans } from "./take-in-scans.ts";
import { findingsOf } from "./verify-case.ts";

/** What was brought after a case had left. */
export interface Supplemented {
  readonly message: Supplement;
  /** The number of its first paper, counted on behind those of the application. */
  readonly from: number;
  /** All findings about the case with everything presented for it by now. They stop nothing. */
  readonly findings: readonly Finding[];
  /** Requests of the centre that it answers: 0 where the papers come of the office's own accord. */
  readonly answers: number;
  /** The same papers wait for the next export already: nothing was made. */
  readonly again: boolean;
}

/**
 * Brings papers to a case that is on its way: they leave with the next export, scans with them, and answer what the
 * centre asked for. Throws what `awaitingRuling`, `mustBePast` and `takeInScans` throw.
 */
export async function supplementCase(
  office: Office,
  id: CaseId,
  papers: readonly PresentedDocument[],
): Promise<Supplemented> {
  mustBeAllowed(office, "intake");
  const { case: one, parcel } = await awaitingRuling(office, id);
  const before = await presented(office, one);
  const documents = await takeInScans(office, papers, before.documents);
  mustBePast(office, { ...one.application, documents }, one.applicationDay);
  const waiting = await sameThatWaits(office, id, documents);
  const from = before.documents.length + 1 - (waiting?.documents.length ?? 0);
  if (waiting !== null) {
    const findings = await findingsOf(office, { ...one, application: before });
    return { message: waiting, from, findings, answers: 0, again: true };
  }
  const scans = documents.flatMap(({ scan }) => (scan === null || typeof scan === "string" ? [] : [scan]));
  const about = { item: office.clock.newId() as ItemId, case: id, of: parcel.item, revision: parcel.revision };
  const message: Supplement = { kind: "SUP", ...about, documents, scans };
  const open = (await office.answers.notices({ case: id })).filter(({ state }) => state === "open");
  await office.messages.add(message, stampOf(office));
  const findings = await findingsOf(office, { ...one, application: await presented(office, one) });
  return { message, from, findings, answers: open.length, again: false };
}

async function sameThatWaits(
  office: Office,
  id: CaseId,
  documents: readonly PresentedDocument[],
): Promise<Supplement | null> {
  const text = JSON.stringify(documents);
  for (const { message, state } of await office.messages.list({ case: id })) {
    if (message.kind === "SUP" && state === "waiting" && JSON.stringify(message.documents) === text) return message;
  }
  return null;
}
