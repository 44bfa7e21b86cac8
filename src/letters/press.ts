import type { LetterFacts, LetterKind } from "../domain/letter.ts";
import { missingParts } from "../domain/letter-gaps.ts";
import type { OfficePage } from "../domain/office-page.ts";
import { Problem } from "../domain/problem.ts";
import type { Printed as DrawnBytes, Press, TemplateState } from "../workflow/ports/press.ts";
import type { TemplateFinding } from "./check-template.ts";

export interface PressOptions {
  /** The shipped `templates/letters`. */
  readonly templates: string;
  /** The office's folder: its own `templates/letters` and its letterhead image start here. */
  readonly office: string;
}

/** A drawn letter. */
export interface Printed extends DrawnBytes {
  readonly pages: number;
}

/** The press of the workflow, which also tells the number of pages. */
export interface LetterPress extends Press {
  /**
   * Draws a letter as PDF: same facts, same bytes. A draft bears DRAFT across every page. Throws `letter-incomplete`
   * naming the missing parts, `letter-cannot-print` naming field, character and code point, `template-invalid`,
   * `letterhead-image`.
   */
  print(facts: LetterFacts, mark: "draft" | "final"): Promise<Printed>;
  page(facts: OfficePage): Promise<Printed>;
  templates(): Promise<(TemplateState & { readonly findings: readonly TemplateFinding[] })[]>;
  preview(kind: LetterKind): Promise<Printed>;
}

type Workshop = Pick<LetterPress, "print" | "page" | "templates" | "preview">;

/** Opens the press. Fonts and the PDF library are loaded with the first letter and shared by all that follow. */
export function openPress(options: PressOptions): LetterPress {
  let loading: Promise<Workshop> | null = null;
  const workshop = (): Promise<Workshop> => {
    loading ??= import("./workshop.ts").then(({ openWorkshop }) => openWorkshop(options));
    return loading;
  };
  return {
    async print(facts, mark) {
      const parts = missingParts(facts);
      if (parts.length > 0) throw new Problem("letter-incomplete", { letter: facts.letter, parts });
      return (await workshop()).print(facts, mark);
    },
    csv: async (register) => Buffer.from((await import("./register-csv.ts")).registerCsv(register), "utf8"),
    codeIn: async (pdf) => (await import("./code-in.ts")).codeIn(pdf),
    page: async (facts) => (await workshop()).page(facts),
    templates: async () => (await workshop()).templates(),
    preview: async (kind) => (await workshop()).preview(kind),
  };
}
