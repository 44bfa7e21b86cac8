import type { CaseId } from "../../domain/ids.ts";
import type { MessageKind } from "../../domain/message.ts";
import type { MessageLine } from "../../workflow/ports/messages.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";

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

/** What to do about a message that the centre returned. */
export function wayAgain(
  { say }: Screen,
  { case: id, kind, retryable }: { readonly case: CaseId; readonly kind: MessageKind; readonly retryable: boolean },
): string {
  return retryable ? say("view.message.repeat", { case: id }) : say(`view.message.returned.${kind}`, { case: id });
}

/** What was said to the centre beside the request, and what to do where it could not be taken. */
export function messagesView(screen: Screen, id: CaseId, messages: readonly MessageLine[]): void {
  const { say } = screen;
  for (const line of messages) {
    const { kind } = line.message;
    screen.print([
      styled("dim", `${say("view.case.messages")}: `),
      `${messageName(screen, line)}  ${messageState(screen, line)}`,
    ]);
    if (line.state !== "rejected-tech") continue;
    const way = wayAgain(screen, { case: id, kind, retryable: line.retryable });
    screen.print(["  ", styled("warn", way)]);
  }
}
