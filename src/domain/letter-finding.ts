import { documentKinds } from "./document.ts";
import type { Finding } from "./finding.ts";
import type { Sentence } from "./legalisation.ts";
import type { LetterDocument, LetterFinding, LetterMissing } from "./letter-parts.ts";
import type { RuleBook } from "./rule-book.ts";
import type { Words } from "./text.ts";

/** Kinds of papers, parted by a space, in words. */
function kindsInWords(kinds: unknown, book: RuleBook): Words[] {
  return String(kinds ?? "")
    .split(" ")
    .flatMap((named) => {
      const kind = documentKinds.find((one) => one === named);
      return kind === undefined ? [] : [book.wordsOf(kind)];
    });
}

/** A finding as a letter says it: the papers by kind, number and date, third parties' names never. */
export function letterFinding(finding: Finding, documents: readonly LetterDocument[], book: RuleBook): LetterFinding {
  const number = /^documents\/(\d+)$/.exec(finding.about)?.[1];
  const params = finding.params ?? {};
  return {
    code: finding.code,
    about: finding.about,
    kinds: kindsInWords(params.kinds, book),
    document: number === undefined ? null : (documents[Number(number) - 1] ?? null),
    params: { ...params },
  };
}

/** The one thing to do about it, a sentence of the area `finding.do`, as a letter says it. */
export function letterRemedy({ code, params }: Sentence, book: RuleBook): NonNullable<LetterMissing["remedy"]> {
  const { kinds, ...others } = params;
  return {
    code,
    kinds: kindsInWords(kinds, book),
    params: Object.fromEntries(Object.entries(others).filter(([, value]) => value !== "")),
  };
}
