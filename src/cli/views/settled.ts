import type { Settled } from "../../workflow/settle-batch.ts";
import type { Result } from "../command.ts";

/** What is known of a batch now. */
export const settledView = ({ batch, changed }: Settled): Result => ({
  json: { batch: batch.id, state: batch.state, changed },
  show(screen) {
    const { say } = screen;
    const state = say(`code.batch.${batch.state}`);
    screen.print(say(changed ? "view.batch.settled" : "view.batch.known", { batch: batch.id, state }));
    if (batch.state === "lost" && changed) screen.print(say("view.batch.lostNow"));
  },
});
