import type { Run } from "../command.ts";

/** `officer list`: who works at this desk and what each may do. */
export const run: Run = async (desk) => {
  await desk.office();
  const profile = await desk.doors.profile();
  return {
    json: { officers: profile.officers },
    show(screen) {
      const { say } = screen;
      screen.printer.table({
        head: [say("screen.officer"), say("view.office.name"), say("screen.position"), say("screen.rights")],
        rows: profile.officers.map((officer) => [
          officer.left ? `${officer.id} (${say("view.office.gone")})` : officer.id,
          officer.kind === "person" ? officer.name : say(`code.officerKind.${officer.kind}`),
          officer.kind === "person" ? officer.position[say.language] : "",
          officer.may.map((right) => say(`code.right.${right}`)).join(", "),
        ]),
      });
      screen.printer.note(say("view.office.claim"));
    },
  };
};
