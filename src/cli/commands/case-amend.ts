import { applicationFileSchema } from "../../domain/application.ts";
import { Problem } from "../../domain/problem.ts";
import { amendCase } from "../../workflow/amend-case.ts";
import { type Run, textFlag } from "../command.ts";
import { givenCase } from "../given.ts";
import { readJsonFrom } from "../input.ts";
import { originalsIn, settleOriginals, withFullPaths } from "../questions/originals.ts";

/** `case amend CASE --from FILE|-`: the whole application file anew. The day of application stays. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  const from = textFlag(call, "from");
  if (from === undefined) throw new Problem("answer-needed", { answer: "--from" });
  const file = await readJsonFrom(desk.world, from, applicationFileSchema);
  const application = { ...file, documents: withFullPaths(desk, from, file.documents) };
  const { stage, revision, application: saved } = await amendCase(office, id, () => application);
  const originals = originalsIn(application.documents);
  await settleOriginals(desk, office, originals, saved.documents);
  return {
    json: { case: id, stage, revision, originals },
    show: (screen) => screen.print(screen.say("view.case.amended", { case: id, revision })),
  };
};
