import type { Batch } from "../../domain/batch.ts";
import type { Run } from "../command.ts";

/** A batch as scripts see it. */
export const batchJson = (batch: Batch) => ({
  batch: batch.id,
  seq: batch.seq,
  uuid: batch.uuid,
  state: batch.state,
  items: batch.items,
  createdAt: batch.createdAt.toString(),
  by: batch.by,
  previousDigest: batch.previousDigest,
  files: batch.files,
});

/** `batch list`: every batch of the office, oldest first. */
export const run: Run = async (desk) => {
  const office = await desk.office();
  const [batches, counts] = await Promise.all([office.batches.list(), office.messages.counts()]);
  const messagesIn = (batch: Batch) => counts.get(batch.id) ?? 0;
  return {
    json: { batches: batches.map((batch) => ({ ...batchJson(batch), messages: messagesIn(batch) })) },
    show(screen) {
      const { say } = screen;
      if (batches.length === 0) return screen.print(say("view.batch.none"));
      screen.printer.table({
        head: [
          say("screen.batch"),
          say("screen.state"),
          say("view.batch.cases"),
          say("view.batch.messageCount"),
          say("screen.when"),
          say("screen.who"),
        ],
        rows: batches.map((batch) => [
          batch.id,
          say(`code.batch.${batch.state}`),
          String(batch.items - messagesIn(batch)),
          String(messagesIn(batch)),
          screen.time(batch.createdAt),
          batch.by,
        ]),
      });
    },
  };
};
