import { Problem } from "../../domain/problem.ts";
import type { Run } from "../command.ts";
import { home } from "../questions/desk/home.ts";
import { offerOffice } from "../questions/desk/no-office.ts";

/** `desk`: the interactive home, until the officer leaves it. Throws `answer-needed` where nobody can be asked. */
export const run: Run = async (desk) => {
  if (!desk.ask.possible) throw new Problem("answer-needed", { answer: "desk" });
  if (await offerOffice(desk)) await home(desk);
  return { json: {}, show: () => {} };
};
