import { argument, type Run } from "../command.ts";
import { folderGiven, pathOf } from "../given.ts";
import { centreFilesResult } from "../views/centre-files.ts";

/** `centre enrol FILE --to DIR`: the simulator gets to know an office by its request, and answers it. */
export const run: Run = async (desk, call) => {
  const to = await folderGiven(desk, call);
  const office = await desk.office();
  const file = await desk.doors.centre.enrol(pathOf(desk, argument(call, 0)), to, office.clock.now());
  return centreFilesResult([file]);
};
