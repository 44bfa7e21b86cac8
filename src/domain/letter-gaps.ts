import { type LetterFacts, papers } from "./letter.ts";
import type { LetterGround } from "./letter-parts.ts";

function gapsOfGround(ground: LetterGround, english: boolean): string[] {
  const gaps: string[] = [];
  if (ground.fact === null && ground.found.length === 0) gaps.push("fact");
  if (ground.norm === null) gaps.push("norm");
  if (ground.known && ground.cure === null) gaps.push("cure");
  if (ground.known && english && ground.wording.en === null) gaps.push("wording.en");
  return gaps;
}

const absent = (parts: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(parts).filter((name) => {
    const part = parts[name];
    return part === null || (Array.isArray(part) && part.length === 0);
  });

function gapsOfKind(facts: LetterFacts): string[] {
  switch (facts.kind) {
    case "receipt":
      return absent({ receivedAt: facts.receivedAt, documents: facts.documents, "case.dueOn": facts.case.dueOn });
    case "issuance":
      return absent({ ruling: facts.ruling, iin: facts.iin });
    case "refusal":
      return absent({ ruling: facts.ruling, appeals: facts.appeals });
    case "refusal-to-accept":
      return absent({ appeals: facts.appeals });
    case "overdue-notice":
      return absent({ appeals: facts.appeals, "case.dueOn": facts.case.dueOn });
    case "replacement":
      return absent({ replaced: facts.replaced, reason: facts.reason, appeals: facts.appeals });
    default:
      return [];
  }
}

function gapsOfGrounds(facts: LetterFacts): string[] {
  if (facts.kind !== "refusal" && facts.kind !== "refusal-to-accept") return [];
  if (facts.grounds.length === 0) return ["grounds"];
  const english = facts.languages.includes("en");
  return facts.grounds.flatMap((ground, index) =>
    gapsOfGround(ground, english).map((gap) => `grounds.${index}.${gap}`),
  );
}

/**
 * The parts without which this letter must not be printed, as paths into the facts: a refusal needs each ground with
 * its point, fact and cure, a way to appeal, a signatory and an executor. Empty when the letter is whole.
 */
export function missingParts(facts: LetterFacts): string[] {
  const official = papers.includes(facts.kind)
    ? []
    : absent({
        number: facts.number,
        date: facts.date,
        "case.id": facts.case.id,
        "case.appliedOn": facts.case.appliedOn,
        norm: facts.norm,
        signatory: facts.signatory,
        executor: facts.executor,
      });
  return [...official, ...gapsOfKind(facts), ...gapsOfGrounds(facts)];
}
