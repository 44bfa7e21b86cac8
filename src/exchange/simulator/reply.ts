import { canonicalJson } from "../canonical-json.ts";
import { sha256 } from "../digest.ts";
import type { RequestMessage } from "../office-messages.ts";
import type { BatchLine, ReadBatch } from "../read-batch.ts";
import type { PlannedLine } from "./plan.ts";
import { givenIins, type Register, type RegisteredItem, Requests } from "./register.ts";
import { accepted, already, annul, type Context, type Given, type Reply, rejected, ruleOn } from "./reply-lines.ts";
import { replyToMessage } from "./reply-to-message.ts";
import { defaultWish, type Wish } from "./rulings.ts";

/**
 * Enters every line of a batch in the register and gives the honest lines of the answer: acknowledgements first, then
 * what follows from them. One bad item never stops the others.
 */
export function answersTo(batch: ReadBatch, register: Register, context: Context): PlannedLine[] {
  const given = givenIins(register);
  const requests = new Requests(register);
  const numberOf = (entry: RegisteredItem) => requests.numberOf(entry);
  const replies = batch.lines.map((line) => {
    const reply = replyTo(line, batch, register, { ...context, given, numberOf });
    const entry = register.items[line.message?.item ?? ""];
    if (entry !== undefined) requests.add(entry);
    for (const { iin } of reply.ruled as readonly { iin?: unknown }[]) if (typeof iin === "string") given.add(iin);
    return reply;
  });
  return [...replies.flatMap((reply) => reply.acknowledged), ...replies.flatMap((reply) => reply.ruled)];
}

function replyTo(line: BatchLine, batch: ReadBatch, register: Register, context: Given): Reply {
  const { message, digest } = line;
  if (message === null) {
    const item = batch.manifest.items?.[line.number - 1]?.item;
    const fault = { code: "schema", field: null, retryable: true };
    return { acknowledged: [{ kind: "ACK", state: "REJECTED_TECH", item, digest, ...fault }], ruled: [] };
  }
  if (message.kind === "REQ" || message.kind === "COR") return requested(message, line, batch, register, context);
  return replyToMessage(message, line, batch, register, context);
}

function requested(
  request: RequestMessage,
  line: BatchLine,
  batch: ReadBatch,
  register: Register,
  context: Given,
): Reply {
  const { item } = request;
  const known = register.items[item];
  if (known !== undefined && known.digest !== line.digest) return rejected(line, item, "digest-conflict", false);
  const entry = known ?? enter(request, line, batch, context);
  const wish = context.rulings.get(request.case) ?? defaultWish(entry);
  if (known === undefined && wish === "rejected-tech") return rejected(line, item, "field-length", true);
  if (known === undefined && register.withdrawn.includes(item)) entry.state = "RECALLED";
  register.items[item] = entry;
  const isFirst = known === undefined || (entry.batch === batch.manifest.id && entry.state !== "RECALLED");
  const acknowledged = isFirst ? accepted(line, item) : already(entry, line, item);
  return { acknowledged: [acknowledged], ruled: rulings(item, entry, wish, context) };
}

/** What stands, or that nothing does any more. Taken back at a wish, it is so once. */
function rulings(item: string, entry: RegisteredItem, wish: Wish, context: Given): PlannedLine[] {
  const last = entry.annulled.at(-1);
  if (wish !== "annulled") {
    const ruled = ruleOn(item, entry, wish, context);
    return entry.ruling === null && last !== undefined ? [last.annulment as PlannedLine, ...ruled] : ruled;
  }
  if (entry.ruling === null && last !== undefined) return [last.ruling as PlannedLine, last.annulment as PlannedLine];
  return [...ruleOn(item, entry, wish, context), ...annul(entry, context.on)];
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
    person: personIn(applicant),
    state: "ACCEPTED",
    ruling: null,
    annulled: [],
    confirmed: false,
    servedOn: null,
    supplements: [],
  };
}

const personIn = ({ surname, givenNames, birthDate, citizenship }: RequestMessage["application"]["applicant"]) =>
  sha256(canonicalJson([surname, givenNames, birthDate, citizenship]));
