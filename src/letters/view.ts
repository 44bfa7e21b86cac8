import type { LetterFacts, LetterFactsOf } from "../domain/letter.ts";
import type { LetterAppeal, LetterDocument, LetterGround, Norm } from "../domain/letter-parts.ts";
import type { Language } from "../domain/text.ts";
import { capitalised } from "../i18n/capitalised.ts";
import { dayInWords, hardSpace } from "./dates.ts";
import { foundInWords, remedyInWords } from "./found.ts";
import { recordName, visualName } from "./names.ts";
import { letterWords, say } from "./say.ts";
import { inLanguage } from "./template.ts";

/** Gives the name of a country by its ICAO code in a language. */
export type CountryName = (code: string, language: Language) => string;

/** A value of a template: text, or a list whose entries have values of their own. An empty list prints nothing. */
export type ViewValue = string | object | readonly object[];
export type View = Readonly<Record<string, ViewValue>>;

const present = (yes: boolean): object[] => (yes ? [{}] : []);
const maybe = (name: string, value: ViewValue | null): object[] => (value === null ? [] : [{ [name]: value }]);

/**
 * The values that the templates of a kind may use, in one language. Every language is made from the same facts, so
 * numbers, dates and names cannot disagree. Names pass through unchanged.
 */
export function viewOf(facts: LetterFacts, language: Language, country: CountryName): View {
  // A part that a kind does not need may be absent; where it is needed, `missingParts` has stopped the letter before.
  const day = (iso: string | null): ViewValue => (iso === null ? "" : dayInWords(iso, language));
  const norm = (one: Norm | null): string => (one === null ? "" : normInWords(one, language));

  const { addressee, office } = facts;
  const common: View = {
    formation: present(facts.case.service === "formation"),
    correction: present(facts.case.service === "correction"),
    caseId: facts.case.id ?? "",
    category: facts.case.category[language],
    norm: norm(facts.norm),
    name: recordName(addressee),
    machine: present(addressee.recordFrom !== "visual"),
    visual: maybe("visualName", visualName(addressee)),
    birth: maybe("birthDate", addressee.birthDate === null ? null : dayInWords(addressee.birthDate, language)),
    citizen: maybe("citizenship", addressee.citizenship === null ? null : country(addressee.citizenship, language)),
    bearer: maybe("documentNumber", addressee.documentNumber),
    office: office.names[language],
    phone: office.phone.replaceAll(" ", hardSpace),
    email: office.email,
  };
  const documents = (list: readonly LetterDocument[]): View => ({
    documents: list.map((each) => ({ document: documentInWords(each, language, country) })),
    noDocuments: present(list.length === 0),
  });
  const appeals = (list: readonly LetterAppeal[]): View => ({
    appeals: list.map((each) => ({
      body: ended(each.body[language]),
      term: ended(each.term[language]),
      source: norm(each.norm),
    })),
  });
  const grounds = (list: readonly LetterGround[]): View => ({
    grounds: list.map((each) => groundInWords(each, language, country)),
  });
  const { appliedOn, applicationDay } = facts.case;
  const applied: View = {
    appliedOn: day(appliedOn),
    // Only where the term is counted from another day than the one on which the applicant came.
    counted: maybe("countedFrom", applicationDay === null || applicationDay === appliedOn ? null : day(applicationDay)),
  };
  const due: View = { dueOn: day(facts.case.dueOn) };

  switch (facts.kind) {
    case "receipt": {
      const [on = null, time = ""] = facts.receivedAt?.split("T") ?? [];
      return { ...common, ...applied, ...due, ...documents(facts.documents), receivedOn: day(on), receivedTime: time };
    }
    case "checklist":
      return {
        ...common,
        ...documents(facts.documents),
        registered: maybe("caseId", facts.case.id),
        missing: facts.missing.map((each) => ({
          what: each.what?.[language] ?? (each.found === null ? "" : foundInWords(each.found, language, country)),
          remedies: maybe("remedy", each.remedy === null ? null : remedyInWords(each.remedy, language, country)),
          sources: maybe("source", each.norm === null ? null : norm(each.norm)),
          assumed: present(each.assumed),
        })),
        complete: present(facts.missing.length === 0),
        anyAssumed: present(facts.missing.some((each) => each.assumed)),
        until: maybe("untilDay", facts.until === null ? null : day(facts.until)),
      };
    case "application-form":
      return {
        ...common,
        ...signedBy(facts),
        ...formOf(facts, language),
        ...documents(facts.documents),
      };
    case "consent":
      return { ...common, ...signedBy(facts) };
    case "refusal-to-accept":
      return {
        ...common,
        ...applied,
        ...grounds(facts.grounds),
        ...documents(facts.documents),
        ...appeals(facts.appeals),
      };
    case "issuance":
      return { ...common, ...applied, ...rulingOf(facts.ruling, day), iin: facts.iin ?? "" };
    case "refusal":
      return {
        ...common,
        ...applied,
        ...rulingOf(facts.ruling, day),
        ...grounds(facts.grounds),
        ...documents(facts.documents),
        ...appeals(facts.appeals),
        earlier: maybe("earlierIin", facts.earlierIin),
      };
    case "overdue-notice":
      return {
        ...common,
        ...applied,
        ...due,
        ...appeals(facts.appeals),
        forwarded: maybe("forwardedOn", facts.forwardedOn === null ? null : day(facts.forwardedOn)),
      };
    case "replacement": {
      const named = (letter: typeof facts.replaced): object[] =>
        letter === null
          ? []
          : [{ number: letter.number, date: day(letter.date), ids: otherName(letter.number, letter.letter) }];
      return {
        ...common,
        ...applied,
        ...appeals(facts.appeals),
        replaced: named(facts.replaced),
        instead: named(facts.instead),
        reason: facts.reason === null ? "" : written(ended(facts.reason.text), facts.reason.language, language),
      };
    }
  }
}

