import * as v from "valibot";
import type { QuarantineReason } from "../domain/answer.ts";
import { uuidPattern } from "../domain/ids.ts";
import { checkIin } from "../domain/iin.ts";
import { type Ruling, rulingSchema } from "../domain/ruling.ts";
import {
  type CentreMessage,
  type CentreMessageKind,
  centreMessageSchemas,
  type DecisionMessage,
} from "./centre-messages.ts";
import { JsonRefusal, parseStrictly } from "./json.ts";

/** One line of the centre, understood; or why it was not. A bad line never stops its neighbours. */
export type Decoded =
  | { readonly good: true; readonly message: CentreMessage; readonly ruling: Ruling | null }
  | { readonly good: false; readonly item: string | null; readonly reason: QuarantineReason };

/** Reads one line of an answer file, strictly. Never throws for what the line says. */
export function decodeAnswer(line: Uint8Array): Decoded {
  let value: unknown;
  try {
    value = parseStrictly(line);
  } catch (cause) {
    if (!(cause instanceof JsonRefusal)) throw cause;
    return { good: false, item: null, reason: "unreadable-line" };
  }
  const item = itemOf(value);
  const kind = isRecord(value) ? value.kind : undefined;
  if (typeof kind !== "string") return { good: false, item, reason: "unreadable-line" };
  if (!isKnown(kind) || hasUnknownCode(kind, value)) return { good: false, item, reason: "unknown-kind" };
  const parsed = v.safeParse(centreMessageSchemas[kind], value);
  if (!parsed.success) return { good: false, item, reason: "unreadable-line" };
  const message: CentreMessage = parsed.output;
  if (message.kind !== "DEC") return { good: true, message, ruling: null };
  const reason = iinReason(message);
  if (reason !== null) return { good: false, item, reason };
  const ruling = v.safeParse(rulingSchema, asRuling(message, value));
  return ruling.success
    ? { good: true, message, ruling: ruling.output }
    : { good: false, item, reason: "unreadable-line" };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isKnown = (kind: string): kind is CentreMessageKind => Object.hasOwn(centreMessageSchemas, kind);

/** A known kind with an outcome or state of a later version is kept for a person like an unknown kind. */
function hasUnknownCode(kind: CentreMessageKind, value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (kind === "DEC")
    return typeof value.outcome === "string" && !["ISSUED", "REFUSED", "ANNULLED"].includes(value.outcome);
  if (kind === "ACK")
    return typeof value.state === "string" && !["ACCEPTED", "ALREADY", "REJECTED_TECH"].includes(value.state);
  return false;
}

function itemOf(value: unknown): string | null {
  const item = isRecord(value) ? value.item : undefined;
  return typeof item === "string" && uuidPattern.test(item) ? item : null;
}

function iinReason(message: DecisionMessage): QuarantineReason | null {
  const iin = message.outcome === "ANNULLED" ? null : message.iin;
  if (iin === null) return null;
  const checked = checkIin(iin);
  if (checked.valid) return null;
  return checked.reason === "bin" ? "iin-is-bin" : `iin-${checked.reason}`;
}

/** The decision as the domain says it, from the line's own texts. */
function asRuling(message: DecisionMessage, value: unknown): unknown {
  const { kind: _kind, item: _item, digest: _digest, ...rest } = isRecord(value) ? value : {};
  return { ...rest, outcome: message.outcome.toLowerCase() };
}
