import { asideLines } from "../../workflow/aside-lines.ts";
import type { Run } from "../command.ts";
import { asideJson, asideTable } from "../views/aside-line.ts";

/** `answers quarantine list`: every line that waits for a person, and why; nothing of what it says. */
export const run: Run = async (desk) => {
  const lines = await asideLines(await desk.office());
  return { json: { lines: lines.map(asideJson) }, show: (screen) => asideTable(screen, lines) };
};
