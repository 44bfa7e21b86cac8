import { Problem } from "../../domain/problem.ts";
import type { TemplateState } from "../../workflow/ports/press.ts";
import type { Run } from "../command.ts";
import { styled } from "../printer.ts";

/** `templates check`: every text of a letter held against what its kind offers and needs; 0 good, 3 not. */
export const run: Run = async (desk) => {
  const texts = await (await desk.office()).press.templates();
  const bad = texts.filter((text) => text.findings.length > 0);
  return {
    json: { templates: texts.length, findings: [] },
    notGood: bad.length === 0 ? null : new Problem("template-invalid", faultsOf(bad)),
    show(screen) {
      const { say } = screen;
      if (bad.length === 0) screen.print(styled("good", say("view.templates.good", { count: texts.length })));
      for (const { path, findings } of bad) {
        screen.print(styled("bad", path));
        for (const { fault, about } of findings)
          screen.print(`  ${say(`view.templates.faults.${fault}` as never)}: ${about}`);
      }
    },
  };
};

/** The texts that have a fault, and each fault as `KIND/LANGUAGE fault: about`. */
const faultsOf = (bad: readonly TemplateState[]) => ({
  path: bad.map(({ path }) => path),
  faults: bad.flatMap(({ kind, language, findings }) =>
    findings.map(({ fault, about }) => `${kind}/${language} ${fault}: ${about}`),
  ),
});
