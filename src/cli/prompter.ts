import stringWidth from "fast-string-width";
import type { Day } from "../domain/day.ts";
import { Problem } from "../domain/problem.ts";
import { madePlain } from "../domain/text.ts";
import { shortDate } from "../i18n/dates.ts";
import type { Translate } from "../i18n/translate.ts";
import type { EndSignal, World } from "../world.ts";
import type { Printer } from "./printer.ts";
import type { LinesConfig } from "./prompts/lines.ts";
import { markPastes } from "./prompts/paste.ts";
import { promptTheme } from "./prompts/theme.ts";
import { dayTyped, passportLine, passportLineCount, typedLine } from "./prompts/typed-text.ts";
import {
  type Back,
  back,
  type CheckboxQuestion,
  type Choice,
  type ConfirmQuestion,
  type DateQuestion,
  type Heading,
  type PassportQuestion,
  type SearchQuestion,
  type SelectQuestion,
  type TextQuestion,
} from "./question.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./views/paragraph.ts";

/**
 * The only door to the keyboard. Every question gives its answer or `back` (Esc, `<`), and throws
 * Problem `answer-needed` where nobody can be asked (no terminal, `--json`),
 * Problem `cancelled` on Ctrl-C, Ctrl-D, a closed keyboard or a closed terminal; the terminal is then as it was before.
 */
export interface Prompter {
  /** Somebody can be asked here. */
  readonly possible: boolean;
  /** One line of a list. */
  select<Value>(question: SelectQuestion<Value>): Promise<Value | Back>;
  /** One line of a long list, found by typing. */
  search<Value>(question: SearchQuestion<Value>): Promise<Value | Back>;
  /** Any lines of a list. */
  checkbox<Value>(question: CheckboxQuestion<Value>): Promise<readonly Value[] | Back>;
  /** Yes or no as a list of two: no letter is ever typed, so the keyboard's layout does not matter. */
  confirm(question: ConfirmQuestion): Promise<boolean | Back>;
  /** One line of text, cleaned of what a paste brings along. */
  text(question: TextQuestion): Promise<string | Back>;
  date(question: DateQuestion): Promise<Day | Back>;
  /** Text of several lines, ended by an empty one; lines are joined with `\n`. */
  prose(question: TextQuestion): Promise<string | Back>;
  /** The two or three lines of a machine-readable zone, typed or scanned: capitals, without spaces. */
  passport(question: PassportQuestion): Promise<readonly string[] | Back>;
}

