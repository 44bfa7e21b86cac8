import { checkCodeAnywhere } from "../domain/check-code.ts";

/** The check code that a letter's file bears in its data; null where there is none. */
export const codeIn = (pdf: Uint8Array): string | null =>
  checkCodeAnywhere.exec(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1"))?.[0] ?? null;
