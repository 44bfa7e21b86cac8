import type { ProblemKind } from "../domain/problem.ts";

/** The command did its work, whatever it found. */
export const done = 0;

/** A fault in the program. */
export const bug = 1;

/** The promise to scripts (docs/exit-codes.md): one number for each kind of problem. */
export const exitCodes = {
  usage: 2,
  invalid: 3,
  "needs-person": 4,
  conflict: 5,
  partly: 6,
  environment: 7,
  untrusted: 8,
  forbidden: 9,
  busy: 75,
  cancelled: 130,
} as const satisfies Record<ProblemKind, number>;
