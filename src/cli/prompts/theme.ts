import type { Translate } from "../../i18n/translate.ts";
import { type Paint, styled } from "../printer.ts";

type Hint = readonly [key: string, action: string];

/** The keys that a prompt understands, in one dim line: `↑↓ move · Enter choose · Esc back`. */
const hintLine = (paint: Paint, hints: readonly Hint[]): string =>
  paint(styled("dim", hints.map(([key, action]) => `${key} ${action}`).join(" · ")));

/** The look of every prompt and the words that inquirer would say in English. */
export function promptTheme(paint: Paint, say: Translate) {
  const move: Hint = ["↑↓", say("prompt.keys.move")];
  const back: Hint = ["Esc", say("prompt.keys.back")];
  const base = {
    prefix: { idle: paint(styled("accent", "?")), done: paint(styled("good", "✓")) },
    spinner: { interval: 1000, frames: [paint(styled("accent", "?"))] },
    // Letters never move the cursor: the layout may be Cyrillic.
    keybindings: [],
    icon: { cursor: "›" },
    i18n: { disabledError: say("prompt.disabled") },
  };
  const style = {
    message: (text: string) => paint(styled("bold", text)),
    // A long one has lines of its own.
    answer: (text: string) =>
      text
        .split("\n")
        .map((line) => paint(styled("accent", line)))
        .join("\n"),
    highlight: (text: string) => paint(styled("accent", text)),
    defaultAnswer: (text: string) => paint(styled("dim", text)),
    help: (text: string) => paint(styled("dim", text)),
    key: (text: string) => paint(text),
    error: (text: string) => paint(styled("bad", text)),
    description: (text: string) => paint(styled("dim", text)),
    disabled: (text: string) => paint(styled("dim", text)),
    searchTerm: (text: string) => paint(text),
  };
  const themed = (hints: readonly Hint[]) => {
    const hint = hintLine(paint, hints);
    return { ...base, hint, style: { ...style, keysHelpTip: () => hint } };
  };
  return {
    select: themed([move, ["Enter", say("prompt.keys.choose")], back]),
    search: themed([["", say("prompt.keys.find")], move, ["Enter", say("prompt.keys.choose")], back]),
    checkbox: {
      ...themed([move, [say("prompt.keys.space"), say("prompt.keys.mark")], ["Enter", say("prompt.keys.done")], back]),
      icon: { cursor: "›", checked: "[x]", unchecked: "[ ]", disabledChecked: "[x]", disabledUnchecked: "[-]" },
    },
    text: themed([["Enter", say("prompt.keys.enter")], back]),
    prose: themed([
      ["Enter", say("prompt.keys.nextLine")],
      [say("prompt.keys.emptyLine"), say("prompt.keys.done")],
      back,
    ]),
    passport: themed([move, ["Enter", say("prompt.keys.nextLine")], back]),
  };
}

export type PromptTheme = ReturnType<typeof promptTheme>["text"];
