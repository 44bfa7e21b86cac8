import * as v from "valibot";

// C0, C1, DEL, line and paragraph separators, bidirectional marks, embeddings, overrides and isolates,
// zero-width characters, interlinear annotation, the byte order mark and tag characters.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/u;
const unsafeAll = new RegExp(unsafe.source, "gu");

/** True when a terminal, a CSV cell or a page may show the text as it stands, on one line. */
export const isPlain = (text: string): boolean => !unsafe.test(text);

/** For what reaches a terminal whatever its origin: every unsafe character becomes U+FFFD. */
export const madePlain = (text: string): string => text.replace(unsafeAll, "\ufffd");

/** One line of text from outside, in NFC, without surrounding space: 1 to `max` characters. */
export const lineSchema = (max = 200) =>
  v.pipe(
    v.string("text"),
    v.normalize("NFC"),
    v.trim(),
    v.minLength(1, "empty"),
    v.maxLength(max, "too-long"),
    v.check(isPlain, "control-characters"),
  );

/** Free text from outside that may have line breaks; everything else as in a line. */
export const proseSchema = (max = 4000) =>
  v.pipe(
    v.string("text"),
    v.normalize("NFC"),
    v.trim(),
    v.minLength(1, "empty"),
    v.maxLength(max, "too-long"),
    v.check((text) => isPlain(text.replace(/\r?\n|\t/g, " ")), "control-characters"),
  );

/** The same words in the three languages of the product. */
export interface Words {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

export { type Language, languages } from "./language.ts";

export const wordsSchema = v.strictObject({ kk: proseSchema(), ru: proseSchema(), en: proseSchema() });
