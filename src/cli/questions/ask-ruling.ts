import type { Day } from "../../domain/day.ts";
import type { GroundCode } from "../../domain/finding.ts";
import type { RecordedRuling } from "../../domain/recorded-ruling.ts";
import type { RegisteredAs } from "../../domain/ruling.ts";
import type { Desk } from "../desk.ts";
import { type Back, back } from "../question.ts";
import { askCountry } from "./ask-country.ts";
import { askBirthDate } from "./ask-days.ts";
import { askIin } from "./ask-iin.ts";

/** What the questions need to know of the case. */
export interface RulingAsked {
  readonly today: Day;
  /** Grounds that the rules of the case know for a refusal of the service. */
  readonly grounds: readonly GroundCode[];
}

interface Answers {
  readonly outcome?: RecordedRuling["outcome"];
  readonly reference?: string;
  readonly on?: Day;
  readonly grounds?: readonly GroundCode[];
  /** Null where the screen shows none. */
  readonly iin?: string | null;
  readonly registeredAs?: RegisteredAs | null;
}
type Ask = (desk: Desk, answers: Answers, asked: RulingAsked) => Promise<Answers | Back>;

const answer = "--from";
const outcomes = ["issued", "refused", "annulled"] as const;

/**
 * Asks for a ruling as it stands on the screen of the central system; the number is typed twice and never pasted. Going
 * back leads to the question before. Throws `answer-needed` where nobody can be asked.
 */
export async function askRuling(desk: Desk, asked: RulingAsked): Promise<RecordedRuling | Back> {
  let answers: Answers = {};
  for (let at = 0; ; ) {
    const step = stepsFor(answers)[at];
    if (step === undefined) return recorded(answers);
    const given = await step(desk, answers, asked);
    if (given === back && at === 0) return back;
    if (given === back) at -= 1;
    else {
      answers = given;
      at += 1;
    }
  }
}

function stepsFor({ outcome, grounds }: Answers): readonly Ask[] {
  const common = [askOutcome, askReference, askOn];
  if (outcome === "annulled") return common;
  if (outcome === "issued") return [...common, askNumber, askRegistered];
  return [...common, askGrounds, ...(grounds?.includes("iin-exists") ? [askKnownNumber] : [])];
}

const askOutcome: Ask = async (desk, answers) => {
  const outcome = await desk.ask.select({
    message: desk.say("view.record.outcome"),
    answer,
    choices: outcomes.map((value) => ({ value, name: desk.say(`code.ruling.${value}`) })),
    earlier: answers.outcome,
  });
  return outcome === back ? back : { ...answers, outcome };
};

const askReference: Ask = async (desk, answers) => {
  const reference = await desk.ask.text({
    message: desk.say("view.record.reference"),
    answer,
    max: 80,
    earlier: answers.reference,
  });
  return reference === back ? back : { ...answers, reference };
};

const askOn: Ask = async (desk, answers) => {
  const on = await desk.ask.date({ message: desk.say("view.record.on"), answer, earlier: answers.on });
  return on === back ? back : { ...answers, on };
};

const askNumber: Ask = async (desk, answers) => {
  const iin = await askIin(desk, { message: desk.say("view.record.iin"), answer, typed: true });
  return iin === back ? back : { ...answers, iin };
};

const askGrounds: Ask = async (desk, answers, asked) => {
  const grounds = await desk.ask.checkbox({
    message: desk.say("view.record.grounds"),
    answer,
    choices: asked.grounds.map((value) => ({ value, name: desk.say(`code.ground.${value}`) })),
    earlier: answers.grounds ?? [],
  });
  return grounds === back ? back : { ...answers, grounds };
};

const askKnownNumber: Ask = async (desk, answers, asked) => {
  const shown = await desk.ask.confirm({ message: desk.say("view.record.numberShown"), answer, safe: false });
  if (shown === back) return back;
  return shown ? askNumber(desk, answers, asked) : { ...answers, iin: null };
};

/** Whom the number was given to, only where the screen says otherwise than the case. */
const askRegistered: Ask = async (desk, answers, { today }) => {
  const differs = await desk.ask.select({
    message: desk.say("view.record.registered"),
    answer,
    choices: [
      { value: false, name: desk.say("view.record.agrees") },
      { value: true, name: desk.say("view.record.differs") },
    ],
  });
  if (differs === back) return back;
  if (!differs) return { ...answers, registeredAs: null };
  const { say } = desk;
  const surname = await desk.ask.text({ message: say("interview.ask.surname"), answer, max: 120 });
  if (surname === back) return back;
  const givenNames = await desk.ask.text({
    message: say("interview.ask.givenNames"),
    answer,
    max: 120,
    optional: true,
  });
  if (givenNames === back) return back;
  const birthDate = await askBirthDate(desk, { message: say("interview.ask.birthDate"), earlier: undefined, today });
  if (birthDate === back) return back;
  const citizenship = await askCountry(desk, { message: say("interview.ask.citizenship"), answer });
  if (citizenship === back) return back;
  const documentNumber = await desk.ask.text({ message: say("view.record.documentNumber"), answer, max: 60 });
  if (documentNumber === back) return back;
  const registeredAs = { surname, givenNames: givenNames || null, birthDate, citizenship, documentNumber };
  return { ...answers, registeredAs };
};

function recorded({ outcome, reference, on, grounds = [], iin = null, registeredAs = null }: Answers): RecordedRuling {
  if (outcome === undefined || reference === undefined || on === undefined) throw new Error("a question was left out");
  const common = { reference, on };
  if (outcome === "annulled") return { outcome, ...common };
  if (outcome === "refused") return { outcome, ...common, grounds: [...grounds], iin, iinAgain: iin, registeredAs };
  if (iin === null) throw new Error("the number was left out");
  return { outcome, ...common, iin, iinAgain: iin, registeredAs };
}
