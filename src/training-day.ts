import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { profileFile } from "./config.ts";
import type { Temporal } from "./domain/day.ts";
import type { Outcome } from "./domain/finding.ts";
import { Problem } from "./domain/problem.ts";
import { compiled, doorsOf, templates } from "./doors.ts";
import { shortDate } from "./i18n/dates.ts";
import { languageOfMachine } from "./i18n/language.ts";
import { problemWords } from "./i18n/problem-words.ts";
import { type Translate, translator } from "./i18n/translate.ts";
import { lastMorning } from "./training-clock.ts";
import { realWorld, type World } from "./world.ts";

const samples = fileURLToPath(new URL("../templates/samples", import.meta.url));

/** What the simulator of the centre rules on each sample; the one that lacks a document never gets there. */
const rulings: Readonly<Record<string, string>> = {
  investor: "issued",
  spouse: "iin-exists",
  senior: "refused",
  "head-of-entity": "issued",
};

/**
 * One day at a mission, unattended: a training office made anew in `./training`, the samples taken in, a batch sent, the
 * simulator's answers taken back, the letters written. Gives the exit code. Only a training office is ever replaced.
 */
export async function trainingDay(world: World): Promise<number> {
  const say = await translator(languageOfMachine(world.env));
  const tell = (line = "") => world.stdout.write(`${line}\n`);
  const day = new Day(world, say, tell);
  try {
    await day.begin();
    await day.makeOffice();
    const cases = await day.takeIn();
    await day.exchange(cases);
    await day.writeLetters();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    const { message, hint } = problemWords(cause, say);
    tell(message);
    tell(hint);
    return 7;
  }
  day.sayWhatLiesWhere();
  return 0;
}

class Day {
  readonly #world: World;
  readonly #say: Translate;
  readonly #tell: (line?: string) => void;
  readonly #office: string;

  constructor(world: World, say: Translate, tell: (line?: string) => void) {
    this.#world = world;
    this.#say = say;
    this.#tell = tell;
    this.#office = join(world.cwd, "training");
  }

  /** Null while the office is open: then the day is today. */
  #morning: Temporal.ZonedDateTime | null = null;

  #folder = (name: string): string => join(this.#office, name);

