import { letterIdOrNull } from "../domain/check-code.ts";
import { type DraftId, type LetterId, type OfficerId, uuidPattern } from "../domain/ids.ts";
import { type LetterKind, letterKinds } from "../domain/letter.ts";
import { Problem } from "../domain/problem.ts";
import { isPlain } from "../domain/text.ts";
import { argument, type Call, textFlag } from "./command.ts";

/** `--kind`; throws `bad-value`. */
export function givenKind(call: Call): LetterKind | null {
  const text = textFlag(call, "kind");
  return text === undefined ? null : kindOf(text, "--kind");
}

/** A word as a kind of letter; throws `bad-value` naming where it stood. */
export function kindOf(text: string, where: string): LetterKind {
  const kind = letterKinds.find((one) => one === text);
  if (kind === undefined)
    throw new Problem("bad-value", { flag: where, value: text, expected: letterKinds.join(", ") });
  return kind;
}

/** Argument `index` as the id of a letter; what is none cannot be a letter here: throws `unknown-letter`. */
export function givenLetter(call: Call, index = 0): LetterId {
  const id = letterIdOrNull(argument(call, index));
  if (id === null) throw new Problem("unknown-letter", { letter: "…" });
  return id;
}

/** Argument `index` as the id of a draft, or null where it looks like anything else. */
export function givenDraft(call: Call, index = 0): DraftId | null {
  const text = argument(call, index).trim().toLowerCase();
  return uuidPattern.test(text) ? (text as DraftId) : null;
}

/** `--number`: an outgoing number as a chancery writes it; throws `bad-value`. */
export function givenOutgoing(call: Call): string | null {
  const text = textFlag(call, "number")?.trim();
  if (text === undefined) return null;
  if (text === "" || text.length > 60 || !isPlain(text)) {
    throw new Problem("bad-value", { flag: "--number", value: "…", expected: "1-23/45" });
  }
  return text;
}

/** `--signatory`: the short name of an officer. */
export const givenSignatory = (call: Call): OfficerId | null => (textFlag(call, "signatory") as OfficerId) ?? null;
