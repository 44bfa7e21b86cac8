import type { MessageLine } from "../../workflow/ports/messages.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { paragraph } from "./paragraph.ts";

/** A message of a case as scripts see it: what it says, and where it stands. */
export function messageJson({ message, state, batch }: MessageLine) {
  const { case: _case, ...said } = message;
  return { ...said, state, batch };
}

/** What a message is; a confirmation of service names the day. */
function messageName({ say, day }: Screen, { message }: MessageLine): string {
  const name = say(`code.message.${message.kind}`);
  if (message.kind !== "CNF" || message.servedOn === null) return name;
  return `${name} (${say("view.message.served", { day: day(message.servedOn) })})`;
}

/** Where a message stands; one whose batch was lost says so. */
export function messageState({ say }: Screen, { state, batch }: MessageLine): string {
  const words = say(`code.messageState.${state}`);
  if (batch === null) return words;
  return state === "waiting" ? `${words}, ${say("view.message.again", { batch })}` : `${words}  ${batch}`;
}

/** What to do about a message that the centre returned, or did not acknowledge. */
export function wayAgain({ say }: Screen, { message, state, retryable }: MessageLine): string {
  const { case: id, kind } = message;
  if (state === "rejected-tech" && retryable) return say("view.message.repeat", { case: id });
  const way = state === "rejected-tech" ? (`view.message.returned.${kind}` as const) : "view.message.silent";
  return `${say(way, { case: id })} ${say("view.message.otherwise", { case: id })}`;
}

/** What was said to the centre beside the request, and what to do where it must still be told: those in `untold`. */
export function messagesView(screen: Screen, messages: readonly MessageLine[], untold: readonly MessageLine[]): void {
  const { say } = screen;
  const due = new Set(untold.map(({ message }) => message.item));
  for (const line of messages) {
    screen.print([
      styled("dim", `${say("view.case.messages")}: `),
      `${messageName(screen, line)}  ${messageState(screen, line)}`,
    ]);
    if (due.has(line.message.item)) paragraph(screen, wayAgain(screen, line), { indent: 2, style: "warn" });
  }
}
