import type { Case } from "./case.ts";
import { findingsBehind } from "./choose-decision.ts";
import type { Day } from "./day.ts";
import { identityDocuments, type PresentedDocument } from "./document.ts";
import type { ActKind, Finding, GroundCode } from "./finding.ts";
import type { LetterId } from "./ids.ts";
import type { LetterFacts, LetterFactsOf, LetterKind } from "./letter.ts";
import type { LetterAppeal, LetterDocument, LetterFinding, LetterGround, Norm } from "./letter-parts.ts";
import { nameOfRecord } from "./name.ts";
import type { OfficeProfile } from "./office-profile.ts";
import type { RuleBook } from "./rule-book.ts";
import { categoryIn, type Ground, type PackSource } from "./rule-pack.ts";
import type { FinalRuling, RuledGround } from "./ruling.ts";

/** The kinds of letters that end a case. */
export const endingLetters = ["refusal-to-accept", "issuance", "refusal"] as const satisfies readonly LetterKind[];
export type EndingLetter = (typeof endingLetters)[number];

/** Which letter the case has earned; null while nothing is decided that a letter could say. */
export function endingLetterOf(one: Case): EndingLetter | null {
  if (one.stage === "ruled" || (one.stage === "closed" && one.ruling !== null)) {
    return one.ruling?.ruling.outcome === "issued" ? "issuance" : "refusal";
  }
  const decision = one.stage === "decided" || one.stage === "closed" ? one.decision.decision : null;
  return decision?.kind === "refuse" ? "refusal-to-accept" : null;
}

/** What a letter is made of. */
export interface LetterMatter {
  readonly case: Case;
  readonly book: RuleBook;
  readonly profile: OfficeProfile;
  readonly letter: LetterId;
  readonly number: string;
  readonly date: Day;
}

/** The facts of the letter that ends a case. Every language is made from them. Throws an Error for a case without one. */
export function endingFacts(matter: LetterMatter, kind: EndingLetter): LetterFactsOf<EndingLetter> {
  const { case: one, book } = matter;
  if (kind === "refusal-to-accept") {
    const decision = "decision" in one ? one.decision?.decision : undefined;
    if (decision?.kind !== "refuse") throw new Error(`${one.id} was not refused`);
    const grounds = decision.grounds.map(({ code, fact }) => ownGround(matter, code, fact));
    const norm = normOf(book, { act: book.pack.order, point: "acceptance" });
    return { kind, ...commonFacts(matter), norm, grounds, ...consideredAndAppeals(matter, "acceptance") };
  }
  const applied = one.stage === "ruled" || one.stage === "closed" ? one.ruling : null;
  if (applied === null) throw new Error(`${one.id} has no ruling`);
  const { ruling } = applied;
  const ruled = { on: ruling.on.toString(), reference: ruling.reference };
  if (ruling.outcome === "issued") {
    const norm = normOf(book, { act: book.pack.order });
    return { kind: "issuance", ...commonFacts(matter), norm, ruling: ruled, iin: ruling.iin };
  }
  return {
    kind: "refusal",
    ...commonFacts(matter),
    norm: normOf(book, { act: book.pack.order, point: "refusal" }),
    grounds: ruling.grounds.map((ground) => ruledGround(matter, ground, ruling)),
    ...consideredAndAppeals(matter, "service"),
    ruling: ruled,
    earlierIin: ruling.iin ?? null,
  };
}

/** What every letter of a registered case says of office, person and case. */
export function commonFacts({ case: one, book, profile, letter, number, date }: LetterMatter) {
  const { applicant, documents } = one.application;
  const { surname, givenNames, patronymic } = applicant;
  const record = nameOfRecord(applicant);
  const identity = documents.find((document) => identityDocuments.includes(document.kind)) ?? null;
  const signatory = profile.officers.find((officer) => officer.id === profile.signatory);
  const languages: LetterFacts["languages"] =
    one.application.letterLanguage === "en" ? ["kk", "ru", "en"] : ["kk", "ru"];
  return {
    format: 1 as const,
    letter,
    number,
    date: date.toString(),
    languages,
    training: profile.training,
    office: {
      names: profile.names,
      letterhead: { ...profile.letterhead.lines, image: profile.letterhead.image },
      address: profile.address,
      phone: profile.phone,
      email: profile.email,
    },
    addressee: {
      record: { ...record, givenNames: record.givenNames === "" ? null : record.givenNames },
      visual: { surname, givenNames, patronymic },
      birthDate: applicant.birthDate,
      citizenship: applicant.citizenship,
      documentNumber: identity?.number ?? null,
    },
    case: {
      id: one.id,
      service: one.application.kind,
      category: categoryIn(book.pack, one.application.category)?.words ?? bareCode(one.application.category),
      appliedOn: one.applicationDay.toString(),
      dueOn: one.dueOn.toString(),
    },
    signatory: signatory?.kind === "person" ? { name: signatory.name, position: signatory.position } : null,
    executor: profile.executor,
    checkCode: null,
  };
}

