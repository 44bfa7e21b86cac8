import type { Day } from "./day.ts";
import type { LetterFactsOf, LetterKind } from "./letter.ts";
import { appealsOf, type LetterMatter, normOf, officialFacts } from "./letter-common.ts";
import { letterDocument } from "./letter-stated.ts";
import type { Language } from "./text.ts";

/** The receipt for an application: when it was made, what was handed in, who took it, and the last day of the term. */
export function receiptFacts(matter: LetterMatter): LetterFactsOf<"receipt"> {
  const { case: one, book } = matter;
  const { act, point } = book.pack.term.source;
  return {
    kind: "receipt",
    ...officialFacts(matter),
    norm: normOf(book, { act, point }),
    receivedAt: one.appliedAt.toString({ smallestUnit: "minute" }),
    documents: one.application.documents.map((document) => letterDocument(document, book)),
  };
}

/** The notice that the term has passed without an answer. `forwardedOn`: when the application left for the Ministry. */
export function overdueFacts(matter: LetterMatter, forwardedOn: Day | null): LetterFactsOf<"overdue-notice"> {
  const { book } = matter;
  const { act, point } = book.pack.term.source;
  return {
    kind: "overdue-notice",
    ...officialFacts(matter),
    norm: normOf(book, { act, point }),
    forwardedOn: forwardedOn?.toString() ?? null,
    appeals: appealsOf(book, "service"),
  };
}

/** A letter of the same case, as another letter names it. */
export interface NamedLetter {
  readonly letter: string;
  readonly number: string;
  readonly date: string;
}

/** What a served letter is replaced for: the void one, why, and the one that holds in its place, if there is one yet. */
export interface Replacing {
  readonly replaced: NamedLetter & { readonly kind: LetterKind };
  readonly reason: { readonly text: string; readonly language: Language };
  readonly instead: NamedLetter | null;
}

/** The notice that a served letter is void, naming it and what holds in its place. */
export function replacementFacts(
  matter: LetterMatter,
  { replaced, reason, instead }: Replacing,
): LetterFactsOf<"replacement"> {
  const { book } = matter;
  const { kind, ...named } = replaced;
  return {
    kind: "replacement",
    ...officialFacts(matter),
    norm: normOf(book, { act: book.pack.order }),
    replaced: named,
    reason,
    instead,
    appeals: appealsOf(book, kind === "refusal-to-accept" ? "acceptance" : "service"),
  };
}
