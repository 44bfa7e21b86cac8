import type { Run } from "../command.ts";
import { givenBatch } from "../given.ts";
import { batchJson } from "./batch-list.ts";

/** `batch show BATCH`: the batch, its file and where each case of it stands. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const batch = await office.batches.load(givenBatch(call));
  const parcels = await office.batches.parcels({ batch: batch.id });
  return {
    json: { ...batchJson(batch), parcels },
    show(screen) {
      const { say } = screen;
      screen.print(`${batch.id}  ${say(`code.batch.${batch.state}`)}  ${screen.time(batch.createdAt)}`);
      for (const file of batch.files) screen.print(`${file.name}  ${file.sha256}`);
      screen.print();
      screen.printer.table({
        head: [say("screen.case"), say("screen.revision"), say("screen.state")],
        rows: parcels.map((parcel) => [parcel.case, String(parcel.revision), say(`code.parcel.${parcel.state}`)]),
      });
    },
  };
};
