import type { Digest } from "../domain/ids.ts";
import type { LetterFacts } from "../domain/letter.ts";
import { missingParts } from "../domain/letter-gaps.ts";
import { Problem } from "../domain/problem.ts";

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
}

/** Opens the press. Fonts and the PDF library are loaded with the first letter and shared by all that follow. */
export function openPress(options: PressOptions): LetterPress {
  let loading: Promise<LetterPress> | null = null;
  return {
    async print(facts, mark) {
      const parts = missingParts(facts);
      if (parts.length > 0) throw new Problem("letter-incomplete", { letter: facts.letter, parts });
      loading ??= import("./workshop.ts").then(({ openWorkshop }) => openWorkshop(options));
      return (await loading).print(facts, mark);
    },
  };
}
