import { Problem } from "../../domain/problem.ts";
import type { Run } from "../command.ts";

/** `desk`: the interactive home. */
export const run: Run = async () => {
  throw new Problem("answer-needed", { answer: "desk" });
};
