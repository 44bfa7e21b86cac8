import type { Digest } from "../domain/ids.ts";
import type { LetterFacts, LetterKind } from "../domain/letter.ts";
import { missingParts } from "../domain/letter-gaps.ts";
import type { OfficePage } from "../domain/office-page.ts";
import { Problem } from "../domain/problem.ts";
import type { Language } from "../domain/text.ts";
import type { TemplateFinding } from "./check-template.ts";

export interface PressOptions {
  /** The shipped `templates/letters`. */
  readonly templates: string;
  /** The office's folder: its own `templates/letters` and its letterhead image start here. */
  readonly office: string;
}

/** A drawn letter. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly sha256: Digest;
  readonly pages: number;
}

export interface LetterPress {
  /**
   * Draws a letter as PDF: same facts, same bytes. A draft bears DRAFT across every page. Throws `letter-incomplete`
   * naming the missing parts, `letter-cannot-print` naming field, character and code point, `template-invalid`,
   * `letterhead-image`.
   */
  print(facts: LetterFacts, mark: "draft" | "final"): Promise<Printed>;
  /** A register of letters or the hand-over page of a batch. Throws `letter-cannot-print`. */
  page(facts: OfficePage): Promise<Printed>;
  /** Every text of a letter: where it was read, and what is wrong with it. */
  templates(): Promise<TemplateState[]>;
  /** A letter of the kind about nobody, in three languages, marked as a draft and for training. */
  preview(kind: LetterKind): Promise<Printed>;
}

export interface TemplateState {
  readonly kind: LetterKind;
  readonly language: Language;
  readonly path: string;
  /** True where the office replaced the shipped text. */
  readonly own: boolean;
  readonly findings: readonly TemplateFinding[];
}

/** Opens the press. Fonts and the PDF library are loaded with the first letter and shared by all that follow. */
export function openPress(options: PressOptions): LetterPress {
  let loading: Promise<LetterPress> | null = null;
  const workshop = (): Promise<LetterPress> => {
    loading ??= import("./workshop.ts").then(({ openWorkshop }) => openWorkshop(options));
    return loading;
  };
  return {
    async print(facts, mark) {
      const parts = missingParts(facts);
      if (parts.length > 0) throw new Problem("letter-incomplete", { letter: facts.letter, parts });
      return (await workshop()).print(facts, mark);
    },
    page: async (facts) => (await workshop()).page(facts),
    templates: async () => (await workshop()).templates(),
    preview: async (kind) => (await workshop()).preview(kind),
  };
}
