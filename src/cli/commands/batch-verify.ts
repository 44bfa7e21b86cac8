import { resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";
import { problemWords } from "../../i18n/problem-words.ts";
import { verifyBatch } from "../../workflow/verify-batch.ts";
import { argument, type Run } from "../command.ts";
import { styled } from "../printer.ts";

/** `batch verify FILE`: opens one of the office's own batch files. Exit 3 when it is not as it should be. */
export const run: Run = async (desk, call) => {
  const path = resolve(desk.world.cwd, argument(call, 0));
  const { part, problem, sealedHere } = await verifyBatch(await desk.office(), path);
  const notGood = problem && new Problem("batch-not-good", { path, reason: problem.code });
  return {
    json: {
      path,
      good: true,
      problem: null,
      sealedHere,
      batch: part?.batch ?? null,
      seq: part?.seq ?? null,
      part: part?.part ?? null,
      holds: part?.holds ?? null,
      items: part?.items ?? null,
      scans: part?.scans ?? null,
      sha256: part?.sha256 ?? null,
      signedAt: part?.signedAt.toString() ?? null,
    },
    notGood,
    show(screen) {
      const { say } = screen;
      if (part === null) {
        // What is wrong with it, in words; the way on is that of a batch of one's own.
        if (problem !== null) screen.print(styled("bad", problemWords(problem, say).message));
        if (notGood !== null) screen.print(problemWords(notGood, say).hint);
        return;
      }
      screen.print(say("view.batch.good", { path, batch: part.batch, number: part.part.number, of: part.part.of }));
      screen.print(say(sealedHere ? "view.batch.sealedHere" : "view.batch.notSealedHere"));
      screen.print(part.sha256);
    },
  };
};
