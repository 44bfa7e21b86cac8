import type { Digest } from "../../domain/ids.ts";
import type { LetterFacts, LetterKind } from "../../domain/letter.ts";
import type { LetterRegister, OfficePage } from "../../domain/office-page.ts";
import type { Language } from "../../domain/text.ts";

/** A drawn page or letter. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly sha256: Digest;
}

/** One text of a letter: where it was read, and what is wrong with it. */
export interface TemplateState {
  readonly kind: LetterKind;
  readonly language: Language;
  readonly path: string;
  /** True where the office replaced the shipped text. */
  readonly own: boolean;
  readonly findings: readonly { readonly fault: string; readonly about: string }[];
}

export interface Press {
  /** The same facts give the same bytes. Throws `letter-incomplete`, `letter-cannot-print`, `template-invalid`. */
  print(facts: LetterFacts, mark: "draft" | "final"): Promise<Printed>;
  /** A page of the office itself: the hand-over page of a batch. Throws `letter-cannot-print`. */
  page(facts: OfficePage): Promise<Printed>;
  /** The register as CSV. */
  csv(register: LetterRegister): Promise<Uint8Array>;
  templates(): Promise<TemplateState[]>;
  /** A letter of the kind about nobody, in three languages, marked as a draft and for training. */
  preview(kind: LetterKind): Promise<Printed>;
  /** The check code that the file of a letter bears in its data; null where there is none. */
  codeIn(pdf: Uint8Array): Promise<string | null>;
}
