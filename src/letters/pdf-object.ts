/** An indirect object of a pdfkit document, which its types leave out. */
export interface PdfObject {
  readonly data: Record<string, unknown>;
  end(bytes?: Uint8Array): void;
}

/** A new object with its dictionary. A stream that names a filter is written as it is. */
export const pdfObject = (document: PDFKit.PDFDocument, data: object): PdfObject =>
  document.ref(data) as unknown as PdfObject;

/** The same, finished: `bytes` make it a stream. */
export function finishedObject(document: PDFKit.PDFDocument, data: object, bytes?: Uint8Array): PdfObject {
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