const ended = Symbol("ended");
const ends: readonly EndSignal[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Makes the prompter of this run. Inquirer is loaded at the first question. */
export function prompterOf(world: World, terminal: Terminal, printer: Printer, say: Translate): Prompter {
  // Made at the first question: most commands ask none.
  let made: ReturnType<typeof promptTheme> | null = null;
  const theme = () => {
    made ??= promptTheme(printer.paint, say);
    return made;
  };
  let guarded = false;

  async function ask<Answer>(type: string, answer: string, config: object): Promise<Answer | Back> {
    if (!terminal.interactive) throw new Problem("answer-needed", { answer });
    const [{ default: inquirer }, { Keyboard }, { linesPrompt }] = await Promise.all([
      import("inquirer"),
      import("./prompts/keyboard.ts"),
      import("./prompts/lines.ts"),
    ]);
    // A terminal that closes fails whatever is drawn on it; the question then ends by itself.
    if (!guarded) world.stderr.on("error", () => {});
    guarded = true;
    const stop = new AbortController();
    const gone = () => stop.abort(ended);
    const keyboard = new Keyboard(world.stdin, { gone, back: () => stop.abort(back) }, type !== "lines");
    const deaf = ends.map((signal) => world.onSignal(signal, gone));
    const ui = inquirer.createPromptModule({
      input: keyboard,
      output: world.stderr as NodeJS.WritableStream,
      signal: stop.signal,
    });
    ui.registerPrompt("lines", linesPrompt as Parameters<typeof ui.registerPrompt>[1]);
    const typedOnly = "pasted" in config && config.pasted !== null;
    if (typedOnly) world.stderr.write(markPastes.on);
    clearedWhen(ui.prompts, () => stop.signal.reason === back);
    try {
      const answers: { given: unknown } = await ui([
        { type, name: "given", leave: () => stop.abort(back), ...config },
      ] as never);
      return answers.given as Answer;
    } catch (error) {
      if (stop.signal.reason === back) return back;
      if (isEnding(error)) throw new Problem("cancelled", {}, { cause: error });
      throw error;
    } finally {
      if (typedOnly) world.stderr.write(markPastes.off);
      // After an end the listeners stay: a closing window sends its signal more than once, and the last words must be said.
      if (stop.signal.reason !== ended) for (const stopListening of deaf) stopListening();
      keyboard.release();
    }
  }

  /** As many lines of a list as leave room for the question and the hint. */
  const pageSize = () => Math.max(4, (world.stderr.rows ?? 24) - 6);

  /** An answer that does not fit behind its question stands below it, broken between words. */
  const answered = (message: string) => (name: string) => {
    const columns = world.stderr.columns ?? 80;
    const mark = 2;
    if (mark + stringWidth(`${message} ${name}`) <= columns) return name;
    return wrapped(name, columns - mark)
      .map((line) => `\n${" ".repeat(mark)}${line}`)
      .join("");
  };

  const lines = (answer: string, config: Omit<LinesConfig, "theme" | "leave">, look: "text" | "prose" | "passport") =>
    ask<readonly string[]>("lines", answer, { ...config, message: madePlain(config.message), theme: theme()[look] });

  const textFault = (question: TextQuestion, max: number, text: string): string | null => {
    if (text === "") return question.optional ? null : say("prompt.required");
    if (Array.from(text).length > max) return say("prompt.tooLong", { count: max });
    return question.check?.(text) ?? null;
  };

  const prompter: Prompter = {
    possible: terminal.interactive,
    async select(question) {
      const at = await ask<number>("select", question.answer, {
        message: madePlain(question.message),
        choices: listed(question.choices, answered(question.message)),
        default: indexOf(question.choices, question.earlier),
        loop: false,
        pageSize: pageSize(),
        theme: theme().select,
      });
      return at === back ? back : valueAt(question.choices, at);
    },
    async search(question) {
      const items = listed(question.choices, answered(question.message));
      const found = question.choices.map((choice) => [choice.name, ...(choice.keywords ?? [])].map(folded));
      const at = await ask<number>("search", question.answer, {
        message: madePlain(question.message),
        source: (term = "") => {
          const wanted = folded(typedLine(term));
          const begins = items.filter((_, index) => found[index]?.some((word) => word.startsWith(wanted)));
          const has = items.filter((_, index) => found[index]?.some((word) => word.includes(wanted)));
          const fitting = [...new Set([...begins, ...has])];
          if (fitting.length === 0) throw new Error(say("prompt.nothingFound"));
          return fitting;
        },
        default: indexOf(question.choices, question.earlier),
        pageSize: pageSize(),
        theme: theme().search,
      });
      return at === back ? back : valueAt(question.choices, at);
    },
    async checkbox(question) {
      const earlier = question.earlier ?? [];
      const marked = await ask<readonly number[]>("checkbox", question.answer, {
        message: madePlain(question.message),
        choices: listed(question.choices).map((item, index) => {
          const choice = question.choices[index];
          const checked = choice !== undefined && "value" in choice && earlier.includes(choice.value);
          return { ...item, checked };
        }),
        validate: (chosen: readonly unknown[]) =>
          question.optional || chosen.length > 0 ? true : say("prompt.chooseOne"),
        shortcuts: { all: null, invert: null },
        loop: false,
        pageSize: pageSize(),
        theme: theme().checkbox,
      });
      return marked === back ? back : marked.map((at) => valueAt(question.choices, at));
    },
    confirm(question) {
      const yes = { value: true, name: question.yes ?? say("prompt.yes") };
      const no = { value: false, name: question.no ?? say("prompt.no") };
      return prompter.select({ ...question, choices: question.safe ? [yes, no] : [no, yes] });
    },
    async text(question) {
      const given = await lines(
        question.answer,
        {
          message: question.message,
          earlier: question.earlier === undefined ? [] : [question.earlier],
          single: true,
          read: typedLine,
          whole: () => true,
          check: ([text = ""]) => textFault(question, question.max ?? 200, text),
          paragraphs: false,
          pasted: question.typed === true ? say("prompt.pasted") : null,
        },
        "text",
      );
      return given === back ? back : (given[0] ?? "");
    },
    async date(question) {
      const text = await prompter.text({
        message: question.message,
        answer: question.answer,
        earlier:
          question.earlier &&
          (say.language === "en" ? String(question.earlier) : shortDate(question.earlier, say.language)),
        check: (typed) => {
          const read = dayTyped(typed);
          return read === null ? say("prompt.badDate") : (question.check?.(read) ?? null);
        },
      });
      if (text === back) return back;
      const read = dayTyped(text);
      if (read === null) throw new Error("a checked day is no day");
      return read;
    },
    async prose(question) {
      const given = await lines(
        question.answer,
        {
          message: question.message,
          earlier: question.earlier ? question.earlier.split("\n") : [],
          single: false,
          read: typedLine,
          whole: () => false,
          check: (typed) => textFault(question, question.max ?? 4000, typed.join("\n")),
          paragraphs: true,
        },
        "prose",
      );
      return given === back ? back : given.join("\n");
    },
    passport(question) {
      return lines(
        question.answer,
        {
          message: question.message,
          earlier: question.earlier ?? [],
          single: false,
          read: passportLine,
          whole: (typed) => typed[0] !== undefined && typed.length >= passportLineCount(typed[0]),
          check: (typed) => passportFault(question, typed, say),
          paragraphs: false,
          anew: true,
        },
        "passport",
      );
    },
  };
  return prompter;
}

/** A question that was left unanswered vanishes from the screen; one that was answered stays as a line. */
function clearedWhen(prompts: object, left: () => boolean): void {
  const all = prompts as Record<string, (config: unknown, context: object) => Promise<unknown>>;
  for (const [name, prompt] of Object.entries(all)) {
    all[name] = (config, context) =>
      prompt(config, Object.defineProperty({ ...context }, "clearPromptOnDone", { get: left }));
  }
}

/** Inquirer's own ways of saying that nobody will answer. */
const isEnding = (error: unknown): boolean =>
  error instanceof Error && ["ExitPromptError", "AbortPromptError", "CancelPromptError"].includes(error.name);

type Item<Value> = Choice<Value> | Heading;

/**
 * The choices as inquirer takes them: the value is the place in the list, so that any value can be chosen. `answered`
 * says how one stands behind its question once it is chosen.
 */
const listed = <Value>(choices: readonly Item<Value>[], answered: (name: string) => string = (name) => name) =>
  choices.map((choice, value) =>
    "heading" in choice
      ? { type: "separator", separator: madePlain(choice.heading) }
      : {
          value,
          name: madePlain(choice.name),
          short: answered(madePlain(choice.name)),
          ...(choice.description === undefined ? {} : { description: madePlain(choice.description) }),
          disabled: choice.disabled === undefined ? false : madePlain(choice.disabled),
        },
  );

const indexOf = <Value>(choices: readonly Item<Value>[], value: Value | undefined): number =>
  choices.findIndex((choice) => "value" in choice && choice.value === value);

function valueAt<Value>(choices: readonly Item<Value>[], at: number): Value {
  const choice = choices[at];
  if (choice === undefined || !("value" in choice)) throw new Error("a choice outside the list");
  return choice.value;
}

/** How a word is compared while searching: without case and without marks over letters. */
const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function passportFault(question: PassportQuestion, lines: readonly string[], say: Translate): string | null {
  const [first] = lines;
  if (first === undefined) return question.optional ? null : say("prompt.required");
  const missing = passportLineCount(first) - lines.length;
  if (missing > 0) return say("prompt.moreLines", { count: missing });
  return question.check?.(lines) ?? null;
}
