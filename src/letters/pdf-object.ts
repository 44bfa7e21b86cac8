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
