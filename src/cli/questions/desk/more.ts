import { type Language, languages } from "../../../domain/text.ts";
import type { Desk } from "../../desk.ts";
import { type Back, back } from "../../question.ts";
import { pause, perform } from "./attempt.ts";

/** What is looked at now and then: batches, rules, officers, the ledger. */
export async function moreAtDesk(desk: Desk): Promise<void> {
  const chosen = await desk.ask.select({
    message: desk.say("desk.task.more"),
    answer: "desk",
    choices: (["batches", "rules", "officers", "ledger"] as const).map((value) => ({
      value,
      name: desk.say(`desk.look.${value}`),
    })),
  });
  if (chosen === back) return;
  switch (chosen) {
    case "batches":
      await batches(desk);
      break;
    case "rules":
      await rules(desk);
      break;
    case "officers":
      await perform(desk, () => import("../../commands/officer-list.ts"), {});
      break;
    case "ledger":
      await perform(desk, () => import("../../commands/ledger-verify.ts"), {});
      break;
  }
  await pause(desk);
}

async function batches(desk: Desk): Promise<void> {
  await perform(desk, () => import("../../commands/batch-list.ts"), {});
  const known = (await (await desk.office()).batches.list()).toReversed();
  if (known.length === 0) return;
  const batch = await desk.ask.select({
    message: desk.say("desk.look.which"),
    answer: "BATCH",
    choices: known.map((one) => ({ value: one.id, name: `${one.id}  ${desk.say(`code.batch.${one.state}`)}` })),
  });
  if (batch !== back) await perform(desk, () => import("../../commands/batch-show.ts"), { args: [batch] });
}

async function rules(desk: Desk): Promise<void> {
  await perform(desk, () => import("../../commands/rules-list.ts"), {});
  const packs = await (await desk.office()).rules.list();
  const pack = await desk.ask.select({
    message: desk.say("desk.look.which"),
    answer: "PACK",
    choices: packs.map((one) => ({ value: one.id, name: `${one.id}  ${one.title[desk.say.language]}` })),
  });
  if (pack !== back) await perform(desk, () => import("../../commands/rules-show.ts"), { args: [pack] });
}

const ownNames: Readonly<Record<Language, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };

/** Each language stands by its own name, to be found by whoever cannot read the present one. */
export const askLanguageOfDesk = (desk: Desk): Promise<Language | Back> =>
  desk.ask.select({
    message: desk.say("desk.task.language"),
    answer: "--lang",
    choices: languages.map((value) => ({ value, name: ownNames[value] })),
    earlier: desk.say.language,
  });
