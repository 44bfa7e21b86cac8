import { officerSchema } from "../../domain/officer.ts";
import { Problem } from "../../domain/problem.ts";
import { addOfficer } from "../../workflow/staff.ts";
import { type Run, textFlag } from "../command.ts";
import { readJsonFrom } from "../input.ts";

/** `officer add --from FILE|-`: one entry of `officers` as in office.json. */
export const run: Run = async (desk, call) => {
  const office = { ...(await desk.office()), profile: await desk.doors.profile() };
  const from = textFlag(call, "from");
  if (from === undefined) throw new Problem("answer-needed", { answer: "--from" });
  const officer = await readJsonFrom(desk.world, from, officerSchema);
  const profile = await addOfficer(office, officer, (next) => desk.doors.saveProfile(next));
  return {
    json: { officers: profile.officers },
    show: (screen) => screen.print(screen.say("view.office.added", { officer: officer.id })),
  };
};
