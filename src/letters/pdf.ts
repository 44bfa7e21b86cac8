import { ink, margin } from "./form.ts";
import { type DocumentFacts, LetterDocument, type LetterPage } from "./letter-document.ts";
import type { Placed } from "./pages.ts";
import { Pen } from "./pen.ts";
import { Resources } from "./resources.ts";
import type { Part } from "./rows.ts";
import { TagTree } from "./tag-tree.ts";
import { xmpForAccessibility } from "./xmp.ts";

/** Text that belongs to the page and not to the letter: its number, DRAFT, TRAINING. */
export interface Furniture {
  readonly parts: readonly Part[];
  /** Slanted across the page, beneath the text; null for none. */
  readonly mark: Part | null;
}

export interface Sheet {
  readonly placed: readonly Placed[];
  /** Anchored to the foot of the text: `y` of its top from the top of the text. */
  readonly foot: Placed | null;
  readonly furniture: Furniture;
}

/** Draws measured sheets as PDF/A-2a and PDF/UA-1. The same sheets and facts give the same bytes. */
export function draw(sheets: readonly Sheet[], facts: DocumentFacts): Uint8Array {
  const document = new LetterDocument(facts);
  const tags = new TagTree(document);
  const resources = new Resources(document);
  for (const sheet of sheets) {
    const page = document.newPage();
    new SheetDrawing(document, page, tags, new Pen(page, resources)).draw(sheet);
    document.endPage();
  }
  tags.end();
  resources.write();
  document.appendXML(xmpForAccessibility);
  return document.bytes();
}

class SheetDrawing {
  readonly #document: LetterDocument;
  readonly #page: LetterPage;
  readonly #tags: TagTree;
  readonly #pen: Pen;

  constructor(document: LetterDocument, page: LetterPage, tags: TagTree, pen: Pen) {
    this.#document = document;
    this.#page = page;
    this.#tags = tags;
    this.#pen = pen;
  }

  draw({ placed, foot, furniture }: Sheet): void {
    if (furniture.mark !== null) this.#artifact([furniture.mark], "Page", ink.mark);
    for (const { row, y } of placed) this.#row(row.parts, y);
    if (foot !== null) this.#row(foot.row.parts, foot.y);
    this.#artifact(furniture.parts, "Pagination", ink.quiet);
    this.#document.write(this.#pen.take());
  }

  #row(parts: readonly Part[], y: number): void {
    for (const part of parts) this.#part(part, margin.left, margin.top + y);
  }

  #part(part: Part, x: number, y: number): void {
    switch (part.kind) {
      case "text":
        for (const run of part.runs) {
          this.#tags.open(run.element, this.#page, this.#pen);
          this.#pen.text(run, x + part.x, y + part.y, part.ink ?? ink.text);
        }
        return;
      case "empty":
        this.#tags.attach(part.element);
        return;
      case "rule":
        this.#tags.artifact("Layout", this.#pen);
        this.#pen.rule(x + part.x, y + part.y, part.width, part.weight, part.ink);
        return;
      case "figure":
        this.#figure(part, x + part.x, y + part.y);
    }
  }

  #figure({ element, figure }: Extract<Part, { kind: "figure" }>, x: number, y: number): void {
    const [width, height] = figure.kind === "image" ? [figure.width, figure.height] : [figure.size, figure.size];
    this.#tags.place(element, x, y, width, height);
    this.#tags.open(element, this.#page, this.#pen);
    if (figure.kind === "modules") this.#pen.squares(x, y, figure.size, figure.rows);
    else {
      this.#document.write(this.#pen.take());
      // pdfkit takes a Buffer or an ArrayBuffer, not any Uint8Array.
      this.#document.image(Buffer.from(figure.bytes), x, y, { width, height });
    }
    this.#tags.close(this.#pen);
  }

  #artifact(parts: readonly Part[], type: "Page" | "Pagination", color: string): void {
    this.#tags.close(this.#pen);
    this.#tags.artifact(type, this.#pen);
    for (const part of parts) {
      if (part.kind === "text") {
        for (const run of part.runs) this.#pen.text(run, part.x, part.y, part.ink ?? color, part.turn ?? 0);
      }
      if (part.kind === "rule") this.#pen.rule(part.x, part.y, part.width, part.weight, part.ink);
    }
    this.#tags.close(this.#pen);
  }
}
