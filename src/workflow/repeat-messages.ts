import { coveredUpTo, messageWord } from "../domain/coverage.ts";
import { batchSeq, type CaseId, type ItemId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import { Problem } from "../domain/problem.ts";
import { stillMatters } from "../domain/still-matters.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import type { Office } from "./office.ts";
import type { MessageLine } from "./ports/messages.ts";

/**
 * What the centre was told about a case beside the request, must know still, and has not: it returned it, or did not
 * acknowledge it although it calls itself complete. Of each kind the newest, oldest first. Throws `unknown-case`.
 */
export async function untoldMessages(office: Office, id: CaseId): Promise<readonly MessageLine[]> {
  const line = await office.cases.line(id);
  const said = await office.messages.list({ case: id });
  const upTo = coveredUpTo(await office.answers.files());
  const isSilent = ({ message, state, batch }: MessageLine) =>
    batch !== null && messageWord(state, batchSeq(batch), upTo) === "silent" && stillMatters(message.kind, line);
  return said.filter((one, at) => {
    const { kind } = one.message;
    const isNewest = said.findLastIndex(({ message }) => message.kind === kind) === at;
    const isReturned = one.state === "rejected-tech" && line.returned.includes(kind);
    return isNewest && (isReturned || (one.state !== "waiting" && isSilent(one)));
  });
}

/**
 * Makes again what the centre was told about a case and has not: the same, under new ids, to leave with the next export.
 * Also what it called unfit for good: a person knows that it has put that right. Throws `nothing-returned`.
 */
export async function repeatMessages(office: Office, id: CaseId): Promise<readonly Message[]> {
  const untold = await untoldHere(office, id);
  const made = untold.map((message): Message => ({ ...message, item: office.clock.newId() as ItemId }));
  for (const message of made) await office.messages.add(message, stampOf(office));
  return made;
}

/** An officer says that the centre was told the same by another way, or needs it no more. Throws `nothing-returned`. */
export async function toldOtherwise(office: Office, id: CaseId): Promise<readonly Message[]> {
  const untold = await untoldHere(office, id);
  await office.messages.toldOtherwise(untold, stampOf(office));
  return untold;
}

async function untoldHere(office: Office, id: CaseId): Promise<readonly Message[]> {
  mustBeAllowed(office, "intake");
  const untold = await untoldMessages(office, id);
  if (untold.length === 0) throw new Problem("nothing-returned", { case: id });
  return untold.map(({ message }) => message);
}
