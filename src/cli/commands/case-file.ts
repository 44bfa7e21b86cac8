import { resolve } from "node:path";
import type { Digest } from "../../domain/ids.ts";
import { Problem } from "../../domain/problem.ts";
import { countryNames } from "../../i18n/countries.ts";
import { stampOf } from "../../workflow/act.ts";
import { caseFile } from "../../workflow/case-file.ts";
import { type Run, textFlag } from "../command.ts";
import { givenCase } from "../given.ts";
import { mustMayLeave } from "../medium.ts";
import { styled } from "../printer.ts";
import { caseFileTexts } from "../views/case-file.ts";

/** `case file CASE --to DIR`: everything that an appeal needs, as files that need no program of ours. */
export const run: Run = async (desk, call) => {
  const to = textFlag(call, "to");
  if (to === undefined) throw new Problem("answer-needed", { answer: "--to" });
  const office = await desk.office();
  const folder = resolve(desk.world.cwd, to);
  const id = givenCase(call);
  await mustMayLeave(desk, office, folder);
  const file = await caseFile(office, id);
  const [country, calendars] = await Promise.all([countryNames(desk.say.language), office.rules.calendars()]);
  const files: { path: string; sha256: Digest }[] = [];
  for (const { name, bytes } of caseFileTexts(file, { say: desk.say, office, country, calendars })) {
    files.push(await office.folders.write(folder, name, bytes));
  }
  await office.ledger.append("case-filed", id, { files: files.length }, stampOf(office));
  const { size, head, broken } = file.ledger;
  return {
    json: { case: id, files, ledger: { size, head, broken } },
    show(screen) {
      const { say } = screen;
      screen.print(say("view.caseFile.written", { case: id, count: files.length }));
      for (const { path } of files) screen.print(`  ${path}`);
      if (broken !== null) screen.print(styled("bad", say("view.ledger.broken", { line: broken })));
      screen.print(styled("warn", say("view.caseFile.personal")));
    },
  };
};