  /** Outside its hours the office plays the last day that it was open. */
  async begin(): Promise<void> {
    const profile = await doorsOf(this.#world, this.#office, "").exampleProfile();
    const { rulesFrom } = await import("./law/rules.ts");
    const sources = { templates: join(templates, "law"), imported: [], compiled, profile };
    const { host } = await rulesFrom({ ...sources, packBytes: async () => null }).calendars();
    this.#morning = lastMorning(this.#world.now(), profile, host);
    if (this.#morning === null) return;
    this.#tell(this.#say("training.closed", { day: shortDate(this.#morning.toPlainDate(), this.#say.language) }));
  }

  async makeOffice(): Promise<void> {
    this.#heading("office");
    if (!(await mayBeReplaced(this.#office))) throw new Problem("not-training", { path: this.#office });
    await rm(this.#office, { recursive: true, force: true });
    await this.#command(["init", "--training"]);
    for (const name of ["outbox", "inbox", "letters"]) await mkdir(this.#folder(name));
  }

  /** Gives the case of each sample that was forwarded. */
  async takeIn(): Promise<ReadonlyMap<string, string>> {
    this.#heading("applications");
    const cases = new Map<string, string>();
    for (const name of [...Object.keys(rulings), "heir-incomplete"]) {
      const file = join(samples, `${name}.json`);
      const opened = await this.#asked(["case", "open", "--from", file]);
      const id = String(opened.case);
      this.#tell(`  ${this.#say("view.case.registered", { case: id })}`);
      const { outcome } = await this.#asked(["case", "verify", id]);
      const words = this.#say(`code.outcome.${outcome as Outcome}`);
      this.#tell(`  ${this.#say("view.case.verified", { case: id, outcome: words })}`);
      if (outcome === "blocked") {
        await this.#command(["case", "decide", id, "--refuse", "--ground", "incomplete-set"]);
      } else {
        await this.#command(["case", "decide", id, "--forward"]);
        cases.set(name, id);
      }
    }
    return cases;
  }

  async exchange(cases: ReadonlyMap<string, string>): Promise<void> {
    this.#heading("exchange");
    await this.#command(["batch", "export", "--to", this.#folder("outbox")]);
    const wishes = [...cases].map(([name, id]) => `${id}=${rulings[name]}`);
    for (const file of await readdir(this.#folder("outbox"))) {
      const batch = join(this.#folder("outbox"), file);
      await this.#command([
        "centre",
        "answer",
        batch,
        "--to",
        this.#folder("inbox"),
        "--seed",
        "1",
        "--ruling",
        ...wishes,
      ]);
    }
    await this.#command(["answers", "import", this.#folder("inbox")]);
  }

  async writeLetters(): Promise<void> {
    this.#heading("letters");
    await this.#command(["letter", "issue", "--all", "--to", this.#folder("letters")]);
    await this.#command(["ledger", "verify"]);
    await this.#command(["case", "list"]);
  }

  sayWhatLiesWhere(): void {
    this.#heading("where");
    const place = (name: string) => relative(this.#world.cwd, name === "" ? this.#office : this.#folder(name));
    for (const name of ["letters", "outbox", "inbox"] as const) {
      this.#tell(`  ${place(name).padEnd(18)}${this.#say(`training.${name}`)}`);
    }
    this.#tell(`  ${place("").padEnd(18)}${this.#say("training.folder")}`);
    this.#tell();
    this.#tell(this.#say("training.open", { command: `npx iin-desk desk --office ${place("")}` }));
  }

  #heading(part: "office" | "applications" | "exchange" | "letters" | "where"): void {
    this.#tell();
    this.#tell(`— ${this.#say(`training.part.${part}`)}`);
  }

  /** Runs a command as it would be typed and shows what it says. */
  async #command(argv: readonly string[]): Promise<void> {
    this.#show(argv);
    const said = await this.#run(argv);
    this.#tell(said.trimEnd().replaceAll(/^/gm, "  "));
  }

  /** The same for a command whose answer the day goes on with. */
  async #asked(argv: readonly string[]): Promise<Record<string, unknown>> {
    this.#show(argv);
    return JSON.parse(await this.#run([...argv, "--json"])) as Record<string, unknown>;
  }

  #show(argv: readonly string[]): void {
    const short = (word: string) => (word.startsWith("/") ? relative(this.#world.cwd, word) : word);
    this.#tell(`$ iin-desk ${argv.map(short).join(" ")}`);
  }

  async #run(argv: readonly string[]): Promise<string> {
    const out: Buffer[] = [];
    const stdout = sink((chunk) => out.push(chunk));
    const notes: Buffer[] = [];
    const stderr = sink((chunk) => notes.push(chunk));
    // The office of the environment is somebody's real one: it is never looked at.
    const { IIN_DESK_OFFICE: _office, IIN_DESK_NOW: _now, ...given } = this.#world.env;
    const env = this.#morning === null ? given : { ...given, IIN_DESK_NOW: this.#morning.toInstant().toString() };
    const global = ["--office", this.#office, "--lang", this.#say.language];
    const inside = Object.assign(Object.create(this.#world) as World, { argv: [...argv, ...global], env });
    Object.defineProperties(inside, { stdout: { value: stdout }, stderr: { value: stderr } });
    const { run } = await import("./main.ts");
    const code = await run(inside);
    if (code !== 0) this.#world.stderr.write(Buffer.concat(notes));
    if (code !== 0) throw new Error(`iin-desk ${argv[0]} ${argv[1] ?? ""} ended with ${code}`);
    return Buffer.concat(out).toString("utf8");
  }
}

const sink = (take: (chunk: Buffer) => unknown): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      take(chunk);
      done();
    },
  });

/** True where nothing lies yet, or an office that bears the training mark. */
async function mayBeReplaced(folder: string): Promise<boolean> {
  try {
    await readdir(folder);
  } catch {
    return true;
  }
  try {
    return (JSON.parse(await readFile(profileFile(folder), "utf8")) as { training?: unknown }).training === true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  trainingDay(realWorld()).then((code) => {
    process.exitCode = code;
  });
