import { Problem } from "../domain/problem.ts";
import type { Progress } from "../workflow/export-batch.ts";
import { type Call, textFlag } from "./command.ts";
import type { Desk } from "./desk.ts";

export const progressModes = ["bar", "json", "none"] as const;
type Mode = (typeof progressModes)[number];

/** Told at most this often in one phase. */
const tellings = 100;
const width = 30;

/** How the progress of an export is told: lines for a program, a bar for a person, or not. */
export function progressOf(desk: Desk, call: Call): { tell(progress: Progress): void; end(): void } {
  const { printer, say, world } = desk;
  const onTerminal = world.stderr.isTTY === true;
  const mode = (textFlag(call, "progress") ?? (onTerminal && !desk.json ? "bar" : "none")) as Mode;
  if (mode === "bar" && desk.json)
    throw new Problem("bad-value", { flag: "--progress", value: mode, expected: "json, none" });
  let last = "";
  const isDue = ({ phase, done, total }: Progress): boolean => {
    const step = `${phase} ${done === total ? "end" : Math.floor((done * tellings) / Math.max(total, 1))}`;
    const due = step !== last;
    last = step;
    return due;
  };
  return {
    tell(progress) {
      if (mode === "none" || !isDue(progress)) return;
      if (mode === "json") return printer.note(JSON.stringify({ type: "progress", ...progress }));
      // A bar that is no terminal's would fill a log with its traces.
      if (onTerminal) printer.status(`${bar(progress)} ${say(`view.batch.phase.${progress.phase}`)}`);
    },
    end() {
      if (mode === "bar" && onTerminal && last !== "") printer.status(null);
    },
  };
}

function bar({ done, total }: Progress): string {
  const filled = total === 0 ? width : Math.round((done * width) / total);
  return `[${"#".repeat(filled)}${"-".repeat(width - filled)}] ${done}/${total}`;
}
