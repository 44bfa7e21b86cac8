import { Problem } from "../../domain/problem.ts";
import { type Finding, settleBatch } from "../../workflow/settle-batch.ts";
import { type Call, isSet, type Run } from "../command.ts";
import type { Desk } from "../desk.ts";
import { givenBatch, givenPath } from "../given.ts";
import { settledView } from "../views/settled.ts";

/** `batch settle BATCH --found DIR | --received | --lost`: says what became of a batch. */
export const run: Run = async (desk, call) =>
  settledView(await settleBatch(await desk.office(), givenBatch(call), findingIn(desk, call)));

function findingIn(desk: Desk, call: Call): Finding {
  const found = givenPath(desk, call, "found");
  const given: Finding[] = [
    ...(found === null ? [] : [{ found }]),
    ...(isSet(call, "received") ? ["received" as const] : []),
    ...(isSet(call, "lost") ? ["lost" as const] : []),
  ];
  const [only] = given;
  if (only === undefined) throw new Problem("answer-needed", { answer: ["--found", "--received", "--lost"] });
  return only;
}
