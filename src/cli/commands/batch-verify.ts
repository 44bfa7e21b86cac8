import { resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";
import { verifyBatch } from "../../workflow/verify-batch.ts";
import { argument, type Run } from "../command.ts";

/** `batch verify FILE`: opens one of the office's own batch files. Exit 3 when it is not as it should be. */
export const run: Run = async (desk, call) => {
  const path = resolve(desk.world.cwd, argument(call, 0));
  const { part, problem, sealedHere } = await verifyBatch(await desk.office(), path);
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
    notGood: problem === null ? null : new Problem("batch-not-good", { path, reason: problem }),
    show(screen) {
      const { say } = screen;
      if (part === null) return screen.print(say("view.batch.bad", { path, problem: problem ?? "" }));
      screen.print(say("view.batch.good", { path, batch: part.batch, number: part.part.number, of: part.part.of }));
      screen.print(say(sealedHere ? "view.batch.sealedHere" : "view.batch.notSealedHere"));
      screen.print(part.sha256);
    },
  };
};
