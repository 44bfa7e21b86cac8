import type { Checklist } from "../../domain/checklist.ts";
import { styled } from "../printer.ts";
import { type LawWords, sentenceInWords, sourceInWords } from "./sources.ts";

/** Every demand with its source, what met it, and one thing to do where nothing did. */
export function demandsView(words: LawWords, list: Checklist): void {
  const { screen } = words;
  const { say } = screen;
  for (const demand of list.demands) {
    const mark = demand.met ? styled("good", "✓ ") : styled("bad", "✗ ");
    const assumed = demand.source.assumed ? [styled("warn", `  [${say("view.case.assumed")}]`)] : [];
    screen.print([mark, styled("bold", demand.words[say.language]), ...assumed]);
    screen.print(styled("dim", `    ${sourceInWords(words, demand.source)}`));
    if (demand.authentication !== null)
      screen.print(`    ${sentenceInWords(words, "law.sentence", demand.authentication.sentence)}`);
    if (demand.do !== null)
      screen.print(`    ${say("view.explain.do")}: ${sentenceInWords(words, "finding.do", demand.do)}`);
  }
  if (list.demands.every((demand) => demand.met)) screen.print(styled("good", say("view.explain.complete")));
}
