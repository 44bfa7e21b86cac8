import { isAfter, Temporal } from "../../domain/day.ts";
import type { Digest, OfficeCode } from "../../domain/ids.ts";
import type { CentreMessageJson } from "../centre-messages.ts";
import type { ReadBatch } from "../read-batch.ts";

/** A line as it will stand in the file: a message of this version, or what a scenario made of one. */
export type PlannedLine = CentreMessageJson | Readonly<Record<string, unknown>>;

/** One answer file before it is numbered and sealed. A scenario changes plans, never bytes that are sealed honestly. */
export interface Plan {
  readonly office: OfficeCode;
  readonly lines: readonly PlannedLine[];
  readonly createdAt: Temporal.ZonedDateTime;
  readonly inReplyTo: { readonly batch: string; readonly sha256: Digest };
  readonly completeUpTo: number;
  readonly ledgerHeadSeen: { readonly size: number; readonly hash: Digest } | null;
  /** `stranger`: a key that nobody pinned. */
  readonly signer: "centre" | "stranger";
  /** Only the first part of its bytes arrives. */
  readonly cut: boolean;
  /** Times it is delivered: 0 is lost on the way. */
  readonly copies: number;
  /** Delivered after all the others. */
  readonly delayed: boolean;
}

export const isDecision = (line: PlannedLine): boolean => line.kind === "DEC";
export const isIssued = (line: PlannedLine): boolean =>
  isDecision(line) && "outcome" in line && line.outcome === "ISSUED";

/**
 * The honest answer to a batch: every line in one file, delivered once. Applied after reception, a case counts from the
 * next office day, and nothing is ruled before it: then the centre answers on that day.
 */
export function planFor(answer: {
  readonly batch: ReadBatch;
  readonly lines: readonly PlannedLine[];
  readonly createdAt: Temporal.ZonedDateTime;
  readonly completeUpTo: number;
}): Plan {
  const { manifest, sha256 } = answer.batch;
  return {
    office: manifest.office as OfficeCode,
    lines: answer.lines,
    createdAt: notBeforeRulings(answer.createdAt, answer.lines),
    inReplyTo: { batch: manifest.id, sha256 },
    completeUpTo: answer.completeUpTo,
    ledgerHeadSeen: manifest.ledgerHead,
    signer: "centre",
    cut: false,
    copies: 1,
    delayed: false,
  };
}

function notBeforeRulings(at: Temporal.ZonedDateTime, lines: readonly PlannedLine[]): Temporal.ZonedDateTime {
  return lines.filter(isDecision).reduce((latest, line) => {
    const on = Temporal.PlainDate.from("on" in line ? String(line.on) : "");
    return isAfter(on, latest.toPlainDate())
      ? on.toZonedDateTime({ timeZone: at.timeZoneId, plainTime: "09:00" })
      : latest;
  }, at);
}
