import { typedCodeOrNull } from "../domain/check-code.ts";
import type { LetterId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { Office } from "./office.ts";
import type { OpenedCode } from "./ports/letter-seal.ts";
import type { LetterRow } from "./ports/letters.ts";

/** Why a letter is not what it should be. */
export const checkFaults = [
  "no-letter",
  "unknown-letter",
  "other-bytes",
  "other-code",
  "other-facts",
  "wrong-group",
  "signature-invalid",
  "unknown-key",
  "void",
] as const;
export type CheckFault = (typeof checkFaults)[number];

export interface CheckedLetter {
  /** Null where the text or the file names none. */
  readonly letter: LetterId | null;
  /** The letter in this office's register. */
  readonly row: LetterRow | null;
  /** What its code says, where it could be read. */
  readonly code: OpenedCode | null;
  /** Null: it is a letter of this office as it was issued, and it holds. */
  readonly fault: CheckFault | null;
}

const largest = 20 * 1024 * 1024;

/** Holds the file of a letter against the register and, by the code in it, against the office's key. Never throws for what the file says. */
export async function checkLetterFile(office: Office, path: string): Promise<CheckedLetter> {
  const bytes = await office.folders.read(path, largest);
  const text = await office.press.codeIn(bytes);
  const code = text === null ? null : await office.seal.open(text);
  const issued = await office.letters.byBytes(bytes);
  if (issued !== null) return { letter: issued.id, row: issued, code, fault: await standing(office, issued, code) };
  if (code === null) return { letter: null, row: null, code, fault: "no-letter" };
  const row = await rowOf(office, code.letter);
  return { letter: code.letter, row, code, fault: signatureFault(code) ?? "other-bytes" };
}

/**
 * Checks what a scanner reads from a letter, or its id with the check group as a person types it; null for a text that is
 * neither.
 */
export async function checkLetterCode(office: Office, text: string): Promise<CheckedLetter | null> {
  const code = await office.seal.open(text);
  if (code !== null) {
    const row = await rowOf(office, code.letter);
    const fault = signatureFault(code) ?? (row === null ? "unknown-letter" : await standing(office, row, code));
    return { letter: code.letter, row, code, fault };
  }
  const typed = typedCodeOrNull(text);
  if (typed === null) return null;
  const row = await rowOf(office, typed.letter);
  if (row === null) return { letter: typed.letter, row, code, fault: "unknown-letter" };
  const { check } = await office.letters.facts(row.id);
  const fault = check?.group === typed.group ? await standing(office, row, null) : "wrong-group";
  return { letter: typed.letter, row, code, fault };
}

function signatureFault({ signature }: OpenedCode): CheckFault | null {
  if (signature === "valid") return null;
  return signature === "invalid" ? "signature-invalid" : "unknown-key";
}

/** A letter of the register: its code is the one it was issued with, its facts are as they were, and it is not void. */
async function standing(office: Office, row: LetterRow, code: OpenedCode | null): Promise<CheckFault | null> {
  const facts = await office.letters.facts(row.id);
  if (code !== null) {
    const own = facts.check === null ? null : await office.seal.open(facts.check.code);
    if (own?.letter !== code.letter || own.group !== code.group || !own.on.equals(code.on)) return "other-code";
    const fault = signatureFault(code);
    if (fault !== null) return fault;
  }
  if (facts.check !== null && !(await office.seal.covers(facts))) return "other-facts";
  return row.state === "void" ? "void" : null;
}

async function rowOf(office: Office, id: LetterId): Promise<LetterRow | null> {
  try {
    return await office.letters.load(id);
  } catch (cause) {
    if (cause instanceof Problem && cause.code === "unknown-letter") return null;
    throw cause;
  }
}
