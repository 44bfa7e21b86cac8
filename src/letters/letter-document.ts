import PDFDocument from "pdfkit";
import { paper } from "./form.ts";
import { type PdfObject, squeezed } from "./pdf-object.ts";

export interface DocumentFacts {
  readonly title: string;
  /** The check code: a file can be checked by it without reading the picture of the code. */
  readonly keywords: string | null;
  readonly language: string;
  /** Midnight UTC of the letter's day, in milliseconds: the clock never enters a letter. */
  readonly createdAt: number;
}

/** What pdfkit's types leave out. */
interface Inside {
  _offset: number;
  getStructTreeRoot(): StructureRoot;
}
interface StructureRoot {
  readonly data: { K?: object[]; readonly ParentTree: { get(key: number): object[] } };
}
interface Page {
  readonly content: { buffer: Uint8Array[]; compress: boolean; readonly data: { Filter?: string } };
  readonly dictionary: object;
  readonly fonts: Record<string, object>;
  readonly xobjects: Record<string, object>;
  readonly structParentTreeKey: number;
}

/** A page of a letter: pdfkit's own, as far as we use it. */
export interface LetterPage {
  /** The reference to it. */
  readonly object: object;
  readonly fonts: Record<string, object>;
  readonly pictures: Record<string, object>;
  /** By number of marked content, the element that it belongs to. */
  readonly owners: object[];
}

/**
 * A pdfkit document as PDF/A-2a that is collected in memory. pdfkit is a stream, and turns each of the thousand texts
 * that a letter is written in into a chunk of its own: a fifth of the time of a letter.
 */
export class LetterDocument extends PDFDocument {
  declare private kept: Uint8Array[];
  declare private pending: string;

  constructor(facts: DocumentFacts) {
    super({
      size: [paper.width, paper.height],
      margin: 0,
      pdfVersion: "1.7",
      subset: "PDF/A-2a",
      tagged: true,
      lang: facts.language,
      displayTitle: true,
      autoFirstPage: false,
      // Null: pdfkit must not open its own Helvetica, which is not embedded.
      font: null as unknown as string,
      info: {
        Title: facts.title,
        Creator: "iin-desk",
        Producer: "pdfkit",
        ...(facts.keywords === null ? {} : { Keywords: facts.keywords }),
        // pdfkit wants a Date; it is made from the letter's own day.
        CreationDate: new Date(facts.createdAt),
      },
    });
  }

  /** pdfkit's only way out, from its constructor on; texts are bytes already, one to a character. */
  _write(data: string | Uint8Array): void {
    const inside = this as unknown as Inside;
    this.pending ??= "";
    if (typeof data === "string") {
      this.pending += `${data}\n`;
      inside._offset += data.length + 1;
    } else {
      this.setAside(data);
      inside._offset += data.length;
    }
  }

  private setAside(bytes: Uint8Array): void {
    this.kept ??= [];
    this.kept.push(Buffer.from(this.pending, "latin1"), bytes);
    this.pending = "";
  }

  /** The end of pdfkit's stream, which nobody reads. */
  override push(): boolean {
    return false;
  }

  newPage(): LetterPage {
    this.addPage();
    const page = this.page as unknown as Page;
    return {
      object: page.dictionary,
      fonts: page.fonts,
      pictures: page.xobjects,
      owners: this.#structure.data.ParentTree.get(page.structParentTreeKey),
    };
  }

  /** Writes on the page that was begun last; pdfkit would turn a text into bytes character by character. */
  write(operators: string): void {
    this.addContent(Buffer.from(operators, "latin1"));
  }

  /** Ends the page: its operators are compressed quickly, for pdfkit would take thrice the time to save a tenth. */
  endPage(): void {
    const { content } = this.page as unknown as Page;
    content.buffer = [squeezed(Buffer.concat(content.buffer))];
    content.compress = false;
    content.data.Filter = "FlateDecode";
  }

  /** Puts the first element of the structure under the root; gives the root. */
  rootOf(first: PdfObject): object {
    this.#structure.data.K = [first];
    return this.#structure;
  }

  get #structure(): StructureRoot {
    return (this as unknown as Inside).getStructTreeRoot();
  }

  bytes(): Uint8Array {
    this.end();
    this.setAside(new Uint8Array());
    return Buffer.concat(this.kept);
  }
}
