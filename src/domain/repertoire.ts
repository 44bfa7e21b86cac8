import type { Case } from "./case.ts";

/** Anything but Latin and Cyrillic letters, and what all scripts share: digits, punctuation, spaces, accents. */
const otherScript = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** A text that the exchange does not carry: where it stands and what keeps it here, never the text itself. */
export interface Unfit {
  /** JSON Pointer into the application as a file: `/applicant/surname`. */
  readonly field: string;
  /** The first character of another script: `U+10D7`. */
  readonly codePoint: string;
}

/** The first character that the exchange does not carry, as `U+10D7`; null where it carries the text. */
export function unfitCharacter(text: string): string | null {
  const found = otherScript.exec(text)?.[0];
  return found === undefined ? null : `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** What stays on this computer anyway: notes of the editor and of the interview, and where a scan lies. */
const local: readonly string[] = ["$schema", "interview", "scan"];

/** Every text within a value that the exchange does not carry, in the order of the file. */
export function unfitTexts(value: unknown, field = ""): Unfit[] {
  if (typeof value === "string") {
    const codePoint = unfitCharacter(value);
    return codePoint === null ? [] : [{ field, codePoint }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    local.includes(key) ? [] : unfitTexts(inner, `${field}/${key}`),
  );
}

/** What keeps a case here: texts of its application, and of the grounds on which its refusal is proposed. */
export function unfitIn(one: Case): Unfit[] {
  const decision = "decision" in one ? one.decision?.decision : undefined;
  return unfitTexts({
    ...one.application,
    ...(decision?.kind === "propose-refusal" ? { proposal: decision.grounds } : {}),
  });
}
