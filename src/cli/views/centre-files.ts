import type { CentreFile } from "../../workflow/ports/centre.ts";
import type { Result } from "../command.ts";

/** What the simulator of the centre wrote, in the order in which it arrives. */
export const centreFilesResult = (files: readonly CentreFile[]): Result => ({
  json: { files },
  show(screen) {
    for (const file of files) screen.print(screen.say("view.centre.answered", { path: file.path }));
  },
});
