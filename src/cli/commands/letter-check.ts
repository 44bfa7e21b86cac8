import { resolve } from "node:path";
import { checkCodeOrNull, typedCodeOrNull } from "../../domain/check-code.ts";
import { Problem } from "../../domain/problem.ts";
import { type CheckedLetter, checkLetterCode, checkLetterFile } from "../../workflow/check-letter.ts";
import type { Office } from "../../workflow/office.ts";
import { argument, type Run } from "../command.ts";
import type { Desk } from "../desk.ts";
import { readText } from "../input.ts";
import { styled } from "../printer.ts";

/** `letter check FILE|CODE`: a letter of this office as it was issued, or not; needs no network. 0 good, 3 not. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const checked = await check(desk, office, argument(call, 0));
  const { row, code, fault } = checked;
  return {
    json: {
      letter: checked.letter,
      kind: row?.kind ?? null,
      office: code?.office ?? (row === null ? null : office.profile.code),
      issuedOn: row === null ? (code?.on.toString() ?? null) : (await office.letters.facts(row.id)).date,
      state: row?.state ?? null,
      sha256: row?.sha256 ?? null,
      signature: code?.signature ?? null,
      good: true,
      reason: null,
    },
    notGood: fault === null ? null : new Problem("letter-not-good", { letter: checked.letter ?? "", reason: fault }),
    show(screen) {
      const { say } = screen;
      const letter = checked.letter ?? "";
      if (fault === null) screen.print(styled("good", say("view.check.good", { letter })));
      else screen.print(styled("bad", say(`view.check.faults.${fault}`, { letter })));
      if (row !== null) {
        screen.print(
          `${say(`code.letter.${row.kind}`)}, ${screen.time(row.issued.at)}, ${say(`code.letterState.${row.state}`)}`,
        );
      }
    },
  };
};

/** A code where it looks like one, else the path of a file; `-` reads a code from standard input. */
async function check(desk: Desk, office: Office, given: string): Promise<CheckedLetter> {
  const text = given === "-" ? await readText(desk.world, "-") : given;
  if (given === "-" || checkCodeOrNull(text) !== null || typedCodeOrNull(text) !== null) {
    return (await checkLetterCode(office, text)) ?? { letter: null, row: null, code: null, fault: "no-letter" };
  }
  return checkLetterFile(office, resolve(desk.world.cwd, given));
}
