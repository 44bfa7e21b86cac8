import { type DraftId, uuidPattern } from "../../domain/ids.ts";
import { type Language, languages } from "../../domain/text.ts";
import { countryNames } from "../../i18n/countries.ts";
import { translator } from "../../i18n/translate.ts";
import { type Explanation, explainCase, explainDraft } from "../../workflow/explain-case.ts";
import type { Office } from "../../workflow/office.ts";
import { argument, type Call, type Result, type Run, textFlag } from "../command.ts";
import type { Desk } from "../desk.ts";
import { givenCase } from "../given.ts";
import { screenOf } from "../screen.ts";
import { demandsView } from "../views/demands.ts";
import { explanationJson } from "../views/explanation-json.ts";
import type { LawWords } from "../views/sources.ts";
import { takeHomeText } from "../views/take-home.ts";

/** `case explain CASE`: every demand with its rule, what met it, one thing to do where nothing did, and the shortest way. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const explained = await explanation(office, call);
  const language = languages.find((one) => one === textFlag(call, "text"));
  if (language !== undefined) return takeHome(desk, office, explained, language);
  const country = await countryNames(desk.say.language);
  const screen = screenOf(desk.printer, desk.say, office.profile.timeZone);
  return {
    json: explanationJson({ screen, book: explained.book, country }, explained),
    show: (shown) => demandsView({ screen: shown, book: explained.book, country }, explained),
  };
};

/** By the number of a case, or the id of a draft. */
function explanation(office: Office, call: Call): Promise<Explanation> {
  const text = argument(call, 0).trim().toLowerCase();
  return uuidPattern.test(text) ? explainDraft(office, text as DraftId) : explainCase(office, givenCase(call));
}

/** The text for the applicant, in the language that was asked for, whatever the officer's is. */
async function takeHome(desk: Desk, office: Office, explained: Explanation, language: Language): Promise<Result> {
  const [say, country] = await Promise.all([translator(language), countryNames(language)]);
  const lines: string[] = [];
  const { book } = explained;
  const kept = { ...screenOf(desk.printer, say, office.profile.timeZone), columns: null };
  const words: LawWords = { screen: { ...kept, print: (line) => lines.push(plain(line)) }, book, country };
  takeHomeText(words, explained, office.profile);
  return {
    json: { ...explanationJson(words, explained), language, text: `${lines.join("\n")}\n` },
    show(screen) {
      for (const line of lines) screen.print(line);
    },
  };
}

/** The text of a line without its styles. */
function plain(line: Parameters<LawWords["screen"]["print"]>[0]): string {
  const parts = Array.isArray(line) ? line : [line ?? ""];
  return parts
    .map((part: string | { readonly text: string }) => (typeof part === "string" ? part : part.text))
    .join("");
}
