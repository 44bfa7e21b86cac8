import { argument, type Run } from "../command.ts";
import { folderGiven, pathsGiven } from "../given.ts";
import { rulingsGiven, seedGiven } from "../given-to-centre.ts";
import { centreFilesResult } from "../views/centre-files.ts";

/** `centre scenario NAME FILE… --to DIR`: the simulator answers as a centre does on a bad day. */
export const run: Run = async (desk, call) => {
  const to = await folderGiven(desk, call);
  const office = await desk.office();
  const scenario = argument(call, 0);
  const asked = { seed: seedGiven(call), rulings: rulingsGiven(call), at: office.clock.now(), scenario };
  const files = pathsGiven(desk, call, 1);
  return centreFilesResult(await desk.doors.centre.answer(files, to, asked));
};