const bareCode = (code: string) => ({ kk: code, ru: code, en: code });

/** An act of the pack and its part, in words. */
export function normOf(book: RuleBook, source: Pick<PackSource, "act" | "point">): Norm | null {
  const act = book.pack.acts[source.act];
  if (act === undefined) return null;
  const point = source.point ?? null;
  return { act: act.title, part: point === null ? null : (act.parts[point] ?? null), point };
}

export const letterDocument = (document: PresentedDocument, book: RuleBook): LetterDocument => ({
  kind: document.kind,
  words: document.title === null ? book.wordsOf(document.kind) : bareCode(document.title),
  country: document.issuingCountry,
  number: document.number,
  issuedOn: document.issuedOn?.toString() ?? null,
});

function consideredAndAppeals({ case: one, book }: LetterMatter, act: ActKind) {
  const appeals = book.pack.appeals.filter((appeal) => appeal.act === act);
  return {
    documents: one.application.documents.map((document) => letterDocument(document, book)),
    appeals: appeals.flatMap((appeal): LetterAppeal[] => {
      const norm = normOf(book, appeal.source);
      return norm === null ? [] : [{ body: appeal.body, term: appeal.term, months: appeal.months ?? null, norm }];
    }),
  };
}

/** A ground that the office used itself, with what was found behind it. */
function ownGround(matter: LetterMatter, code: GroundCode, fact: string | null): LetterGround {
  const ground = groundIn(matter.book, code, "acceptance");
  if (ground === undefined) throw new Error(`the pack has no ground ${code}`);
  return known(matter, ground, fact === null ? null : { text: fact, language: matter.profile.language });
}

/** A ground as the centre states it; in our words too where the pack knows it. */
function ruledGround(matter: LetterMatter, stated: RuledGround, ruling: FinalRuling): LetterGround {
  const ground = groundIn(matter.book, stated.code, "service");
  const texts = stated.texts ?? null;
  if (ground !== undefined) {
    const point = stated.point ?? null;
    const own = known(matter, ground, texts);
    return {
      ...own,
      norm: own.norm === null || point === null ? own.norm : { ...own.norm, part: null, point },
      fact: texts ?? own.fact ?? (own.found.length > 0 ? null : referenceFact(ruling)),
    };
  }
  const bare = { act: bareCode(stated.code), part: null, point: stated.point ?? null };
  return {
    code: stated.code,
    known: false,
    wording: { kk: texts?.kk ?? stated.code, ru: texts?.ru ?? stated.code, en: null },
    norm: normOf(matter.book, { act: matter.book.pack.order, point: "refusal" }) ?? bare,
    found: [],
    fact: texts ?? referenceFact(ruling),
    cure: null,
  };
}

/** Where the centre states a ground without a word about it, the reference of its ruling is the fact. */
const referenceFact = (ruling: FinalRuling) => ({
  kk: `Шешім ${ruling.reference}`,
  ru: `Решение ${ruling.reference}`,
});

const groundIn = (book: RuleBook, code: string, act: ActKind): Ground | undefined =>
  book.pack.grounds.find((ground) => ground.code === code && ground.act === act);

function known(matter: LetterMatter, ground: Ground, fact: LetterGround["fact"]): LetterGround {
  const { case: one, book } = matter;
  const findings = "verification" in one ? one.verification.findings : [];
  return {
    code: ground.code,
    known: true,
    wording: ground.words,
    norm: normOf(book, ground.source),
    found: findingsBehind(ground, findings).map((finding) => letterFinding(finding, one, book)),
    fact,
    cure: ground.cure,
  };
}

/** A finding as a letter says it: the papers by kind, number and date, third parties' names never. */
export function letterFinding(finding: Finding, one: Case, book: RuleBook): LetterFinding {
  const number = /^documents\/(\d+)$/.exec(finding.about)?.[1];
  const document = number === undefined ? undefined : one.application.documents[Number(number) - 1];
  const params = finding.params ?? {};
  const kinds = String(params.kinds ?? "")
    .split(" ")
    .filter((kind) => kind !== "");
  return {
    code: finding.code,
    about: finding.about,
    kinds: kinds.map((kind) => book.wordsOf(kind as PresentedDocument["kind"])),
    document: document === undefined ? null : letterDocument(document, book),
    params: { ...params },
  };
}
