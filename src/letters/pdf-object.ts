import { deflateSync } from "node:zlib";

/** An indirect object of a pdfkit document, which its types leave out. As text it is the reference to it. */
export interface PdfObject {
  data: object;
  end(bytes?: Uint8Array): void;
  toString(): string;
}

/** A pdfkit document, as far as it makes objects. */
export interface Objects {
  ref(data: object): unknown;
}

/** A new object with its dictionary. A stream that names a filter is written as it is. */
export const pdfObject = (document: Objects, data: object): PdfObject => document.ref(data) as PdfObject;

/** The same, finished: `bytes` make it a stream. */
export function finishedObject(document: Objects, data: object, bytes?: Uint8Array): PdfObject {
  const object = pdfObject(document, data);
  object.end(bytes);
  return object;
}

/** A value that is written as it stands: what is the same in every document is put into words once. */
export class Written {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  // pdfkit writes an object of no kind that it knows by its text.
  get [Symbol.toStringTag](): string {
    return "Written";
  }

  toString(): string {
    return this.#text;
  }
}

/** A number with as many digits as a printer can show. */
export const inPdf = (value: number): number => Math.round(value * 1000) / 1000;

/** A text for people (ISO 32000-1, 7.9.2.2), as UTF-16. */
export function textInPdf(text: string): string {
  const units = text.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  return `<feff${units.join("")}>`;
}

/** Compresses what is written anew for each letter: with little memory, whose preparing would take longer than the work. */
export const squeezed = (bytes: Uint8Array): Uint8Array =>
  deflateSync(bytes, { level: 1, windowBits: 13, memLevel: 7 });
