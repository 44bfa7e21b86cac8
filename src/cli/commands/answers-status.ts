import { answerStatus } from "../../workflow/answer-status.ts";
import type { Run } from "../command.ts";
import { givenBatch } from "../given.ts";
import { alarmView, batchStatus, coverageJson, silentIn, statusTable } from "../views/answer-status.ts";
import { noticeJson, noticeLines } from "../views/notices.ts";

/** `answers status [BATCH]`: how far the centre has answered, what it should have answered, and which of its files are missing. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const only = call.args[0] === undefined ? null : givenBatch(call);
  const [status, warnings] = await Promise.all([answerStatus(office, only), office.answers.notices({ case: null })]);
  const aside = (await office.answers.quarantined()).length;
  const silent = silentIn(status.batches);
  return {
    json: {
      upTo: status.upTo,
      silent,
      missing: status.missing,
      unchained: status.unchained,
      aside,
      batches: status.batches.map(coverageJson),
      warnings: warnings.map(noticeJson),
    },
    show(screen) {
      const { say } = screen;
      if (status.batches.length === 0) return screen.print(say("answers.status.none"));
      screen.print(
        status.upTo === 0 ? say("answers.status.upToNone") : say("answers.status.upTo", { seq: status.upTo }),
      );
      alarmView(screen, { silent, missing: status.missing, aside });
      for (const file of status.unchained) screen.print(say("answers.status.unchained", { file }));
      screen.print();
      const [one] = status.batches;
      if (only !== null && one !== undefined) batchStatus(screen, one);
      else statusTable(screen, status);
      if (warnings.length === 0) return;
      screen.print();
      screen.print(say("answers.status.everyCase"));
      for (const notice of warnings) noticeLines(screen, notice);
    },
  };
};
