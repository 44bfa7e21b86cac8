import type { PaperAnswers } from "../../domain/interview-answers.ts";
import { fieldsOf, needsOf, type PaperField } from "../../domain/interview-papers.ts";
import type { Authentication, Sentence } from "../../domain/legalisation.ts";
import { paragraph } from "../views/paragraph.ts";
import { sentenceInWords, sourceLine } from "../views/sources.ts";
import type { Interviewer } from "./asking.ts";

/** One sentence of the law between two questions. */
export function tellSentence({ screen, words }: Interviewer, sentence: Sentence): void {
  paragraph(screen, sentenceInWords(words, "law.sentence", sentence), { indent: 2, style: "dim" });
}

/** What a foreign paper must bear and why, who puts it, and where it is written. */
export function tellAuthentication(interviewer: Interviewer, need: Authentication): void {
  const { screen, words, desk } = interviewer;
  tellSentence(interviewer, need.sentence);
  if (need.where !== null) {
    paragraph(screen, sentenceInWords(words, "law.where", need.where), { indent: 2, style: "dim" });
  }
  if (need.mayBeWaived) paragraph(screen, desk.say("law.note.may-be-waived"), { indent: 2, style: "dim" });
  sourceLine(words, need.source, 2);
}

/** Before the question about the original: that neither certification nor translation is asked for, and why. */
export function tellNothingNeeded(interviewer: Interviewer, paper: PaperAnswers, field: PaperField): void {
  if (field !== "originalSeen") return;
  const fields = fieldsOf(paper, interviewer.view);
  const needs = needsOf(paper, interviewer.view);
  if (!fields.includes("authentication")) tellSentence(interviewer, needs.authentication.sentence);
  if (!fields.includes("translation")) tellSentence(interviewer, needs.translation.sentence);
}
