import type { Answers } from "../../domain/interview-answers.ts";
import type { PlainStep, Step } from "../../domain/interview-steps.ts";
import type { Back } from "../question.ts";
import * as application from "./ask-application.ts";
import { askPaper } from "./ask-paper.ts";
import * as person from "./ask-person.ts";
import { askMorePapers, askPaperKind, askPlace } from "./ask-place.ts";
import * as presence from "./ask-presence.ts";
import type { Ask, Interviewer } from "./asking.ts";
import { tellNothingNeeded } from "./tell-needs.ts";

const plain: Readonly<Record<PlainStep, Ask>> = {
  statesIin: application.askStatesIin,
  previousIin: application.askPreviousIin,
  kind: application.askKind,
  category: application.askCategory,
  mrz: person.askPassport,
  surname: person.askSurname,
  givenNames: person.askGivenNames,
  patronymic: person.askPatronymic,
  birthDate: person.askBorn,
  birthPlace: person.askBirthPlace,
  citizenship: person.askCitizenship,
  sex: person.askSex,
  contact: person.askContact,
  phone: person.askPhone,
  email: person.askEmail,
  address: person.askAddress,
  appearedInPerson: presence.askAppeared,
  representative: presence.askRepresentative,
  representativeSurname: presence.askRepresentativeSurname,
  representativeGivenNames: presence.askRepresentativeGivenNames,
  representativeDocument: presence.askRepresentativeDocument,
  correctionIin: application.askCorrectionIin,
  correctionFields: application.askCorrectionFields,
  consentOnPaper: presence.askConsent,
  consentSignedBy: presence.askConsentSignedBy,
  morePapers: askMorePapers,
  letterLanguage: application.askLetterLanguage,
};

/** Puts the question of a step; gives the answers with its own among them, or `back`. */
export async function putStep(interviewer: Interviewer, answers: Answers, step: Step): Promise<Answers | Back> {
  switch (step.ask) {
    case "place":
      return askPlace(interviewer, answers, step.place);
    case "paper":
      if (step.field === "kind") return askPaperKind(interviewer, answers, step.paper);
      tellNothingNeeded(interviewer, answers.documents?.[step.paper] ?? {}, step.field);
      return askPaper(interviewer, answers, step.paper, step.field);
    default:
      return plain[step.ask](interviewer, answers);
  }
}
