import type { OfficeMessage, RequestMessage } from "../office-messages.ts";
import type { BatchLine, ReadBatch } from "../read-batch.ts";
import type { PlannedLine } from "./plan.ts";
import type { Register, RegisteredItem } from "./register.ts";
import { accepted, already, annul, type Given, type Reply, rejected, ruleOn } from "./reply-lines.ts";
import { defaultWish } from "./rulings.ts";

type Said = Exclude<OfficeMessage, RequestMessage>;

/** A message about an item that was sent before. The same again is answered with where it came first. */
export function replyToMessage(
  message: Said,
  line: BatchLine,
  batch: ReadBatch,
  register: Register,
  context: Given,
): Reply {
  const { item, kind } = message;
  const { digest } = line;
  const known = register.messages[item];
  if (known !== undefined && known.digest !== digest) return rejected(line, item, "digest-conflict", false);
  if (known === undefined) {
    const fault = faultOf(message, register, context);
    if (fault !== null) return rejected(line, item, fault, fault !== "already-ruled");
    register.messages[item] = { kind, digest, batch: batch.manifest.id, receivedOn: context.on.toString() };
  }
  const first = known === undefined || known.batch === batch.manifest.id;
  const acknowledged = first ? accepted(line, item) : already({ ...known, state: "ACCEPTED" }, line, item);
  return { acknowledged: [acknowledged], ruled: followUp(message, register, context) };
}

/**
 * Why a message cannot be taken. What adds to an item or takes it back may come before it; what speaks of a ruling, or
 * asks for one's outcome, cannot.
 */
function faultOf({ kind, of, case: id }: Said, register: Register, { rulings }: Given): string | null {
  if (rulings.get(id) === "rejected-tech") return "field-length";
  const entry = of === null ? undefined : register.items[of];
  if (entry === undefined) return kind === "RCL" || kind === "CNF" || kind === "CFL" ? "unknown-item" : null;
  // The acknowledgement of a recall is its outcome: what is ruled cannot be given back.
  return kind === "RCL" && entry.ruling !== null ? "already-ruled" : null;
}

/** What messages about an earlier item bring about. */
function followUp(message: Said, register: Register, context: Given): PlannedLine[] {
  const entry = message.of === null ? undefined : register.items[message.of];
  if (message.kind === "QRY") {
    const [item, known] =
      message.of !== null && entry !== undefined
        ? [message.of, entry]
        : (Object.entries(register.items).find(([, { digest }]) => digest === message.digest) ?? [null, undefined]);
    if (item === null || known === undefined) {
      const of = { item: message.of ?? message.item, digest: message.digest };
      return [{ kind: "STA", ...of, state: "UNKNOWN", on: null, reference: null }];
    }
    // Where it took back what it had ruled, whoever asks hears what it rules now.
    const again = known.annulled.length === 0 ? [] : ruleOn(item, known, defaultWish(known), context);
    return [stateOf(item, known), ...again];
  }
  if (entry === undefined || message.of === null) {
    if (message.kind === "WDR" && !register.withdrawn.includes(message.of)) register.withdrawn.push(message.of);
    return [];
  }
  switch (message.kind) {
    case "WDR":
    case "RCL":
      if (entry.ruling === null) entry.state = "RECALLED";
      // What was ruled already is said again: the office may not have it.
      return entry.ruling === null
        ? [stateOf(message.of, entry)]
        : [stateOf(message.of, entry), entry.ruling as PlannedLine];
    case "SUP": {
      if (!entry.supplements.includes(message.item)) entry.supplements.push(message.item);
      const count = entry.supplements.indexOf(message.item) + 1;
      return ruleOn(message.of, entry, context.rulings.get(message.case) ?? defaultWish(entry), context, count);
    }
    case "CFL":
      // Only its own ruling can the centre take back: what it never said it cannot.
      return referenceOf(entry) === message.reference ? annul(entry, context.on) : [];
    case "CNF":
      entry.confirmed = true;
      entry.servedOn = message.servedOn?.toString() ?? entry.servedOn;
      return [];
  }
}

const referenceOf = ({ ruling }: RegisteredItem): string | null =>
  ((ruling ?? {}) as { readonly reference?: string | null }).reference ?? null;

const stateOf = (item: string, entry: RegisteredItem): PlannedLine => {
  const { digest, state, receivedOn: on } = entry;
  return { kind: "STA", item, digest, state, on, reference: referenceOf(entry) };
};
