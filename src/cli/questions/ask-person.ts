import { sexes } from "../../domain/applicant.ts";
import { type Answers, withPerson } from "../../domain/interview-answers.ts";
import { suggestedPerson } from "../../domain/interview-suggestions.ts";
import { mrzLines } from "../../domain/mrz-lines.ts";
import { readPassport } from "../../domain/passport.ts";
import { back } from "../question.ts";
import { paragraph } from "../views/paragraph.ts";
import { askCountry } from "./ask-country.ts";
import { askBirthDate } from "./ask-days.ts";
import { type Ask, applicationDay, type Interviewer, orNone } from "./asking.ts";

type TextField = "surname" | "givenNames" | "patronymic" | "birthPlace";

/** The machine-readable lines in one question. What cannot be lines of a passport is refused; a wrong check digit is a finding. */
export const askPassport: Ask = async (interviewer, answers) => {
  const { desk } = interviewer;
  const typed = await desk.ask.passport({
    message: desk.say("interview.ask.mrz"),
    answer: "applicant.mrz",
    optional: true,
    earlier: answers.applicant?.mrz ?? [],
    check: (lines) => zoneFault(interviewer, lines),
  });
  if (typed === back) return back;
  const mrz = typed.length === 0 ? null : [...mrzLines(typed).lines];
  if (mrz !== null) tellZone(interviewer, mrz);
  return withPerson(answers, { mrz });
};

function zoneFault({ desk: { say } }: Interviewer, typed: readonly string[]): string | null {
  if (typed.length === 0) return null;
  const { size, wrongLengths, badCharacters } = mrzLines(typed);
  const [length] = wrongLengths;
  if (size === null) {
    if (length === undefined || length.expected === null) return say("interview.fault.linesUnknown");
    const { line, expected } = length;
    return say("interview.fault.lineLength", { line, length: length.length, expected });
  }
  const [bad] = badCharacters;
  return bad === undefined ? null : say("interview.fault.lineCharacter", { line: bad.line, column: bad.column });
}

function tellZone(interviewer: Interviewer, mrz: readonly string[]): void {
  const { screen, words, desk } = interviewer;
  const zone = readPassport(mrz, applicationDay(interviewer));
  const name = [zone.surname.value, zone.givenNames.value].filter(Boolean).join(" ");
  const number = zone.documentNumber.value ?? desk.say("interview.summary.empty");
  const country =
    zone.issuingState.value === null ? desk.say("interview.summary.empty") : words.country(zone.issuingState.value);
  paragraph(screen, desk.say("interview.tell.zoneRead", { name, number, country }), { indent: 2, style: "dim" });
}

/** A text of the visual zone, typed as it is printed; what the zone has stands above for comparison. */
const askText =
  (field: TextField, optional: boolean, max: number): Ask =>
  async (interviewer, answers) => {
    const { desk, screen } = interviewer;
    const read = field === "surname" || field === "givenNames" ? zoneName(interviewer, answers, field) : null;
    if (read) paragraph(screen, desk.say("interview.tell.zone", { text: read }), { indent: 2, style: "dim" });
    const text = await desk.ask.text({
      message: desk.say(`interview.ask.${field}`),
      answer: `applicant.${field}`,
      optional,
      max,
      // A reader that is used at the wrong moment types its lines here.
      check: (typed) => (typed.includes("<") ? desk.say("interview.fault.zoneHere") : null),
      earlier: answers.applicant?.[field] ?? answers.interview?.before?.applicant?.[field] ?? undefined,
    });
    return text === back ? back : withPerson(answers, { [field]: orNone(text) });
  };

const zoneName = (interviewer: Interviewer, { applicant }: Answers, field: "surname" | "givenNames"): string | null =>
  applicant?.mrz ? readPassport(applicant.mrz, applicationDay(interviewer))[field].value : null;

export const askSurname = askText("surname", false, 120);
export const askGivenNames = askText("givenNames", true, 120);
export const askPatronymic = askText("patronymic", true, 120);
export const askBirthPlace = askText("birthPlace", true, 200);

export const askBorn: Ask = async (interviewer, answers) => {
  const { desk } = interviewer;
  const today = applicationDay(interviewer);
  const suggested = suggestedPerson(answers, today).birthDate;
  const birthDate = await askBirthDate(desk, {
    message: desk.say("interview.ask.birthDate"),
    earlier: answers.applicant?.birthDate ?? suggested,
    today,
  });
  return birthDate === back ? back : withPerson(answers, { birthDate });
};

export const askCitizenship: Ask = async (interviewer, answers) => {
  const { desk } = interviewer;
  const suggested = suggestedPerson(answers, applicationDay(interviewer)).citizenship;
  const citizenship = await askCountry(desk, {
    message: desk.say("interview.ask.citizenship"),
    answer: "applicant.citizenship",
    earlier: answers.applicant?.citizenship ?? suggested,
  });
  return citizenship === back ? back : withPerson(answers, { citizenship });
};

export const askSex: Ask = async (interviewer, answers) => {
  const { desk } = interviewer;
  const sex = await desk.ask.select({
    message: desk.say("interview.ask.sex"),
    answer: "applicant.sex",
    choices: sexes.map((value) => ({ value, name: desk.say(`code.sex.${value}`) })),
    earlier: answers.applicant?.sex ?? suggestedPerson(answers, applicationDay(interviewer)).sex,
  });
  return sex === back ? back : withPerson(answers, { sex });
};

/** Nothing is kept of how to reach a person who leaves nothing. */
export const askContact: Ask = async ({ desk }, answers) => {
  const contact = answers.applicant?.contact;
  const left = await desk.ask.confirm({
    message: desk.say("interview.ask.contact"),
    answer: "applicant.contact",
    safe: false,
    earlier: contact === undefined ? undefined : contact !== null,
  });
  return left === back ? back : withPerson(answers, { contact: left ? (contact ?? {}) : null });
};

const askReach =
  (field: "phone" | "email" | "address", max: number): Ask =>
  async ({ desk }, answers) => {
    const contact = answers.applicant?.contact ?? {};
    const text = await desk.ask.text({
      message: desk.say(`interview.ask.${field}`),
      answer: `applicant.contact.${field}`,
      optional: true,
      max,
      earlier: contact[field] ?? undefined,
    });
    return text === back ? back : withPerson(answers, { contact: { ...contact, [field]: orNone(text) } });
  };

export const askPhone = askReach("phone", 60);
export const askEmail = askReach("email", 120);
export const askAddress = askReach("address", 300);
