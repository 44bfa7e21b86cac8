import { exportRequest, rotateKeys } from "../../workflow/rotate-keys.ts";
import { type Run, textFlag } from "../command.ts";
import { folderGiven } from "../given.ts";
import { spoken } from "../views/fingerprint.ts";

/** `keys rotate [--to DIR]`: new keys; the old ones still open what comes to them. */
export const run: Run = async (desk, call) => {
  const to = textFlag(call, "to") === undefined ? null : await folderGiven(desk, call);
  const office = await desk.office();
  const ring = await desk.doors.keyRing();
  const { before, now } = await rotateKeys(office, ring);
  const request = to === null ? null : await exportRequest(office, ring, to);
  return {
    json: { before, now, request: request && { path: request.path, sha256: request.sha256 } },
    show(screen) {
      const { say } = screen;
      screen.print(say("view.keys.rotated"));
      screen.print(`  ${spoken(now)}`);
      screen.print(request === null ? say("view.keys.tellCentre") : say("view.keys.request", { path: request.path }));
    },
  };
};
