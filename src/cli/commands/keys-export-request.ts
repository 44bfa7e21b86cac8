import { exportRequest } from "../../workflow/rotate-keys.ts";
import type { Run } from "../command.ts";
import { folderGiven } from "../given.ts";
import { spoken } from "../views/fingerprint.ts";

/** `keys export-request --to DIR`: a signed file by which the centre learns who this office is. */
export const run: Run = async (desk, call) => {
  const to = await folderGiven(desk, call);
  const written = await exportRequest(await desk.office(), await desk.doors.keyRing(), to);
  return {
    json: { ...written },
    show(screen) {
      screen.print(screen.say("view.keys.request", { path: written.path }));
      screen.print(`  ${spoken(written.fingerprint)}`);
    },
  };
};
