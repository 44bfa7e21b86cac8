import type { Run } from "../command.ts";
import { folderGiven, pathsGiven } from "../given.ts";
import { centreFilesResult } from "../views/centre-files.ts";

/** `centre receive FILE… --to DIR`: the simulator says which bytes arrived, and nothing of what they say. */
export const run: Run = async (desk, call) => {
  const to = await folderGiven(desk, call);
  const office = await desk.office();
  const files = pathsGiven(desk, call, 0);
  return centreFilesResult(await desk.doors.centre.receive(files, to, office.clock.now()));
};
