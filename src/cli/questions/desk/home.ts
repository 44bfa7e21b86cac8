import type { CaseId } from "../../../domain/ids.ts";
import { deskOverview } from "../../../workflow/desk-overview.ts";
import type { DraftInterview } from "../../../workflow/draft-interview.ts";
import type { Desk } from "../../desk.ts";
import { back } from "../../question.ts";
import { notesOf } from "../../screen.ts";
import { deskHead } from "../../views/desk.ts";
import { attempt } from "./attempt.ts";
import { caseAtDesk } from "./case-at-desk.ts";
import { findCase } from "./find-case.ts";
import { homeChoices } from "./home-choices.ts";
import { newApplication, resumeDraft } from "./interviews.ts";
import { askLanguageOfDesk, moreAtDesk } from "./more.ts";
import { sheetsAtDesk } from "./sheets.ts";
import { exportAtDesk, heldAtDesk, importAtDesk, lettersAtDesk } from "./tasks.ts";

/** What the officer chose on the home screen. */
export type HomeChoice =
  | { readonly do: "case"; readonly id: CaseId }
  | { readonly do: "draft"; readonly draft: DraftInterview }
  | { readonly do: "new" | "find" | "send" | "sheets" | "take-in" | "letters" | "held" | "more" | "language" | "quit" };

/** The home screen until the officer leaves it: everything the office does, from menus. */
export async function home(opened: Desk): Promise<void> {
  let desk = opened;
  for (;;) {
    const office = await desk.office();
    const overview = await deskOverview(office);
    const screen = notesOf(desk.printer, desk.say, office.profile.timeZone, desk.world.stderr.columns ?? 80);
    await deskHead(screen, office, overview);
    const chosen = await desk.ask.select<HomeChoice>({
      message: desk.say("desk.ask"),
      answer: "desk",
      choices: homeChoices(screen, overview),
    });
    if (chosen === back) continue;
    if (chosen.do === "quit") return;
    if (chosen.do === "language") {
      const language = await askLanguageOfDesk(desk);
      if (language !== back) desk = await desk.inLanguage(language);
    } else await attempt(desk, () => follow(desk, chosen));
  }
}

function follow(desk: Desk, chosen: HomeChoice): Promise<void> {
  switch (chosen.do) {
    case "case":
      return caseAtDesk(desk, chosen.id);
    case "draft":
      return resumeDraft(desk, chosen.draft);
    case "new":
      return newApplication(desk);
    case "find":
      return findCase(desk);
    case "send":
      return exportAtDesk(desk);
    case "sheets":
      return sheetsAtDesk(desk);
    case "take-in":
      return importAtDesk(desk);
    case "letters":
      return lettersAtDesk(desk);
    case "held":
      return heldAtDesk(desk);
    default:
      return moreAtDesk(desk);
  }
}
