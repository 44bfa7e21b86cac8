import { resendBatch } from "../../workflow/resend-batch.ts";
import type { Run } from "../command.ts";
import { givenBatch, givenName, givenPath } from "../given.ts";
import { writtenFilesView } from "../views/written-files.ts";

/** `batch resend BATCH --to DIR`: the same bytes again, under names that tell the attempt. */
export const run: Run = async (desk, call) => {
  const where = { to: givenPath(desk, call, "to"), marker: givenName(call, "require-marker") };
  const { batch, attempt, files } = await resendBatch(await desk.office(), givenBatch(call), where);
  return {
    json: { batch: batch.id, state: batch.state, attempt, files },
    show(screen) {
      const { say } = screen;
      screen.print(say("view.batch.resent", { batch: batch.id, attempt }));
      writtenFilesView(screen, files);
    },
  };
};
