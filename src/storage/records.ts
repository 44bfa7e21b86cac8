import * as v from "valibot";
import type { Case } from "../domain/case.ts";
import { Temporal } from "../domain/day.ts";
import type { CaseId, Digest, OfficerId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { CaseRow } from "./case-row.ts";
import { type Payload, payloadSchema } from "./payload.ts";

/** The form of payloads that this program writes: JSON in UTF-8. */
export const payloadFormat = 1;

export interface RevisionRow {
  readonly revision: number;
  readonly format: number;
  readonly payload: Uint8Array;
}

/** The payload of a case: everything personal about it, and the salt of its texts in hexadecimal. */
export function encodeCase(one: Case, salt: string): Uint8Array {
  const { application, remarks } = one;
  // As application files write it: without the seconds that it never has.
  const appliedAt = application.appliedAt?.toString({ smallestUnit: "minute" }) ?? null;
  return encodePayload({
    salt,
    application: { ...application, appliedAt },
    remarks,
    verification: "verification" in one ? one.verification : null,
    decision: "decision" in one ? one.decision : null,
    ruling: "ruling" in one ? one.ruling : null,
  });
}

/** A case as it was saved. Throws `store-damaged` where columns and payload do not make one. */
export function decodeCase(row: CaseRow, revision: RevisionRow): Case {
  const payload = decodePayload(row.id, revision, payloadSchema);
  const core = {
    id: row.id as CaseId,
    version: row.version,
    revision: row.revision,
    registered: { by: row.registered_by as OfficerId, at: Temporal.Instant.from(row.registered_at) },
    appliedAt: Temporal.PlainDateTime.from(row.applied_at),
    applicationDay: Temporal.PlainDate.from(row.application_day),
    dueOn: Temporal.PlainDate.from(row.due_on),
    dueOnStrict: Temporal.PlainDate.from(row.due_on_strict),
    pack: { id: row.pack_id, digest: row.pack_digest as Digest },
    underOrder: row.under_order,
    previous: row.previous as CaseId | null,
    application: payload.application,
    remarks: payload.remarks,
  };
  const whole = atStage(row, payload, core);
  if (whole === null || revision.revision !== row.revision) throw new Problem("store-damaged", { case: row.id });
  return whole;
}

type Core = Pick<Case, Exclude<keyof Case, "stage">>;

function atStage(row: CaseRow, payload: Payload, core: Core): Case | null {
  const { verification, decision, ruling } = payload;
  const { closed_on: closedOn, withdrawn_on: withdrawnOn } = row;
  switch (row.stage) {
    case "gathering":
      return { ...core, stage: "gathering" };
    case "verified":
      return verification && { ...core, stage: "verified", verification };
    case "decided":
      return verification && decision && { ...core, stage: "decided", verification, decision };
    case "ruled":
      return verification && decision && ruling && { ...core, stage: "ruled", verification, decision, ruling };
    case "closed":
      if (!verification || !decision || closedOn === null) return null;
      return { ...core, stage: "closed", verification, decision, ruling, closedOn: Temporal.PlainDate.from(closedOn) };
    case "withdrawn":
      if (withdrawnOn === null) return null;
      return { ...core, stage: "withdrawn", withdrawnOn: Temporal.PlainDate.from(withdrawnOn), decision };
    default:
      return null;
  }
}

const answersSchema = v.record(v.string(), v.unknown());

/** The answers of an interview, as far as it went: what they are worth is judged when they are registered. */
export const decodeAnswers = (draft: string, payload: Uint8Array): Record<string, unknown> =>
  decodePayload(draft, { format: payloadFormat, payload }, answersSchema);

/** Any payload of the store, as bytes. Days and instants become ISO 8601. */
export const encodePayload = (content: unknown): Uint8Array => Buffer.from(JSON.stringify(content), "utf8");

/** Reads a payload back by its schema. Throws `store-damaged`, naming the row it belongs to. */
export function decodePayload<S extends v.GenericSchema>(
  subject: string,
  row: Pick<RevisionRow, "format" | "payload">,
  schema: S,
): v.InferOutput<S> {
  const read = v.safeParse(schema, parsePayload(subject, row));
  if (!read.success) {
    const places = read.issues.map((issue) => v.getDotPath(issue) ?? "");
    throw new Problem("store-damaged", { case: subject, places });
  }
  return read.output;
}

/** The JSON of a payload, not checked yet. */
export function parsePayload(subject: string, row: Pick<RevisionRow, "format" | "payload">): unknown {
  if (row.format !== payloadFormat) throw new Problem("store-damaged", { case: subject });
  try {
    return JSON.parse(Buffer.from(row.payload.buffer, row.payload.byteOffset, row.payload.byteLength).toString("utf8"));
  } catch {
    throw new Problem("store-damaged", { case: subject });
  }
}
