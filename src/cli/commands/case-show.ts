import { nextStep } from "../../domain/next-step.ts";
import { unfitIn } from "../../domain/repertoire.ts";
import { countryNames } from "../../i18n/countries.ts";
import { heldRulings } from "../../workflow/held-rulings.ts";
import { untoldMessages } from "../../workflow/repeat-messages.ts";
import type { Run } from "../command.ts";
import { givenCase } from "../given.ts";
import { caseJson } from "../views/case-json.ts";
import { casePage } from "../views/case-page.ts";
import { heldJson } from "../views/held-ruling.ts";
import { messageJson } from "../views/messages.ts";
import { noticeJson } from "../views/notices.ts";
import { termJson } from "../views/term.ts";

/** `case show CASE`: the whole case on one page. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  const [one, line, parcels, sheet, messages, untold, notices, letters, book, country, calendars, held] =
    await Promise.all([
      office.cases.load(id),
      office.cases.line(id),
      office.batches.parcels({ case: id }),
      office.sheets.of(id),
      office.messages.list({ case: id }),
      untoldMessages(office, id),
      office.answers.notices({ case: id }),
      office.letters.list(id),
      office.cases.load(id).then((loaded) => office.rules.ofCase(loaded.pack)),
      countryNames(desk.say.language),
      office.rules.calendars(),
      heldRulings(office, id),
    ]);
  return {
    json: {
      ...caseJson(one),
      next: nextStep(line),
      unfit: unfitIn(one),
      term: termJson(one, calendars),
      parcels,
      sheet: sheet && { since: sheet.since.at.toString(), by: sheet.since.by, copies: sheet.copies },
      messages: messages.map(messageJson),
      notices: notices.map(noticeJson),
      held: held.map(heldJson),
      letters: letters.map(({ id: letter, ...row }) => ({ letter, ...row, servedOn: row.served?.on ?? null })),
    },
    show: (screen) =>
      casePage(screen, {
        one,
        line,
        parcels,
        sheet,
        messages,
        untold,
        notices,
        letters,
        book,
        country,
        calendars,
        held,
      }),
  };
};
