import { dayOrNull, isAfter, isBefore } from "../../domain/day.ts";
import { type Answers, type PaperAnswers, withPaper } from "../../domain/interview-answers.ts";
import type { PaperField } from "../../domain/interview-papers.ts";
import { suggestedPaper } from "../../domain/interview-suggestions.ts";
import { seenOutcomes } from "../../domain/seen-outcome.ts";
import { likelyLanguage } from "../../i18n/language-names.ts";
import { type Back, back } from "../question.ts";
import { askAuthentication, askTranslation } from "./ask-certification.ts";
import { askCountry, askLanguage } from "./ask-country.ts";
import { askDay } from "./ask-days.ts";
import { applicationDay, type Interviewer, orNone } from "./asking.ts";

export interface PaperQuestion {
  readonly interviewer: Interviewer;
  /** As far as the paper has been described. */
  readonly paper: PaperAnswers;
  /** What stands there before it is typed: the earlier answer, else what can be known. */
  readonly suggested: PaperAnswers;
}

export type AskField = (question: PaperQuestion) => Promise<PaperAnswers | Back>;

/** A question about the paper itself in words, and where in a file it would stand. */
export const asked = (
  { interviewer }: PaperQuestion,
  field: Exclude<PaperField, "kind" | "translationAuthenticatedOn">,
) => ({
  message: interviewer.desk.say(`interview.ask.${field}`),
  answer: `documents.${field}`,
});

const given = <Value>(value: Value | Back, change: (value: Value) => PaperAnswers): PaperAnswers | Back =>
  value === back ? back : change(value as Value);

/** A day on the paper cannot lie after the application day. */
export const notFuture = ({ interviewer }: PaperQuestion) => ({
  check: (day: Parameters<typeof isAfter>[0]) =>
    isAfter(day, applicationDay(interviewer)) ? interviewer.desk.say("interview.fault.future") : null,
});

const askers: Readonly<Record<Exclude<PaperField, "kind">, AskField>> = {
  title: async (q) =>
    given(
      await q.interviewer.desk.ask.text({ ...asked(q, "title"), earlier: q.suggested.title ?? undefined }),
      (title) => ({
        title,
      }),
    ),
  issuingCountry: async (q) =>
    given(
      await askCountry(q.interviewer.desk, { ...asked(q, "issuingCountry"), earlier: q.suggested.issuingCountry }),
      (issuingCountry) => ({ issuingCountry }),
    ),
  language: async (q) => {
    const likely = q.suggested.language ?? (await likelyLanguage(q.paper.issuingCountry ?? ""));
    return given(await askLanguage(q.interviewer.desk, { ...asked(q, "language"), earlier: likely }), (language) => ({
      language,
    }));
  },
  number: async (q) =>
    given(
      await q.interviewer.desk.ask.text({
        ...asked(q, "number"),
        optional: true,
        max: 60,
        earlier: q.suggested.number ?? undefined,
      }),
      (number) => ({ number: orNone(number) }),
    ),
  issuedOn: async (q) =>
    given(
      await askDay(q.interviewer.desk, { ...asked(q, "issuedOn"), ...notFuture(q), earlier: q.suggested.issuedOn }),
      (issuedOn) => ({ issuedOn }),
    ),
  expiresOn: async (q) => {
    const issued = q.paper.issuedOn ? dayOrNull(q.paper.issuedOn) : null;
    return given(
      await askDay(q.interviewer.desk, {
        ...asked(q, "expiresOn"),
        earlier: q.suggested.expiresOn,
        check: (day) =>
          issued !== null && isBefore(day, issued) ? q.interviewer.desk.say("interview.fault.beforeIssue") : null,
      }),
      (expiresOn) => ({ expiresOn }),
    );
  },
  notarised: async (q) =>
    given(
      await q.interviewer.desk.ask.confirm({ ...asked(q, "notarised"), safe: false, earlier: q.suggested.notarised }),
      (notarised) => ({ notarised }),
    ),
  originalSeen: async (q) =>
    given(
      await q.interviewer.desk.ask.confirm({ ...asked(q, "originalSeen"), safe: false, earlier: q.paper.originalSeen }),
      (originalSeen) => ({ originalSeen }),
    ),
  seen: async (q) =>
    given(
      await q.interviewer.desk.ask.select({
        ...asked(q, "seen"),
        choices: seenOutcomes.map((value) => ({ value, name: q.interviewer.desk.say(`code.seen.${value}`) })),
        earlier: q.paper.seen,
      }),
      (seen) => ({ seen }),
    ),
  note: async (q) =>
    given(
      await q.interviewer.desk.ask.prose({
        ...asked(q, "note"),
        optional: true,
        max: 2000,
        earlier: q.paper.note ?? undefined,
      }),
      (note) => ({ note: orNone(note) }),
    ),
  authentication: (q) => askAuthentication.kind(q),
  authenticatedOn: (q) => askAuthentication.on(q),
  translation: (q) => askTranslation.into(q),
  translationNotarised: (q) => askTranslation.notarised(q),
  translatedBy: (q) => askTranslation.by(q),
  translatedIn: (q) => askTranslation.country(q),
  translationAuthentication: (q) => askTranslation.authentication(q),
  translationAuthenticatedOn: (q) => askTranslation.authenticatedOn(q),
};

/** Puts one question about paper `index` (from 0). */
export async function askPaper(
  interviewer: Interviewer,
  answers: Answers,
  index: number,
  field: Exclude<PaperField, "kind">,
): Promise<Answers | Back> {
  const paper = answers.documents?.[index] ?? {};
  const suggested = { ...suggestedPaper(answers, paper, applicationDay(interviewer)), ...paper };
  const change = await askers[field]({ interviewer, paper, suggested });
  return change === back ? back : withPaper(answers, index, change);
}
