import type { CaseId } from "../../domain/ids.ts";
import type { MessageLine } from "../../workflow/ports/messages.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";

/** A message as scripts see it; the papers of a supplement with it. */
export const messageJson = ({ message, state, batch }: MessageLine) => ({
  item: message.item,
  kind: message.kind,
  of: message.of,
  state,
  batch,
  ...(message.kind === "SUP" ? { documents: message.documents } : {}),
});

/** Where a message stands; one whose batch was lost says so. */
export function messageState({ say }: Screen, { state, batch }: MessageLine): string {
  const words = say(`code.messageState.${state}`);
  if (batch === null) return words;
  return state === "waiting" ? `${words}, ${say("view.message.again", { batch })}` : `${words}  ${batch}`;
}

/** What was said to the centre beside the request, and what to do where it could not be taken. */
export function messagesView(screen: Screen, id: CaseId, messages: readonly MessageLine[]): void {
  const { say } = screen;
  for (const line of messages) {
    const { kind } = line.message;
    screen.print([
      styled("dim", `${say("view.case.messages")}: `),
      `${say(`code.message.${kind}`)}  ${messageState(screen, line)}`,
    ]);
    if (line.state === "rejected-tech")
      screen.print(["  ", styled("warn", say(`view.message.returned.${kind}`, { case: id }))]);
  }
}
