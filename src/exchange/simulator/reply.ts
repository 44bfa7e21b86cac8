import type { Day } from "../../domain/day.ts";
import type { CaseId } from "../../domain/ids.ts";
import type { OfficeMessage, RequestMessage } from "../office-messages.ts";
import type { BatchLine, ReadBatch } from "../read-batch.ts";
import type { Chance } from "./chance.ts";
import type { PlannedLine } from "./plan.ts";
import { givenIins, type Register, type RegisteredItem } from "./register.ts";
import { defaultWish, rulingOf, type Wish } from "./rulings.ts";

interface Context {
  readonly chance: Chance;
  /** The day on the office's calendar. */
  readonly on: Day;
  readonly rulings: ReadonlyMap<CaseId, Wish>;
}

/**
 * Enters every line of a batch in the register and gives the honest lines of the answer: acknowledgements first, then
 * what follows from them. One bad item never stops the others.
 */
export function answersTo(batch: ReadBatch, register: Register, context: Context): PlannedLine[] {
  const given = givenIins(register);
  const replies = batch.lines.map((line) => {
    const reply = replyTo(line, batch, register, { ...context, given });
    for (const { iin } of reply.ruled as readonly { iin?: unknown }[]) if (typeof iin === "string") given.add(iin);
    return reply;
  });
  return [...replies.flatMap((reply) => reply.acknowledged), ...replies.flatMap((reply) => reply.ruled)];
}

interface Reply {
  readonly acknowledged: readonly PlannedLine[];
  readonly ruled: readonly PlannedLine[];
}

type Given = Context & { readonly given: ReadonlySet<string> };

function replyTo(line: BatchLine, batch: ReadBatch, register: Register, context: Given): Reply {
  const { message, digest } = line;
  if (message === null) {
    const item = batch.manifest.items?.[line.number - 1]?.item;
    const fault = { code: "schema", field: null, retryable: true };
    return { acknowledged: [{ kind: "ACK", state: "REJECTED_TECH", item, digest, ...fault }], ruled: [] };
  }
  if (message.kind === "REQ" || message.kind === "COR") return requested(message, line, batch, register, context);
  const entry = message.of === null ? undefined : register.items[message.of];
  if (message.kind === "RCL" && (entry === undefined || entry.ruling !== null)) {
    // The acknowledgement of a recall is its outcome: what is ruled, or not here, cannot be given back.
    const fault = { code: entry === undefined ? "unknown-item" : "already-ruled", field: null };
    const retryable = entry === undefined;
    const rejected = {
      kind: "ACK",
      state: "REJECTED_TECH",
      item: message.item,
      digest: line.digest,
      ...fault,
      retryable,
    };
    return { acknowledged: [rejected], ruled: [] };
  }
  return { acknowledged: [accepted(line, message.item)], ruled: followUp(message, register, context) };
}

const accepted = ({ digest }: BatchLine, item: string): PlannedLine => ({
  kind: "ACK",
  state: "ACCEPTED",
  item,
  digest,
});

function requested(
  request: RequestMessage,
  line: BatchLine,
  batch: ReadBatch,
  register: Register,
  context: Given,
): Reply {
  const { item } = request;
  const { digest } = line;
  const rejected = (code: string, retryable: boolean): Reply => ({
    acknowledged: [{ kind: "ACK", state: "REJECTED_TECH", item, digest, code, field: null, retryable }],
    ruled: [],
  });
  const known = register.items[item];
  if (known !== undefined && known.digest !== digest) return rejected("digest-conflict", false);
  const entry = known ?? enter(request, line, batch, context);
  const wish = context.rulings.get(request.case) ?? defaultWish(entry);
  if (known === undefined && wish === "rejected-tech") return rejected("field-length", true);
  register.items[item] = entry;
  const acknowledged = entry.batch === batch.manifest.id ? accepted(line, item) : already(entry, line, item);
  const ruled = ruleOn(item, entry, wish, context);
  if (wish !== "annulled" || entry.ruling === null) return { acknowledged: [acknowledged], ruled };
  const annulment = annulmentOf(entry.ruling as PlannedLine, context.on);
  return { acknowledged: [acknowledged], ruled: [...ruled, annulment] };
}

function enter(request: RequestMessage, { digest }: BatchLine, batch: ReadBatch, { on }: Context): RegisteredItem {
  const { applicant, correction } = request.application;
  const unreliable = request.proposal?.some(({ code }) => code === "unreliable");
  return {
    office: batch.manifest.office,
    case: request.case,
    digest,
    batch: batch.manifest.id,
    receivedOn: on.toString(),
    revision: request.revision,
    appliedOn: request.appliedOn.toString(),
    birthDate: applicant.birthDate,
    correctedIin: correction?.iin ?? null,
    statedIin: applicant.previousIin,
    proposed: request.proposal === null ? null : unreliable ? "unreliable" : "non-compliant",
    state: "ACCEPTED",
    ruling: null,
    confirmed: false,
  };
}

const already = (entry: RegisteredItem, { digest }: BatchLine, item: string): PlannedLine => ({
  kind: "ACK",
  state: "ALREADY",
  item,
  digest,
  original: { batch: entry.batch, on: entry.receivedOn, state: entry.state },
});

/** The first ruling stands, whatever is wished later. */
function ruleOn(item: string, entry: RegisteredItem, wish: Wish, context: Given): PlannedLine[] {
  if (entry.ruling !== null) return [entry.ruling as PlannedLine];
  if (entry.state === "RECALLED" || wish === "silent") return [];
  if (wish === "supplement") {
    const dueOn = context.on.add({ days: 7 }).toString();
    const demands = [{ code: "document-illegible", texts: null }];
    return [{ kind: "INF", item, digest: entry.digest, dueOn, demands }];
  }
  const outcome = wish === "refused" || wish === "iin-exists" ? wish : "issued";
  const ruling = rulingOf({ item, entry }, outcome, context);
  entry.ruling = ruling;
  entry.state = "RULED";
  return [ruling];
}

function annulmentOf(ruling: PlannedLine, on: Day): PlannedLine {
  const { iin: _iin, grounds: _grounds, ...rest } = ruling as Readonly<Record<string, unknown>>;
  return { ...rest, outcome: "ANNULLED", reference: `${rest.reference}-A`, on: on.toString() };
}

/** What messages about an earlier item bring about. */
function followUp(message: Exclude<OfficeMessage, RequestMessage>, register: Register, context: Given): PlannedLine[] {
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
    return [stateOf(item, known)];
  }
  if (entry === undefined || message.of === null) return [];
  switch (message.kind) {
    case "WDR":
    case "RCL":
      if (entry.ruling === null) entry.state = "RECALLED";
      // What was ruled already is said again: the office may not have it.
      return entry.ruling === null
        ? [stateOf(message.of, entry)]
        : [stateOf(message.of, entry), entry.ruling as PlannedLine];
    case "SUP":
      return ruleOn(message.of, entry, context.rulings.get(message.case) ?? defaultWish(entry), context);
    case "CFL":
      return entry.ruling === null ? [] : [annulmentOf(entry.ruling as PlannedLine, context.on)];
    case "CNF":
      entry.confirmed = true;
      return [];
  }
}

function stateOf(item: string, { digest, state, receivedOn, ruling }: RegisteredItem): PlannedLine {
  const { reference = null } = (ruling ?? {}) as { readonly reference?: string | null };
  return { kind: "STA", item, digest, state, on: receivedOn, reference };
}
