import { Problem } from "../domain/problem.ts";
import { madePlain } from "../domain/text.ts";
import type { Output, World } from "../world.ts";
import { brokenLine } from "./break-line.ts";
import { type Table, tableText } from "./table.ts";
import type { Terminal } from "./terminal.ts";

export type Style = "bold" | "dim" | "good" | "warn" | "bad" | "accent";

/** A piece of a line with a style: a value, so that views are written without knowing whether there are colours. */
export interface Styled {
  readonly style: Style;
  readonly text: string;
}

/** One line for people, piece by piece. */
export type Line = string | Styled | readonly (string | Styled)[];

export const styled = (style: Style, text: string): Styled => ({ style, text });

/** Cleans a line of whatever a terminal would obey, then gives it its colours. */
export type Paint = (line: Line) => string;

/** The only door to the screen: what is printed is clean, coloured where colours are wanted, and really written. */
export interface Printer {
  /** A line of the result, on stdout. */
  print(line?: Line): void;
  /** A line for the person at the desk, on stderr. */
  note(line?: Line): void;
  /** Text of several lines on stdout, such as a help page; each line is cleaned by itself. */
  page(text: string): void;
  table(table: Table): void;
  /** A line on stderr that the next one takes the place of, for terminals; null takes it away. */
  status(line: Line | null): void;
  /** The one JSON object of a `--json` run. It is held until `finish`, so that a failure leaves stdout empty. */
  json(value: object): void;
  /** Paints for stderr, where the prompts are drawn. */
  readonly paint: Paint;
  /** Results are coloured. */
  readonly coloured: boolean;
  /** Width of the screen that results are printed on; null where it is none. */
  readonly columns: number | null;
  /**
   * Waits until every byte of the result has been taken.
   * @throws Problem `output-failed` when the disk is full or nobody reads any more
   */
  finish(): Promise<void>;
}

/** Chalk is loaded only where there is something to colour: a script must not wait for it. */
async function painter(coloured: boolean): Promise<Paint> {
  const styles = coloured ? await chalkStyles() : null;
  const piece = (part: string | Styled): string => {
    if (typeof part === "string") return madePlain(part);
    const clean = madePlain(part.text);
    return styles === null ? clean : styles[part.style](clean);
  };
  return (line) => (Array.isArray(line) ? line.map(piece).join("") : piece(line as string | Styled));
}

async function chalkStyles(): Promise<Record<Style, (text: string) => string>> {
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: 1 });
  return {
    bold: chalk.bold,
    dim: chalk.dim,
    good: chalk.green,
    warn: chalk.yellow,
    bad: chalk.red,
    accent: chalk.cyan,
  };
}

/** Writes to one stream, opened at the first word, and remembers the first failure instead of dying of it. */
function pen(open: () => Output) {
  let stream: Output | null = null;
  let failure: Error | null = null;
  let last: Promise<void> = Promise.resolve();
  const opened = (): Output => {
    const opening = open();
    opening.on("error", (error: Error) => {
      failure ??= error;
    });
    return opening;
  };
  return {
    write(text: string): void {
      stream ??= opened();
      const to = stream;
      last = new Promise((resolve) => {
        to.write(text, (error) => {
          failure ??= error ?? null;
          resolve();
        });
      });
    },
    /** Callbacks come in the order of the writes: the last one ends them all. */
    async failed(): Promise<Error | null> {
      await last;
      return failure;
    },
  };
}

/** Makes the printer of this run. */
export async function printerOf(world: World, terminal: Terminal): Promise<Printer> {
  const paintOut = await painter(terminal.coloursOut);
  const paintErr = await painter(terminal.coloursErr);
  const out = pen(() => world.stdout);
  const err = pen(() => world.stderr);
  let held: string | null = null;
  return {
    print: (line = "") => out.write(painted(line, paintOut, terminal.columns)),
    note: (line = "") => err.write(painted(line, paintErr, world.stderr.isTTY ? (world.stderr.columns ?? 80) : null)),
    page: (text) => out.write(text.replace(/\n$/, "").split("\n").map(paintOut).join("\n").concat("\n")),
    table: (table) => out.write(tableText(table, paintOut, terminal.columns)),
    status: (line) => err.write(`\r\u001b[2K${line === null ? "" : paintErr(line)}`),
    json(value) {
      if (held !== null) throw new Error("a second JSON object for one result");
      held = JSON.stringify({ format: 1, ...value });
    },
    paint: paintErr,
    coloured: terminal.coloursOut,
    columns: terminal.columns,
    async finish() {
      if (held !== null) out.write(`${plainJson(held)}\n`);
      held = null;
      const failure = await out.failed();
      if (failure) throw new Problem("output-failed", {}, { cause: failure });
    },
  };
}

const painted = (line: Line, paint: Paint, columns: number | null): string =>
  brokenLine(line, columns)
    .map((one) => `${paint(one)}\n`)
    .join("");

/** JSON text in which characters that a terminal would obey stand as `\uXXXX`: the same value, harmless to look at. */
export function plainJson(json: string): string {
  if (madePlain(json) === json) return json;
  return Array.from(json, (character) =>
    madePlain(character) === character
      ? character
      : Array.from({ length: character.length }, (_, at) => escaped(character.charCodeAt(at))).join(""),
  ).join("");
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, "0")}`;
