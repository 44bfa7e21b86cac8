import { resolve } from "node:path";
import { dayOrNull } from "../../domain/day.ts";
import type { LetterRegister } from "../../domain/office-page.ts";
import { Problem } from "../../domain/problem.ts";
import { today } from "../../workflow/act.ts";
import { letterRegister, type Period } from "../../workflow/letter-register.ts";
import type { Office } from "../../workflow/office.ts";
import { type Call, isSet, type Run, textFlag } from "../command.ts";
import type { Desk } from "../desk.ts";
import { givenDay } from "../given.ts";
import { mustMayLeave } from "../medium.ts";
import type { Screen } from "../screen.ts";

/** `letter register`: the letters of a day or a month; on the screen, or as PDF or CSV. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const register = await letterRegister(office, periodOf(office, call), desk.say.language, isSet(call, "with-names"));
  const csv = isSet(call, "csv");
  const file = await write(desk, office, call, register, csv);
  const text = csv && file === null ? Buffer.from(await office.press.csv(register)).toString("utf8") : null;
  return {
    json: { from: register.from, until: register.until, letters: register.rows, file },
    show(screen) {
      if (file !== null) screen.print(screen.say("view.register.written", { path: file.path }));
      else if (text !== null) screen.printer.page(text.replace(/^\ufeff/, "").replaceAll("\r", ""));
      else table(screen, register);
    },
  };
};

/** `--day` or `--month`; today where neither is given. Throws `bad-value`. */
function periodOf(office: Office, call: Call): Period {
  const month = textFlag(call, "month");
  const day = givenDay(call, "day");
  if (month === undefined) {
    const on = day ?? today(office);
    return { name: on.toString(), from: on, until: on };
  }
  const from = /^\d{4}-\d{2}$/.test(month) ? dayOrNull(`${month}-01`) : null;
  if (from === null) {
    throw new Problem("bad-value", { flag: "--month", value: month, expected: "YYYY-MM" });
  }
  return { name: month, from, until: from.with({ day: from.daysInMonth }) };
}

async function write(desk: Desk, office: Office, call: Call, register: LetterRegister, csv: boolean) {
  const to = textFlag(call, "to");
  if (to === undefined) return null;
  const folder = resolve(desk.world.cwd, to);
  await mustMayLeave(desk, office, folder);
  const bytes = csv ? await office.press.csv(register) : (await office.press.page(register)).bytes;
  return office.folders.write(folder, `${register.id}-letters.${csv ? "csv" : "pdf"}`, bytes);
}

function table(screen: Screen, { rows }: LetterRegister): void {
  const { say } = screen;
  if (rows.length === 0) {
    screen.print(say("view.register.none"));
    return;
  }
  const named = rows.some((row) => row.addressee !== null);
  const day = (iso: string | null) => {
    const on = iso === null ? null : dayOrNull(iso);
    return on === null ? "" : screen.day(on);
  };
  screen.printer.table({
    head: [
      say("view.register.number"),
      say("view.register.letter"),
      ...(named ? [say("view.register.addressee")] : []),
      say("view.register.issued"),
      say("view.register.state"),
      say("view.register.served"),
      say("view.register.appealUntil"),
    ],
    rows: rows.map((row) => [
      row.number === row.letter ? "" : row.number,
      row.letter,
      ...(named ? [row.addressee ?? ""] : []),
      day(row.issuedOn),
      say(`code.letterState.${row.state}`) + (row.supersededBy === null ? "" : ` → ${row.supersededBy}`),
      day(row.served?.on ?? null),
      day(row.appealUntil),
    ]),
  });
}
