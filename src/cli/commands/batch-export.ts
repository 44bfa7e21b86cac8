import { resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";
import { exportBatch } from "../../workflow/export-batch.ts";
import { isSet, type Run, textFlag } from "../command.ts";
import { styled } from "../printer.ts";

/** `batch export --to DIR`: everything forwarded leaves as one sealed file. Exit 6 when a case had to stay. */
export const run: Run = async (desk, call) => {
  const to = textFlag(call, "to");
  if (to === undefined) throw new Problem("answer-needed", { answer: "--to" });
  const dryRun = isSet(call, "dry-run");
  const request = { to: resolve(desk.world.cwd, to), dryRun, strict: isSet(call, "strict") };
  const exported = await exportBatch(await desk.office(), request);
  const { batch, seq, items, left, files, finished } = exported;
  return {
    json: { batch, seq, items, left, files, finished },
    ...(left.length > 0 ? { exit: 6 } : {}),
    show(screen) {
      const { say } = screen;
      for (const one of finished) screen.print(say("view.batch.finished", { batch: one }));
      if (batch === null) screen.print(say("view.batch.nothing"));
      else if (dryRun) screen.print(say("view.batch.dryRun", { batch, count: items }));
      else if (!finished.includes(batch)) screen.print(say("view.batch.sealed", { batch, count: items }));
      for (const file of files) screen.print(`  ${file.path}  ${say("view.batch.size", { bytes: file.bytes })}`);
      if (left.length > 0) screen.print(styled("warn", say("view.batch.left")));
      for (const one of left) screen.print(`  ${one.case}  ${say(`code.left.${one.reason}` as never)}`);
    },
  };
};
