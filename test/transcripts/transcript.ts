import { readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { Temporal } from "../../src/domain/day.ts";
import { answer } from "../../src/exchange/simulator/centre.ts";
import type { ScenarioName } from "../../src/exchange/simulator/scenarios.ts";
import { type Place, place, type Ran } from "../support/world.ts";

/**
 * Plays a transcript and gives it as it really went. In it
 *
 *     # is said to the reader,
 *     @ sets the clock of the office,
 *     % happens elsewhere: the centre answers FILE into FOLDER: SCENARIO,
 *     $ is typed: `iin-desk …`, or a line for the shell.
 *
 * What a command says follows it: results as they are, `! ` before what goes to people beside the result, `= CODE` where
 * the exit code is not 0. Only what differs from run to run is written otherwise: `<sha256>`, `<uuid>`, `<n> bytes`.
 */
export async function played(text: string): Promise<string> {
  const here = await place();
  await symlink(join(import.meta.dirname, "../../templates"), join(here.folder, "templates"));
  let clock = "2026-11-23T09:00:00Z";
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const [sign, rest] = [line.slice(0, 2), line.slice(2)];
    if (sign === "$ ") {
      lines.push(line, ...said(await typed(here, rest), here.folder));
    } else if (sign === "@ " || sign === "% " || line.startsWith("#") || line === "") {
      if (sign === "@ ") {
        clock = rest;
        here.setClock(clock);
      }
      if (sign === "% ") await elsewhere(here.folder, rest, clock);
      if (line !== "" || lines.at(-1) !== "") lines.push(line);
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

async function typed(here: Place, line: string): Promise<Ran> {
  if (line.startsWith("iin-desk ")) return here.type(line);
  const { exitCode = 0, stdout, stderr } = await execa("sh", ["-c", line], { cwd: here.folder, reject: false });
  return { code: exitCode, stdout, stderr };
}

async function elsewhere(folder: string, what: string, clock: string): Promise<void> {
  const [, file = "", into = "", scenario = ""] = /^the centre answers (\S+) into (\S+): (\S+)$/.exec(what) ?? [];
  const answers = await answer(join(folder, "office", "centre"), await readFile(join(folder, file)), {
    seed: 1,
    at: Temporal.Instant.from(clock),
    rulings: new Map(),
    scenario: scenario as ScenarioName,
    software: "iin-desk 0.0.0",
    path: file,
  });
  for (const one of answers) await writeFile(join(folder, into, one.fileName), one.bytes);
}

function said({ code, stdout, stderr }: Ran, folder: string): string[] {
  const lines = (text: string) => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));
  return [...lines(stdout), ...lines(stderr).map((line) => `! ${line}`), ...(code === 0 ? [] : [`= ${code}`])].map(
    (line) => steady(line, folder).trimEnd(),
  );
}

const steady = (line: string, folder: string): string =>
  line
    .replaceAll(`${folder}/`, "")
    .replace(/\b[0-9a-f]{64}\b/g, "<sha256>")
    .replace(/\b[0-9A-F]{4}(?: [0-9A-F]{4}){3}\b/g, "<spoken digest>")
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "<uuid>")
    .replace(/-draft-[0-9a-f]{8}\.pdf/g, "-draft-<digest>.pdf")
    .replace(/\b\d+ bytes\b/g, "<n> bytes");
