import { Problem } from "../domain/problem.ts";
import type { Fonts } from "./fonts.ts";

/** Facts that are read by programs and never drawn. */
const notDrawn = new Set(["format", "kind", "languages", "check", "code", "image"]);

/** Walks every text of a plain value with its path: `addressee.visual.surname`. */
function* texts(value: unknown, path: string): Generator<[string, string]> {
  if (typeof value === "string") yield [path, value];
  else if (value !== null && typeof value === "object") {
    for (const [name, part] of Object.entries(value)) {
      if (!notDrawn.has(name)) yield* texts(part, path === "" ? name : `${path}.${name}`);
    }
  }
}

/**
 * Looks up every character of every value in the fonts before anything is drawn. Throws `letter-cannot-print` with the
 * field, the character and its code point: nothing is dropped, cut or replaced by a box.
 */
export function mustPrint(letter: string, facts: object, fonts: Fonts): void {
  for (const [field, text] of texts(facts, "")) {
    const [character] = fonts.missing(text);
    if (character === undefined) continue;
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    throw new Problem("letter-cannot-print", { letter, field, character, codePoint });
  }
}
