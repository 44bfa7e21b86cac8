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
}

/** The prompt for text, prose and the lines of a passport. Gives the lines; a lone `<` leaves. */
export const linesPrompt = createPrompt<readonly string[], LinesConfig>((config, done) => {
  const { theme, single } = config;
  const [status, setStatus] = useState<"idle" | "done">("idle");
  const [lines, setLines] = useState<readonly string[]>(single ? [] : config.earlier);
  const [value, setValue] = useState(single ? (config.earlier[0] ?? "") : "");
  const [fault, setFault] = useState<string | null>(null);
  const ending = useRef<NodeJS.Timeout | undefined>(undefined);
  const watch = useRef<PasteWatch | undefined>(undefined);
  const prefix = usePrefix({ status, theme });

  useEffect((rl) => {
    if (value !== "") rl.write(value);
    return () => {
      clearTimeout(ending.current);
      watch.current?.end();
    };
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
    const edit = (kept: readonly string[], text: string) => {
      setLines(kept);
      setValue(text);
      rl.write(text);
    };
    const finish = (answer: readonly string[]) => {
      if (answer.length === 1 && answer[0] === "<") return config.leave();
      const wrong = config.check(answer);
      setFault(wrong);
      if (wrong === null) {
        setLines(answer);
        setStatus("done");
        done(answer);
      } else {
        // The last line is opened again, to be corrected where it stands.
        edit(answer.slice(0, -1), answer.at(-1) ?? "");
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
      const answer = single || line !== "" ? [...lines, line] : lines;
      setValue("");
      if (single || config.whole(answer)) finish(answer);
      else if (line === "" && config.paragraphs) endSoon(answer);
      else if (line === "") finish(answer);
      else setLines(answer);
    } else if (isBackspaceKey(key) && value === "" && lines.length > 0) {
      edit(lines.slice(0, -1), lines.at(-1) ?? "");
    } else {
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
  const below = fault === null ? theme.hint : `${theme.style.error(fault)}\n${theme.hint}`;
  return [content, below];
});
