import type { LetterRow } from "../../workflow/ports/letters.ts";
import type { Screen } from "../screen.ts";
import { paragraph } from "./paragraph.ts";

/** Letters that say what was ruled before, and are not void. */
export const standingLetters = (letters: readonly LetterRow[]): readonly LetterRow[] =>
  letters.filter((row) => row.state !== "void" && (row.kind === "issuance" || row.kind === "refusal"));

/** A ruling waits that contradicts what a letter of the case says: the letter stands, and is never edited. */
export function letterAlarm(screen: Screen, letters: readonly LetterRow[]): void {
  for (const { id, state } of standingLetters(letters)) {
    const key = state === "served" ? "view.letter.standsAgainst" : "view.letter.issuedAgainst";
    paragraph(screen, screen.say(key, { letter: id }), { style: "bad" });
  }
}
