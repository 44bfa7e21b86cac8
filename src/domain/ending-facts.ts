import type { Case } from "./case.ts";
import { findingsBehind } from "./choose-decision.ts";
import type { ActKind, GroundCode } from "./finding.ts";
import { writtenLanguage } from "./language.ts";
import type { LetterFactsOf, LetterKind } from "./letter.ts";
import { appealsOf, type LetterMatter, normOf, officialFacts } from "./letter-common.ts";
import { letterFinding } from "./letter-finding.ts";
import type { LetterGround } from "./letter-parts.ts";
import { bareWords, letterDocument } from "./letter-stated.ts";
import type { RuleBook } from "./rule-book.ts";
import type { Ground } from "./rule-pack.ts";
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

/** The facts of the letter that ends a case. Every language is made from them. Throws an Error for a case without one. */
export function endingFacts(matter: LetterMatter, kind: EndingLetter): LetterFactsOf<EndingLetter> {
  const { case: one, book } = matter;
  if (kind === "refusal-to-accept") {
    const decision = "decision" in one ? one.decision?.decision : undefined;
    if (decision?.kind !== "refuse") throw new Error(`${one.id} was not refused`);
    const grounds = decision.grounds.map(({ code, fact }) => ownGround(matter, code, fact));
    const norm = normOf(book, { act: book.pack.order, point: "acceptance" });
    return { kind, ...officialFacts(matter), norm, grounds, ...consideredAndAppeals(matter, "acceptance") };
  }
  const applied = one.stage === "ruled" || one.stage === "closed" ? one.ruling : null;
  if (applied === null) throw new Error(`${one.id} has no ruling`);
  const { ruling } = applied;
  const ruled = { on: ruling.on.toString(), reference: ruling.reference };
  if (ruling.outcome === "issued") {
    const norm = normOf(book, { act: book.pack.order });
    return { kind: "issuance", ...officialFacts(matter), norm, ruling: ruled, iin: ruling.iin };
  }
  return {
    kind: "refusal",
    ...officialFacts(matter),
    norm: normOf(book, { act: book.pack.order, point: "refusal" }),
    grounds: ruling.grounds.map((ground) => ruledGround(matter, ground, ruling)),
    ...consideredAndAppeals(matter, "service"),
    ruling: ruled,
    earlierIin: ruling.iin ?? null,
  };
}

const documentsOf = ({ case: one, book }: LetterMatter) =>
  one.application.documents.map((document) => letterDocument(document, book));

const consideredAndAppeals = (matter: LetterMatter, act: ActKind) => ({
  documents: documentsOf(matter),
  appeals: appealsOf(matter.book, act),
});

/** A ground that the office used itself, with what was found behind it. */
function ownGround(matter: LetterMatter, code: GroundCode, fact: string | null): LetterGround {
  const ground = groundIn(matter.book, code, "acceptance");
  if (ground === undefined) throw new Error(`the pack has no ground ${code}`);
  return known(
    matter,
    ground,
    fact === null ? null : { text: fact, language: writtenLanguage(fact, matter.profile.language) },
  );
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
  const point = stated.point ?? null;
  const order = normOf(matter.book, { act: matter.book.pack.order, point: "refusal" });
  const bare = { act: bareWords(stated.code), part: null, point };
  return {
    code: stated.code,
    known: false,
    wording: { kk: texts?.kk ?? stated.code, ru: texts?.ru ?? stated.code, en: null },
    norm: order === null || point === null ? (order ?? bare) : { ...order, part: null, point },
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
    found: findingsBehind(ground, findings).map((finding) => letterFinding(finding, documentsOf(matter), book)),
    fact,
    cure: ground.cure,
  };
}
