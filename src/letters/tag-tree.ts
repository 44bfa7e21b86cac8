import { paper } from "./form.ts";
import type { LetterDocument, LetterPage } from "./letter-document.ts";
import { inPdf, type PdfObject, pdfObject, textInPdf, Written } from "./pdf-object.ts";
import type { Pen } from "./pen.ts";
import type { Element } from "./structure.ts";

/** An element that has entered the tree. */
interface Branch {
  readonly object: PdfObject;
  /** Of its first content. */
  page: object | null;
  /** Branches below it and numbers of marked content, in reading order. */
  readonly kids: string[];
  /** As PDF: what belongs to its kind alone. */
  attributes: string;
}

type Open = Element | "artifact" | null;

/**
 * The structure tree of a document (ISO 32000-1, 14.7), growing in reading order as content is drawn. It is written as
 * text: of pdfkit's own elements, half of a letter's time would be spent on asking each time whether all below is whole.
 */
export class TagTree {
  readonly #document: LetterDocument;
  readonly #branches = new Map<Element, Branch>();
  #open: Open = null;

  constructor(document: LetterDocument) {
    this.#document = document;
  }

  /** What is drawn from here on is content of the element. */
  open(element: Element, page: LetterPage, pen: Pen): void {
    if (this.#open === element) return;
    this.close(pen);
    const branch = this.attach(element);
    const number = page.owners.push(branch.object) - 1;
    branch.page ??= page.object;
    branch.kids.push(branch.page === page.object ? `${number}` : `<</Type/MCR/Pg ${page.object}/MCID ${number}>>`);
    pen.begin(element.tag, `/MCID ${number}`);
    this.#open = element;
  }

  /** What is drawn from here on is no content: rules, and what stands on every page. */
  artifact(type: "Layout" | "Page" | "Pagination", pen: Pen): void {
    if (this.#open === "artifact") return;
    this.close(pen);
    pen.begin("Artifact", `/Type/${type}`);
    this.#open = "artifact";
  }

  close(pen: Pen): void {
    if (this.#open !== null) pen.end();
    this.#open = null;
  }

  /** Enters the element, and those above it, into the tree. */
  attach(element: Element): Branch {
    const known = this.#branches.get(element);
    if (known !== undefined) return known;
    const attributes = element.scope === null ? "" : `/A<</O/Table/Scope/${element.scope}>>`;
    const branch: Branch = { object: pdfObject(this.#document, {}), page: null, kids: [], attributes };
    this.#branches.set(element, branch);
    if (element.parent !== null) this.attach(element.parent).kids.push(`${branch.object}`);
    return branch;
  }

  /** Enters a figure with its place on the page, which PDF/UA asks for beside the alternative text. */
  place(figure: Element, x: number, y: number, width: number, height: number): void {
    const box = [x, paper.height - y - height, x + width, paper.height - y].map(inPdf).join(" ");
    this.attach(figure).attributes = `/A<</O/Layout/Placement/Block/BBox[${box}]>>`;
  }

  /** Writes the tree. */
  end(): void {
    for (const [element, branch] of this.#branches) {
      const { object, page, kids, attributes } = branch;
      const parent =
        element.parent === null ? this.#document.rootOf(object) : this.#branches.get(element.parent)?.object;
      const lang = element.lang === null ? "" : `/Lang(${element.lang})`;
      const alt = element.alt === null ? "" : `/Alt${textInPdf(element.alt)}`;
      const on = page === null ? "" : `/Pg ${page}`;
      object.data = new Written(
        `<</S/${element.tag}/P ${parent}${lang}${alt}${attributes}${on}/K[${kids.join(" ")}]>>`,
      );
      object.end();
    }
  }
}
