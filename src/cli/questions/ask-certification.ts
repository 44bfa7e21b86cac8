import type { PaperAnswers } from "../../domain/interview-answers.ts";
import { needsOf } from "../../domain/interview-papers.ts";
import type { Authentication } from "../../domain/legalisation.ts";
import { back } from "../question.ts";
import { askCountry } from "./ask-country.ts";
import { askDay } from "./ask-days.ts";
import { type AskField, asked, notFuture, type PaperQuestion } from "./ask-paper.ts";
import { tellAuthentication, tellSentence } from "./tell-needs.ts";

const borne = (question: PaperQuestion) => [
  { value: null, name: question.interviewer.desk.say("interview.choice.none") },
  ...(["apostille", "legalisation"] as const).map((value) => ({
    value,
    name: question.interviewer.desk.say(`code.presented.${value}`),
  })),
];

async function askBorne(question: PaperQuestion, need: Authentication | null, earlier: PaperAnswers["authentication"]) {
  const { interviewer } = question;
  if (need !== null) tellAuthentication(interviewer, need);
  const kind = await interviewer.desk.ask.select({
    ...asked(question, "authentication"),
    choices: borne(question),
    earlier: earlier === undefined ? undefined : (earlier?.kind ?? null),
  });
  if (kind === back) return back;
  // The day belongs to the certification that was named before.
  return kind === null ? null : kind === earlier?.kind ? earlier : { kind };
}

/** What the paper bears; what it must bear, and why, is said before. */
export const askAuthentication: { readonly kind: AskField; readonly on: AskField } = {
  async kind(question) {
    const need = needsOf(question.paper, question.interviewer.view).authentication;
    const authentication = await askBorne(question, need, question.suggested.authentication);
    return authentication === back ? back : { authentication };
  },
  async on(question) {
    const { authentication } = question.paper;
    const on = await askDay(question.interviewer.desk, {
      ...asked(question, "authenticatedOn"),
      ...notFuture(question),
      earlier: authentication?.on,
    });
    return on === back || !authentication ? back : { authentication: { ...authentication, on } };
  },
};

type Translation = NonNullable<PaperAnswers["translation"]>;

const withTranslation = ({ paper }: PaperQuestion, change: Translation): PaperAnswers => ({
  translation: { ...paper.translation, ...change },
});

/** The translation that was brought with the paper. */
export const askTranslation: Readonly<
  Record<"into" | "notarised" | "by" | "country" | "authentication" | "authenticatedOn", AskField>
> = {
  async into(question) {
    const { interviewer, paper, suggested } = question;
    const { desk } = interviewer;
    tellSentence(interviewer, needsOf(paper, interviewer.view).translation.sentence);
    const earlier = suggested.translation;
    const into = await desk.ask.select({
      ...asked(question, "translation"),
      choices: [
        { value: null, name: desk.say("interview.choice.noTranslation") },
        ...(["kk", "ru"] as const).map((value) => ({ value, name: desk.say(`interview.choice.into.${value}`) })),
      ],
      earlier: earlier === undefined ? undefined : (earlier?.into ?? null),
    });
    if (into === back) return back;
    return into === null ? { translation: null } : withTranslation(question, { into });
  },
  async notarised(question) {
    const notarised = await question.interviewer.desk.ask.confirm({
      ...asked(question, "translationNotarised"),
      safe: false,
      earlier: question.suggested.translation?.notarised,
    });
    return notarised === back ? back : withTranslation(question, { notarised });
  },
  async by(question) {
    const { desk } = question.interviewer;
    const by = await desk.ask.select({
      ...asked(question, "translatedBy"),
      choices: (["foreign-notary", "consul", "kz-notary"] as const).map((value) => ({
        value,
        name: desk.say(`code.translator.${value}`),
      })),
      earlier: question.suggested.translation?.by ?? undefined,
    });
    return by === back ? back : withTranslation(question, { by });
  },
  async country(question) {
    const country = await askCountry(question.interviewer.desk, {
      ...asked(question, "translatedIn"),
      earlier: question.suggested.translation?.country ?? question.interviewer.office.profile.country,
    });
    return country === back ? back : withTranslation(question, { country });
  },
  async authentication(question) {
    const { interviewer, paper } = question;
    const need = needsOf(paper, interviewer.view).translationAuthentication;
    const authentication = await askBorne(question, need, paper.translation?.authentication);
    return authentication === back ? back : withTranslation(question, { authentication });
  },
  async authenticatedOn(question) {
    const authentication = question.paper.translation?.authentication;
    const on = await askDay(question.interviewer.desk, {
      ...asked(question, "authenticatedOn"),
      ...notFuture(question),
      earlier: authentication?.on,
    });
    return on === back || !authentication
      ? back
      : withTranslation(question, { authentication: { ...authentication, on } });
  },
};
