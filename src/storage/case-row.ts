import type { ParcelState } from "../domain/batch.ts";
import type { Case, Stage } from "../domain/case.ts";
import type { CaseId } from "../domain/ids.ts";
import type { MessageKind } from "../domain/message.ts";
import { unfitIn } from "../domain/repertoire.ts";
import { stillMatters } from "../domain/still-matters.ts";
import type { CaseLine } from "../workflow/ports/cases.ts";
import type { Cell } from "./database.ts";

/** The columns of a case: codes, dates and numbers. */
export interface CaseRow {
  readonly id: string;
  readonly version: number;
  readonly revision: number;
  readonly stage: string;
  readonly kind: string;
  readonly category: string;
  readonly registered_by: string;
  readonly registered_at: string;
  readonly applied_at: string;
  readonly application_day: string;
  readonly due_on: string;
  readonly due_on_strict: string;
  readonly pack_id: string;
  readonly pack_digest: string;
  readonly under_order: string | null;
  readonly previous: string | null;
  readonly decision: string | null;
  readonly decided_by: string | null;
  readonly approved_by: string | null;
  readonly ruling: string | null;
  readonly closed_on: string | null;
  readonly withdrawn_on: string | null;
  readonly unfit: number;
}

/** The columns of a case as it is to stand at `version`. */
export function caseRow(one: Case, version: number): CaseRow & Readonly<Record<string, Cell>> {
  const decision = "decision" in one ? one.decision : null;
  const ruling = "ruling" in one ? one.ruling : null;
  return {
    id: one.id,
    version,
    revision: one.revision,
    stage: one.stage,
    kind: one.application.kind,
    category: one.application.category,
    registered_by: one.registered.by,
    registered_at: one.registered.at.toString(),
    applied_at: one.appliedAt.toString(),
    application_day: one.applicationDay.toString(),
    due_on: one.dueOn.toString(),
    due_on_strict: one.dueOnStrict.toString(),
    pack_id: one.pack.id,
    pack_digest: one.pack.digest,
    under_order: one.underOrder,
    previous: one.previous,
    decision: decision?.decision.kind ?? null,
    decided_by: decision?.by ?? null,
    approved_by: decision?.approved?.by ?? null,
    ruling: ruling?.ruling.outcome ?? null,
    closed_on: one.stage === "closed" ? one.closedOn.toString() : null,
    withdrawn_on: one.stage === "withdrawn" ? one.withdrawnOn.toString() : null,
    unfit: unfitIn(one).length === 0 ? 0 : 1,
  };
}

/** What a list selects: columns, and what parcels, holds and letters say about the case. */
export interface LineRow {
  readonly id: string;
  readonly stage: string;
  readonly kind: string;
  readonly category: string;
  readonly revision: number;
  readonly application_day: string;
  readonly due_on: string;
  readonly due_on_strict: string;
  readonly decision: string | null;
  readonly approved_by: string | null;
  readonly ruling: string | null;
  readonly parcel: string | null;
  readonly by_hand: number;
  readonly supplement_due: string | null;
  /** Kinds, parted by commas; null for none. */
  readonly returned: string | null;
  readonly held: number;
  readonly unfit: number;
  readonly letter: string | null;
}

/** `approval`: whether this office has every decision approved by a second officer. */
export function caseLine(row: LineRow, approval: boolean): CaseLine {
  return {
    id: row.id as CaseId,
    stage: row.stage,
    kind: row.kind,
    category: row.category,
    revision: row.revision,
    applicationDay: row.application_day,
    dueOn: row.due_on,
    dueOnStrict: row.due_on_strict,
    decision: row.decision,
    awaitsApproval: approval && row.stage === "decided" && row.approved_by === null,
    ruling: row.ruling,
    parcel: row.parcel,
    byHand: row.by_hand === 1,
    supplementDue: row.supplement_due,
    returned: returnedIn(row),
    held: row.held === 1,
    unfit: row.unfit === 1,
    letter: row.letter,
    // The columns are held to these codes by the CHECKs of the schema.
  } as CaseLine;
}

function returnedIn(row: LineRow): MessageKind[] {
  if (row.returned === null) return [];
  const standing = { stage: row.stage as Stage, parcel: row.parcel as ParcelState | null };
  return ([...new Set(row.returned.split(","))] as MessageKind[]).filter((kind) => stillMatters(kind, standing));
}
