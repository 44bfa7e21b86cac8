import { messageKinds, messageStates } from "../../domain/message.ts";
import { noticeKinds } from "../../domain/notice.ts";
import type { HistoryLine } from "../../workflow/ports/cases.ts";
import type { Screen } from "../screen.ts";

/** Who did what and when, oldest first; digests are left out. */
export function historyTable(screen: Screen, history: readonly HistoryLine[]): void {
  const { say } = screen;
  screen.printer.table({
    head: [say("screen.when"), say("screen.who"), say("screen.what"), ""],
    rows: history.map((line) => [
      screen.time(line.at),
      line.by,
      eventWords(screen, line),
      Object.entries(line.facts)
        .filter(([name]) => !name.endsWith("Digest"))
        .filter(([, value]) => value !== null && String(value) !== "" && !String(value).startsWith("hmac-sha256:"))
        .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(", ") : value}`)
        .join("; "),
    ]),
  });
}

function eventWords({ say }: Screen, { code, facts }: HistoryLine): string {
  const message = code.startsWith("message-") ? messageKinds.find((one) => one === facts.kind) : undefined;
  if (message !== undefined) {
    const state = messageStates.find((one) => one === facts.state);
    const after = state === undefined ? "" : `, ${say(`code.messageState.${state}`)}`;
    return `${say(`code.event.${code}` as never)}: ${say(`code.message.${message}`)}${after}`;
  }
  const kind = code === "centre-noticed" ? noticeKinds.find((one) => one === facts.kind) : undefined;
  return kind === undefined ? say(`code.event.${code}` as never) : say(`answers.noticed.${kind}`);
}
