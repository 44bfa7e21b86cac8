import type { Finding } from "../../domain/finding.ts";
import { sentenceOf } from "../../domain/finding-sentence.ts";
import { capitalised } from "../../i18n/capitalised.ts";
import { styled } from "../printer.ts";
import { paragraph } from "./paragraph.ts";
import { type LawWords, sentenceInWords, sourceLine } from "./sources.ts";

/** One remark in words with its source under it; `✗` is an obstacle, `!` a warning. */
export function findingView(words: LawWords, finding: Finding): void {
  const { screen } = words;
  const sentence = capitalised(sentenceInWords(words, "finding", sentenceOf(finding)), screen.say.language);
  const mark = finding.weight === "blocks" ? styled("bad", "✗") : styled("warn", "!");
  paragraph(screen, sentence, { indent: 2, mark });
  sourceLine(words, finding.source, 4);
}

/** The findings in their order, what blocks first. */
export function findingsView(words: LawWords, findings: readonly Finding[]): void {
  const { screen } = words;
  if (findings.length === 0) screen.print(styled("good", screen.say("view.case.noFindings")));
  for (const finding of findings) findingView(words, finding);
}
