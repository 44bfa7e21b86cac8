import { type OfficeProfile, officeProfileSchema } from "../../domain/office-profile.ts";
import { Problem } from "../../domain/problem.ts";
import { isSet, type Run, textFlag } from "../command.ts";
import { readJsonFrom } from "../input.ts";

/** `init`: a new office in the folder named by `--office`: its profile, keys and empty store. */
export const run: Run = async (desk, call) => {
  const training = isSet(call, "training");
  const from = textFlag(call, "from");
  if (await desk.doors.exists()) throw new Problem("office-exists", { path: desk.doors.folder });
  let profile: OfficeProfile;
  if (from !== undefined) profile = await readJsonFrom(desk.world, from, officeProfileSchema);
  else if (training) profile = await desk.doors.exampleProfile();
  else throw new Problem("answer-needed", { answer: "--from office.json | --training" });
  if (training) profile = { ...profile, training: true };
  await desk.doors.create(profile);
  return {
    json: { office: { code: profile.code, path: desk.doors.folder, training: profile.training } },
    show(screen) {
      const { say } = screen;
      screen.print(say("view.office.created", { code: profile.code, path: desk.doors.folder }));
      if (profile.training) screen.print(say("view.office.training"));
      screen.print(say("view.office.backup"));
      screen.print(say("view.office.next"));
    },
  };
};
