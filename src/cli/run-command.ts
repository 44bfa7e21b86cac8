import type { OfficeProfile } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import type { Language } from "../domain/text.ts";
import { type Translate, translator } from "../i18n/translate.ts";
import type { Office } from "../workflow/office.ts";
import type { World } from "../world.ts";
import type { Desk, Doors } from "./desk.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Printer } from "./printer.ts";
import type { Typed } from "./program.ts";
import { prompterOf } from "./prompter.ts";
import { back } from "./question.ts";
import { screenOf } from "./screen.ts";
import type { Terminal } from "./terminal.ts";

interface Parts {
  readonly world: World;
  readonly say: Translate;
  readonly printer: Printer;
  readonly terminal: Terminal;
  readonly doors: Doors;
  readonly json: boolean;
}

/** Runs what was typed and shows its result: one JSON object, or a page for people. Gives the exit code. */
export async function runCommand(parts: Parts, { shape, call, globals }: Typed): Promise<number> {
  const { world, say, printer, terminal, doors, json } = parts;
  const ask = prompterOf(world, terminal, printer, say);
  let opened: Promise<Office> | null = null;
  const choice = {
    named: globals.as,
    acts: shape.acts === true,
    ask: (profile: OfficeProfile) => whoActs(profile, say, ask),
  };
  const office = () => {
    opened ??= doors.open(choice);
    return opened;
  };
  const inLanguage = async (language: Language): Promise<Desk> => {
    const spoken = await translator(language);
    return { ...desk, say: spoken, ask: prompterOf(world, terminal, printer, spoken) };
  };
  const desk: Desk = { world, say, printer, ask, doors, json, yes: globals.yes === true, office, inLanguage };
  const result = await (await shape.load()).run(desk, call);
  const { notGood = null, failed = null } = result;
  if (json && notGood !== null) throw notGood;
  if (json && failed !== null) {
    const { ProblemBeside } = await import("./report.ts");
    throw new ProblemBeside(failed, result.json);
  }
  if (json) printer.json(result.json);
  else result.show(screenOf(printer, say, opened === null ? "UTC" : (await office()).profile.timeZone));
  await printer.finish();
  const problem = notGood ?? failed;
  return problem === null ? (result.exit ?? 0) : exitCodes[problem.kind];
}

/** Several persons work here: the one at the keyboard says who it is. Throws `several-officers` where nobody sits there. */
async function whoActs(profile: OfficeProfile, say: Translate, ask: Desk["ask"]): Promise<string> {
  const persons = profile.officers.filter((officer) => officer.kind === "person" && !officer.left);
  if (!ask.possible) throw new Problem("several-officers", { answer: "--as", officers: persons.map(({ id }) => id) });
  const chosen = await ask.select({
    message: say("view.office.whoActs"),
    answer: "--as",
    choices: persons.map((officer) => ({
      value: officer.id as string,
      name: officer.kind === "person" ? `${officer.name} (${officer.id})` : officer.id,
    })),
  });
  if (chosen === back) throw new Problem("cancelled");
  return chosen;
}
