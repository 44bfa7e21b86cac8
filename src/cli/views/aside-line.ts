import type { AsideLine } from "../../workflow/aside-lines.ts";
import { plainJson } from "../printer.ts";
import type { Screen } from "../screen.ts";

/** A line that was set aside, as scripts see it: nothing of what it says. */
export const asideJson = ({ file, line, item, case: id, reason, state }: AsideLine) => ({
  file,
  line,
  item,
  case: id,
  reason,
  state,
});

/** Lines that wait for a person, and why. */
export function asideTable(screen: Screen, lines: readonly AsideLine[]): void {
  const { say } = screen;
  if (lines.length === 0) {
    screen.print(say("answers.aside.none"));
    return;
  }
  screen.printer.table({
    head: [say("answers.column.file"), say("answers.column.line"), say("answers.column.about"), say("screen.reason")],
    rows: lines.map(({ file, line, item, case: id, reason }) => [
      file,
      String(line),
      id ?? item ?? say("screen.none"),
      say(`code.quarantine.${reason}`),
    ]),
  });
}

/** The line as text; null where its bytes are none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The line as it came; what a terminal would obey stands as `\uXXXX`. */
export function rawLine(screen: Screen, bytes: Uint8Array): void {
  const text = textOf(bytes);
  if (text === null) screen.print(screen.say("answers.aside.notText"));
  screen.print(text === null ? Buffer.from(bytes).toString("base64") : plainJson(text));
}
