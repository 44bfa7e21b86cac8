import { officerLeaves } from "../../workflow/staff.ts";
import { argument, type Run } from "../command.ts";

/** `officer leave ID`: the name stays in the history, the person acts no more. */
export const run: Run = async (desk, call) => {
  const id = argument(call, 0);
  const office = { ...(await desk.office()), profile: await desk.doors.profile() };
  const profile = await officerLeaves(office, id, (next) => desk.doors.saveProfile(next));
  return {
    json: { officers: profile.officers },
    show: (screen) => screen.print(screen.say("view.office.left", { officer: id })),
  };
};
