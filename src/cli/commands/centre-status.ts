import type { Run } from "../command.ts";

/** `centre status`: what the simulator has received, ruled and heard back. */
export const run: Run = async (desk) => {
  const { offices } = await desk.doors.centre.status();
  return {
    json: { offices },
    show(screen) {
      const { say } = screen;
      for (const { office, completeUpTo, answersSent, batches, items } of offices) {
        screen.print(say("view.centre.office", { office, seq: completeUpTo, answers: answersSent }));
        for (const { seq, parts, of } of batches) screen.print(`  ${say("view.centre.batch", { seq, parts, of })}`);
        screen.printer.table({
          head: [say("screen.case"), say("screen.state"), say("screen.ruling"), say("screen.iin")],
          rows: items.map((item) => [item.case, item.state, item.outcome ?? "", item.iin ?? ""]),
        });
      }
    },
  };
};
