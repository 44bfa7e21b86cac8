import { withRepresentative } from "../../domain/interview-answers.ts";
import { back } from "../question.ts";
import { type Ask, applicationDay, dayIn, orNone, packWords } from "./asking.ts";

const yesOrNo =
  (field: "appearedInPerson" | "consentOnPaper"): Ask =>
  async (interviewer, answers) => {
    const given = await interviewer.desk.ask.confirm({
      message: packWords(interviewer, field),
      answer: field,
      safe: false,
      earlier: answers[field],
    });
    return given === back ? back : { ...answers, [field]: given };
  };

export const askAppeared = yesOrNo("appearedInPerson");
export const askConsent = yesOrNo("consentOnPaper");

const capacities = ["parent", "guardian", "attorney", "other"] as const;

export const askRepresentative: Ask = async (interviewer, answers) => {
  const { desk } = interviewer;
  const earlier = answers.representative;
  const capacity = await desk.ask.select({
    message: packWords(interviewer, "representative"),
    answer: "representative.capacity",
    choices: [
      { value: null, name: desk.say("interview.choice.nobody") },
      ...capacities.map((value) => ({ value, name: desk.say(`code.capacity.${value}`) })),
    ],
    earlier: earlier === undefined ? undefined : (earlier?.capacity ?? null),
  });
  if (capacity === back) return back;
  return capacity === null ? { ...answers, representative: null } : withRepresentative(answers, { capacity });
};

const askName =
  (field: "surname" | "givenNames" | "document", optional: boolean, max: number): Ask =>
  async ({ desk }, answers) => {
    const key = {
      surname: "representativeSurname",
      givenNames: "representativeGivenNames",
      document: "representativeDocument",
    } as const;
    const text = await desk.ask.text({
      message: desk.say(`interview.ask.${key[field]}`),
      answer: `representative.${field}`,
      optional,
      max,
      earlier: answers.representative?.[field] ?? undefined,
    });
    if (text === back) return back;
    return withRepresentative(answers, field === "givenNames" ? { givenNames: orNone(text) } : { [field]: text });
  };

export const askRepresentativeSurname = askName("surname", false, 120);
export const askRepresentativeGivenNames = askName("givenNames", true, 120);
export const askRepresentativeDocument = askName("document", false, 200);

/** Asked only where somebody acts for the applicant: then it matters whose hand signed. */
export const askConsentSignedBy: Ask = async (interviewer, answers) => {
  const { desk } = interviewer;
  const earlier = answers.consent ?? undefined;
  for (;;) {
    const signedBy = await desk.ask.select({
      message: desk.say("interview.ask.consentSignedBy"),
      answer: "consent.signedBy",
      choices: (["applicant", "representative"] as const).map((value) => ({
        value,
        name: desk.say(`interview.choice.${value}`),
      })),
      earlier: earlier?.signedBy,
    });
    if (signedBy === back) return back;
    const on = await desk.ask.date({
      message: desk.say("interview.ask.consentOn"),
      answer: "consent.on",
      earlier: dayIn(earlier?.on) ?? applicationDay(interviewer),
    });
    if (on !== back) return { ...answers, consent: { on: String(on), signedBy } };
  }
};