/** The letter's own id, where it bears another number. */
const otherName = (number: string, letter: string): object[] => (number === letter ? [] : [{ letter }]);

const rulingOf = (ruling: { on: string; reference: string } | null, day: (iso: string | null) => ViewValue): View => ({
  ruledOn: day(ruling?.on ?? null),
  reference: ruling?.reference ?? "",
});

/** On paper that the applicant signs: the case, once there is one, and who signs for the applicant. */
const signedBy = ({ case: { id }, representative: by }: LetterFactsOf<"consent" | "application-form">): View => ({
  registered: maybe("caseId", id),
  representative: by === null ? [] : [{ representativeName: by.name, representativeDocument: by.document }],
});

function formOf(facts: LetterFactsOf<"application-form">, language: Language): View {
  const { sex, ...words } = letterWords[language];
  // Before the case is registered what was not answered is left open, to be filled in by hand.
  const none = facts.case.id === null ? "" : words.none;
  return {
    patronymic: facts.addressee.visual.patronymic ?? none,
    visualSurname: facts.addressee.visual.surname,
    visualGivenNames: facts.addressee.visual.givenNames ?? none,
    birthPlace: facts.birthPlace ?? none,
    sex: facts.sex === null ? none : sex[facts.sex],
    previous: maybe("previousIin", facts.previousIin),
    contactAddress: facts.contact.address ?? none,
    contactPhone: facts.contact.phone ?? none,
    contactEmail: facts.contact.email ?? none,
  };
}

/** A bare number is that of a paragraph; anything else is said as it stands. */
const pointInWords = (point: string | null, language: Language): string | null =>
  point !== null && /^\d/.test(point) ? say(letterWords[language].point, { point }) : point;

/** The act and its part, in words; the bare number where no words for the part are known. */
export function normInWords(norm: Norm, language: Language): string {
  const part = norm.part?.[language] ?? pointInWords(norm.point, language);
  return part === null ? norm.act[language] : say(letterWords[language].norm, { act: norm.act[language], part });
}

function documentInWords(document: LetterDocument, language: Language, country: CountryName): string {
  const words = letterWords[language];
  return [
    capitalised(document.words[language], language),
    ...(document.number === null ? [] : [say(words.document.number, { number: document.number })]),
    ...(document.country === null ? [] : [country(document.country, language)]),
    ...(document.issuedOn === null
      ? []
      : [say(words.document.issued, { date: dayInWords(document.issuedOn, language).toString() })]),
  ].join(", ");
}

/** A sentence with the sign at its end. */
const ended = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);

/** What somebody wrote in one language; in the other texts of the letter the language is named before it. */
function written(text: string, from: Language, language: Language): string {
  if (from === language) return text;
  return `(${letterWords[language].inLanguage[from]}) ${inLanguage(text, from)}`;
}

function groundInWords(ground: LetterGround, language: Language, country: CountryName): object {
  const words = letterWords[language];
  return {
    wording: ground.wording[language] ?? words.seeOfficialText,
    source: ground.norm === null ? "" : normInWords(ground.norm, language),
    facts: [
      ...ground.found.map((each) => ({ fact: foundInWords(each, language, country) })),
      ...(ground.fact === null ? [] : [{ fact: factInWords(ground.fact, language) }]),
    ],
    cure: ended(ground.cure?.[language] ?? words.curelessGround),
  };
}

function factInWords(fact: NonNullable<LetterGround["fact"]>, language: Language): string {
  if ("text" in fact) return written(ended(fact.text), fact.language, language);
  return language === "en" ? letterWords.en.seeOfficialText : ended(fact[language]);
}
