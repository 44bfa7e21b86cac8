import type { Problem } from "../../domain/problem.ts";
import { problemWords } from "../../i18n/problem-words.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";

/** A file of which nothing was taken in, and why. */
export interface RefusedFile {
  readonly path: string;
  readonly problem: Problem;
}

/** As scripts see it. */
export const refusedJson = ({ path, problem: { code, kind, params } }: RefusedFile) => ({ path, code, kind, params });

/** Files of which nothing was taken in, on stderr: each with its reason; what to do is said once for all that it helps. */
export function refusedFiles({ printer, say }: Screen, refused: readonly RefusedFile[]): void {
  const byHint = new Map<string, string[]>();
  for (const { path, problem } of refused) {
    const { message, hint } = problemWords(problem, say);
    const line = message.includes(path) ? message : `${path}: ${message}`;
    byHint.set(hint, [...(byHint.get(hint) ?? []), line]);
  }
  for (const [hint, lines] of byHint) {
    for (const line of lines) printer.note(styled("bad", line));
    printer.note(hint);
  }
}
