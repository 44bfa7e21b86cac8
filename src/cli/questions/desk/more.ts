import { type Language, languages } from "../../../domain/text.ts";
import { ownNames } from "../../../i18n/language-names.ts";
import { today } from "../../../workflow/act.ts";
import type { Desk } from "../../desk.ts";
import { type Back, back } from "../../question.ts";
import { askPath } from "./ask-path.ts";
import { pause, perform } from "./attempt.ts";
import { linesAside } from "./lines-aside.ts";
import { officersAtDesk } from "./officers.ts";

const looks = [
  "batches",
  "answers",
  "aside",
  "rules",
  "calendar",
  "officers",
  "iin",
  "letters",
  "ledger",
  "centre",
] as const;

/** What is looked at now and then; in training the centre is at hand too. */
export async function moreAtDesk(desk: Desk): Promise<void> {
  const { profile } = await desk.office();
  const chosen = await desk.ask.select({
    message: desk.say("desk.task.more"),
    answer: "desk",
    choices: looks
      .filter((value) => value !== "centre" || profile.training)
      .map((value) => ({ value, name: desk.say(`desk.look.${value}`) })),
  });
  if (chosen === back) return;
  if (await look(desk, chosen)) await pause(desk);
}

/** False where the officer went back before anything was shown. */
async function look(desk: Desk, chosen: (typeof looks)[number]): Promise<boolean> {
  switch (chosen) {
    case "batches":
      return batches(desk);
    case "answers":
      await perform(desk, () => import("../../commands/answers-status.ts"), {});
      return true;
    case "aside":
      return linesAside(desk);
    case "rules":
      return rules(desk);
    case "calendar":
      return calendar(desk);
    case "officers":
      return officersAtDesk(desk);
    case "iin":
      return number(desk);
    case "letters":
      await perform(desk, () => import("../../commands/letter-register.ts"), {
        flags: {
          month: today(await desk.office())
            .toString()
            .slice(0, 7),
        },
      });
      return true;
    case "ledger":
      await perform(desk, () => import("../../commands/ledger-verify.ts"), {});
      return true;
    case "centre":
      return centre(desk);
  }
}

async function calendar(desk: Desk): Promise<boolean> {
  const { year } = today(await desk.office());
  const years = [year, year + 1, year - 1].map((value) => ({ value: String(value), name: String(value) }));
  const chosen = await desk.ask.select({ message: desk.say("desk.look.calendar"), answer: "YEAR", choices: years });
  if (chosen === back) return false;
  await perform(desk, () => import("../../commands/calendar-show.ts"), { args: [chosen] });
  return true;
}

async function number(desk: Desk): Promise<boolean> {
  const typed = await desk.ask.text({ message: desk.say("interview.ask.iin"), answer: "NUMBER", max: 40 });
  if (typed === back) return false;
  // A lone dash would mean the keyboard to the command, and is no number here.
  await perform(desk, () => import("../../commands/iin-check.ts"), { args: [typed === "-" ? "--" : typed] });
  return true;
}

async function centre(desk: Desk): Promise<boolean> {
  const file = await askPath(desk, "batch", desk.say("desk.batchFile"));
  if (file === back) return false;
  const to = await askPath(desk, "folder", desk.say("desk.folder"));
  if (to === back) return false;
  await perform(desk, () => import("../../commands/centre-answer.ts"), { args: [file], flags: { to } });
  return true;
}

async function batches(desk: Desk): Promise<boolean> {
  await perform(desk, () => import("../../commands/batch-list.ts"), {});
  const known = (await (await desk.office()).batches.list()).toReversed();
  if (known.length === 0) return true;
  const batch = await desk.ask.select({
    message: desk.say("desk.look.which"),
    answer: "BATCH",
    choices: known.map((one) => ({ value: one.id, name: `${one.id}  ${desk.say(`code.batch.${one.state}`)}` })),
  });
  if (batch === back) return false;
  await perform(desk, () => import("../../commands/batch-show.ts"), { args: [batch] });
  return true;
}

async function rules(desk: Desk): Promise<boolean> {
  await perform(desk, () => import("../../commands/rules-list.ts"), {});
  const packs = await (await desk.office()).rules.list();
  const pack = await desk.ask.select({
    message: desk.say("desk.look.which"),
    answer: "PACK",
    choices: [
      ...packs.map((one) => ({ value: one.id, name: `${one.id}  ${one.title[desk.say.language]}` })),
      { value: null, name: desk.say("desk.look.newOrder") },
    ],
  });
  if (pack === back) return false;
  if (pack === null) return newOrder(desk);
  await perform(desk, () => import("../../commands/rules-show.ts"), { args: [pack] });
  return true;
}

async function newOrder(desk: Desk): Promise<boolean> {
  const file = await askPath(desk, "file", desk.say("desk.rulesFile"));
  if (file === back) return false;
  await perform(desk, () => import("../../commands/rules-import.ts"), { args: [file] });
  return true;
}

/** A language by its own name. */
export const askLanguageOfDesk = (desk: Desk): Promise<Language | Back> =>
  desk.ask.select({
    message: desk.say("desk.task.language"),
    answer: "--lang",
    choices: languages.map((value) => ({ value, name: ownNames[value] })),
    earlier: desk.say.language,
  });
