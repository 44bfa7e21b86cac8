import type { Case } from "../../domain/case.ts";
import type { PresentedDocument } from "../../domain/document.ts";
import type { Answers } from "../../domain/interview-answers.ts";
import { applicationOf } from "../../domain/interview-file.ts";
import { placesOf } from "../../domain/interview-places.ts";
import { stepsOf } from "../../domain/interview-steps.ts";
import type { Office } from "../../workflow/office.ts";
import { presented } from "../../workflow/presented.ts";
import { occasionAt } from "../../workflow/verify-case.ts";
import type { Desk } from "../desk.ts";
import { type Back, back } from "../question.ts";
import { paperInWords } from "../views/demands.ts";
import { cut } from "../views/paragraph.ts";
import { added, askKindOfPaper } from "./ask-place.ts";
import type { Interviewer } from "./asking.ts";
import { pathTyped } from "./desk/ask-path.ts";
import { answersOf } from "./desk/change-case.ts";
import { inHand } from "./desk/in-hand.ts";
import { askAll } from "./interview.ts";

type Next = "done" | "add" | "leave" | { readonly place: string };

/**
 * Asks for the papers that are brought to a case now: each as the interview asks for it, then where its scan lies. What
 * was presented before is not asked for again. `back` where none was brought.
 */
export async function askPapers(desk: Desk, office: Office, one: Case): Promise<PresentedDocument[] | Back> {
  const application = await presented(office, one);
  const hand = await inHand(desk, one);
  const view = { book: hand.words.book, occasion: occasionAt(office, one.applicationDay, one.dueOn) };
  const interviewer: Interviewer = { ...hand, screen: hand.words.screen, view, of: one.id };
  const before = application.documents.length;
  let answers = answersOf(application, view);
  for (;;) {
    const next = await askNext(interviewer, answers, before);
    if (next === back || next === "leave") return back;
    if (next === "done") break;
    const begun = next === "add" ? await oneMore(interviewer, answers) : answers;
    const key = next === "add" ? firstOpen(interviewer, begun, before) : `papers/${next.place}`;
    if (key === null) continue;
    const changed = await askAll(interviewer, begun, async () => {}, { key, single: true });
    // A paper that was left halfway is not brought.
    if (changed !== back && firstOpen(interviewer, changed, before) === null) answers = changed;
  }
  return withScans(interviewer, applicationOf(answers).documents.slice(before));
}

async function oneMore(interviewer: Interviewer, answers: Answers): Promise<Answers> {
  const kind = await askKindOfPaper(interviewer, undefined);
  return kind === back ? answers : added(answers, kind);
}

/** The first question that is open about a paper behind the `before` that were there. */
const firstOpen = ({ view }: Interviewer, answers: Answers, before: number): string | null =>
  stepsOf(answers, view).find((step) => step.ask === "paper" && step.paper >= before && !step.answered)?.key ?? null;

function askNext(interviewer: Interviewer, answers: Answers, before: number) {
  const { desk, screen, view } = interviewer;
  const { say } = desk;
  const absent = placesOf(answers, view).places.filter((place) => !place.settled && place.papers.length === 0);
  const brought = (answers.documents?.length ?? 0) > before;
  const width = (screen.columns ?? 80) - 6;
  return desk.ask.select<Next>({
    message: say("desk.supplement.ask"),
    answer: "--from",
    choices: [
      ...(brought ? [{ value: "done" as const, name: say("desk.supplement.done") }] : []),
      ...absent.map((place) => ({
        value: { place: place.id },
        name: cut(say("desk.change.bring", { paper: place.demand.words[say.language] }), width),
      })),
      { value: "add", name: say("desk.change.add") },
      { value: "leave", name: say(brought ? "desk.change.drop" : "desk.back") },
    ],
  });
}

async function withScans(
  { desk, words }: Interviewer,
  papers: readonly PresentedDocument[],
): Promise<PresentedDocument[] | Back> {
  const scanned: PresentedDocument[] = [];
  for (const paper of papers) {
    const message = desk.say("desk.supplement.scan", { paper: paperInWords(words, paper) });
    const typed = await desk.ask.text({ message, answer: "--scan", optional: true, max: 1000 });
    if (typed === back) return back;
    scanned.push(typed === "" ? paper : { ...paper, scan: pathTyped(desk, typed) });
  }
  return scanned;
}
