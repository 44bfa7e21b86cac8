import {
  createPrompt,
  isBackspaceKey,
  isEnterKey,
  isTabKey,
  useEffect,
  useKeypress,
  usePrefix,
  useRef,
  useState,
} from "@inquirer/core";
import { PasteWatch, pasteGap } from "./paste.ts";
import type { PromptTheme } from "./theme.ts";
import { shownWhileTyped } from "./typed-text.ts";

/** A question that is answered by typing one or more lines, each ended with Enter. */
export interface LinesConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  /** The lines of an earlier answer. */
  readonly earlier: readonly string[];
  /** True for a question of exactly one line, asked and answered on the same line of the screen. */
  readonly single: boolean;
  /** Ends the question unanswered. */
  readonly leave: () => void;
  /** A line as it is kept. */
  readonly read: (line: string) => string;
  /** True when no more lines are expected after these. */
  readonly whole: (lines: readonly string[]) => boolean;
  /** What is wrong with the answer, or null. */
  readonly check: (lines: readonly string[]) => string | null;
  /** True where empty lines belong to the text, and only one that nothing follows ends it. */
  readonly paragraphs: boolean;
  /** Where the answer must be typed: what is said to somebody who pastes it. The whole line is then taken away. */
  readonly pasted?: string | null;
  /**
   * A number of lines that is known. The arrow keys move between them, and what comes in one burst takes the place of
   * lines that were answered before or found faulty: a reader sends all of them again.
   */
  readonly anew?: boolean;
}

/** The prompt for text, prose and the lines of a passport. Gives the lines; a lone `<` leaves. */
export const linesPrompt = createPrompt<readonly string[], LinesConfig>((config, done) => {
  const { theme, single } = config;
  const [status, setStatus] = useState<"idle" | "done">("idle");
  const [lines, setLines] = useState<readonly string[]>(single ? [] : config.earlier);
  const [value, setValue] = useState(single ? (config.earlier[0] ?? "") : "");
  /** Lines below the one that is open. */
  const [later, setLater] = useState<readonly string[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const ending = useRef<NodeJS.Timeout | undefined>(undefined);
  const watch = useRef<PasteWatch | undefined>(undefined);
  const old = useRef(!single && config.earlier.length > 0);
  const before = useRef("");
  const prefix = usePrefix({ status, theme });

  useEffect((rl) => {
    if (value !== "") rl.write(value);
    return () => clearTimeout(ending.current);
  }, []);

  useKeypress((key, rl) => {
    if (status !== "idle") return;
    if (config.pasted) {
      watch.current ??= new PasteWatch();
      if (watch.current.sees(key)) {
        rl.clearLine(0);
        setValue("");
        setFault(config.pasted);
        return;
      }
    }
    const edit = (kept: readonly string[], text: string, below: readonly string[] = later) => {
      rl.clearLine(0);
      setLines(kept);
      setValue(text);
      setLater(below);
      rl.write(text);
    };
    if (config.anew && old.current && (key.name === "paste-start" || rl.line.length > value.length)) {
      watch.current ??= new PasteWatch();
      const sent = watch.current.sees(key);
      if (watch.current.begins) before.current = value;
      if (sent && rl.line.startsWith(before.current)) {
        old.current = false;
        setFault(null);
        return edit([], rl.line.slice(before.current.length), []);
      }
    }
    const finish = (answer: readonly string[]) => {
      if (answer.length === 1 && answer[0] === "<") return config.leave();
      const wrong = config.check(answer);
      setFault(wrong);
      if (wrong === null) {
        setLines(answer);
        setStatus("done");
        done(answer);
      } else {
        // The last line is opened again, to be corrected where it stands; a key that comes at once is not what was sent before.
        old.current = config.whole(answer);
        watch.current = undefined;
        edit(answer.slice(0, -1), answer.at(-1) ?? "", []);
      }
    };
    const endSoon = (answer: readonly string[]) => {
      ending.current = setTimeout(() => {
        ending.current = undefined;
        finish(answer);
      }, pasteGap);
    };
    if (ending.current !== undefined) {
      // Something follows the empty line at once: it was pasted, and the line parts two paragraphs.
      clearTimeout(ending.current);
      ending.current = undefined;
      const parted = [...lines, ""];
      setLines(parted);
      if (isEnterKey(key)) endSoon(parted);
      else setValue(rl.line);
      return;
    }
    if (isEnterKey(key) || isTabKey(key)) {
      // A reader may be set to send Tab after a line; readline has then put it into the text.
      if (isTabKey(key)) rl.clearLine(0);
      const line = config.read(value);
      const [next, ...others] = later;
      if (next !== undefined) return edit([...lines, line], next, others);
      const answer = single || line !== "" ? [...lines, line] : lines;
      setValue("");
      if (single || config.whole(answer)) finish(answer);
      else if (line === "" && config.paragraphs) endSoon(answer);
      else if (line === "") finish(answer);
      else setLines(answer);
    } else if (isBackspaceKey(key) && value === "" && lines.length > 0) {
      edit(lines.slice(0, -1), lines.at(-1) ?? "");
    } else if (config.anew && key.name === "up" && lines.length > 0) {
      edit(lines.slice(0, -1), lines.at(-1) ?? "", value === "" && later.length === 0 ? [] : [value, ...later]);
    } else if (key.name === "down" && later.length > 0) {
      edit([...lines, config.read(value)], later[0] ?? "", later.slice(1));
    } else if (rl.line !== value) {
      setValue(rl.line);
      setFault(null);
    }
  });

  const question = `${prefix} ${theme.style.message(config.message)}`;
  if (status === "done") {
    const answer = lines.map((line) => theme.style.answer(line));
    return single ? `${question} ${answer.join("")}` : [question, ...answer.map((line) => `  ${line}`)].join("\n");
  }
  const shown = shownWhileTyped(value);
  const content = single
    ? `${question} ${shown}`
    : [question, ...lines.map((line) => `  ${line}`), `› ${shown}`].join("\n");
  const told = fault === null ? theme.hint : `${theme.style.error(fault)}\n${theme.hint}`;
  return [content, [...later.map((line) => `  ${line}`), told].join("\n")];
});
