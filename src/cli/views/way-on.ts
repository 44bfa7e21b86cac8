import { nextStep } from "../../domain/next-step.ts";
import type { Notice } from "../../domain/notice.ts";
import type { CaseLine } from "../../workflow/ports/cases.ts";
import type { Screen } from "../screen.ts";
import { paragraph } from "./paragraph.ts";

/** The commands that answer what the centre asked for or returned; says nothing where it waits for nothing. */
export function wayOn(screen: Screen, line: CaseLine, notices: readonly Notice[]): void {
  for (const way of waysOn(line, notices)) {
    paragraph(screen, screen.say(`answers.do.${way}`, { case: line.id }), { indent: 2 });
  }
}

type Way = "supplement" | "amend" | "reopen" | "repeat" | "otherwise";

function waysOn(line: CaseLine, notices: readonly Notice[]): Way[] {
  const next = nextStep(line);
  if (next === "supplement") return [next];
  if (next === "repeat") return [next, "otherwise"];
  if (next !== "mend") return [];
  const returned = notices.findLast(({ content }) => content.kind === "rejection" && content.message === null);
  const again = line.parcel === "recalled" || (returned?.content.kind === "rejection" && returned.content.retryable);
  return again ? ["amend", "reopen"] : ["amend"];
}
