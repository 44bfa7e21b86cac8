import type { Pen } from "./pen.ts";
import type { Figure } from "./rows.ts";
import type { Element } from "./structure.ts";

type Open = { readonly element: Element } | { readonly artifact: string } | null;

/** The structure tree of a document, growing in reading order as content is drawn. */
export class TagTree {
  readonly #document: PDFKit.PDFDocument;
  readonly #made = new Map<Element, PDFKit.PDFStructureElement>();
  #open: Open = null;

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
  }

  /** What is drawn from here on is content of the element. */
  open(element: Element, pen: Pen): void {
    if (this.#open !== null && "element" in this.#open && this.#open.element === element) return;
    this.close(pen);
    const made = this.attach(element);
    made.add(this.#document.markStructureContent(element.tag));
    this.#open = { element };
  }

  /** What is drawn from here on is no content: rules and such. */
  artifact(type: "Layout", pen: Pen): void {
    if (this.#open !== null && "artifact" in this.#open) return;
    this.close(pen);
    this.#document.markContent("Artifact", { type });
    this.#open = { artifact: type };
  }

  close(pen: Pen): void {
    pen.flush();
    if (this.#open !== null) this.#document.endMarkedContent();
    this.#open = null;
  }

  /** Enters the element, and those above it, into the tree. */
  attach(element: Element, more: object = {}): PDFKit.PDFStructureElement {
    const known = this.#made.get(element);
    if (known !== undefined) return known;
    const made = this.#document.struct(element.tag, {
      ...(element.lang === null ? {} : { lang: element.lang }),
      ...(element.alt === null ? {} : { alt: element.alt }),
      ...(element.scope === null ? {} : { scope: element.scope }),
      ...more,
    });
    if (element.parent === null) this.#document.addStructure(made);
    else this.attach(element.parent).add(made);
    this.#made.set(element, made);
    return made;
  }

  /** Draws a figure with its place on the page, which PDF/UA asks for beside the alternative text. */
  figure(element: Element, figure: Figure, x: number, y: number, pen: Pen): void {
    this.close(pen);
    const [width, height] = figure.kind === "image" ? [figure.width, figure.height] : [figure.size, figure.size];
    this.attach(element, { bbox: [x, y, x + width, y + height], placement: "Block" });
    this.open(element, pen);
    if (figure.kind === "image") {
      // pdfkit takes a Buffer or an ArrayBuffer, not any Uint8Array.
      this.#document.image(Buffer.from(figure.bytes), x, y, { width, height });
    } else pen.squares(x, y, figure.size / figure.rows.length, figure.rows, "0 0 0");
    this.close(pen);
  }

  end(): void {
    for (const [element, made] of this.#made) if (element.parent === null) made.end();
  }
}
