import type { Run } from "../command.ts";
import { folderGiven, pathsGiven } from "../given.ts";
import { rulingsGiven, seedGiven } from "../given-to-centre.ts";
import { centreFilesResult } from "../views/centre-files.ts";

/** `centre answer FILE… --to DIR`: the simulator of the centre answers batches, in training offices. */
export const run: Run = async (desk, call) => {
  const to = await folderGiven(desk, call);
  const office = await desk.office();
  const asked = { seed: seedGiven(call), rulings: rulingsGiven(call), at: office.clock.now(), scenario: null };
  const files = pathsGiven(desk, call, 0);
  return centreFilesResult(await desk.doors.centre.answer(files, to, asked));
};
