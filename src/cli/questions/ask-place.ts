import { type DocumentKind, documentKinds } from "../../domain/document.ts";
import {
  type Answers,
  withBrought,
  withNotes,
  withOtherPaper,
  withoutPaper,
  withPaper,
} from "../../domain/interview-answers.ts";
import type { Place } from "../../domain/interview-places.ts";
import { suggestedIdentity } from "../../domain/interview-suggestions.ts";
import { styled } from "../printer.ts";
import { type Back, back } from "../question.ts";
import { cut, paragraph } from "../views/paragraph.ts";
import { sourceLine } from "../views/sources.ts";
import { type Ask, applicationDay, type Interviewer } from "./asking.ts";

type Brought = DocumentKind | "not-brought";

/** What the rules demand here, and where they say so. */
function tellDemand({ screen, words, desk }: Interviewer, { demand }: Place): void {
  screen.print();
  paragraph(screen, demand.words[desk.say.language], { style: "bold" });
  sourceLine(words, demand.source, 2);
}

const kindName = ({ view, desk, screen }: Interviewer, kind: DocumentKind): string =>
  kind === "other"
    ? desk.say("interview.choice.other")
    : cut(view.book.wordsOf(kind)[desk.say.language], (screen.columns ?? 80) - 4);

/** Which paper was brought for one place of the checklist, if any. Another paper than before begins anew. */
export async function askPlace(interviewer: Interviewer, answers: Answers, place: Place): Promise<Answers | Back> {
  const { desk } = interviewer;
  tellDemand(interviewer, place);
  const [at] = place.papers;
  const present = at === undefined ? null : (answers.documents?.[at]?.kind ?? null);
  const kinds: readonly DocumentKind[] = place.open ? [...place.kinds, "other"] : place.kinds;
  const identity = suggestedIdentity(answers, applicationDay(interviewer));
  const notBrought = answers.interview?.notBrought?.includes(place.id) === true;
  const suggested = kinds.find((kind) => kind === identity);
  const brought = await desk.ask.select<Brought>({
    message: desk.say(kinds.length === 1 ? "interview.ask.place" : "interview.ask.placeOneOf"),
    answer: "documents",
    choices: [
      ...kinds.map((value) => ({ value, name: kindName(interviewer, value) })),
      { value: "not-brought" as const, name: desk.say("interview.choice.broughtNot") },
    ],
    earlier: present ?? (notBrought ? "not-brought" : suggested),
  });
  if (brought === back) return back;
  if (brought === "not-brought") {
    const without = place.papers.toSorted((a, b) => b - a).reduce(withoutPaper, answers);
    return withBrought(without, place.id, false);
  }
  const noted = withBrought(answers, place.id, true);
  if (brought === present) return noted;
  return at === undefined ? added(noted, brought) : withOtherPaper(noted, at, { kind: brought });
}

/** One more paper, of which nothing but its kind is known. */
export const added = (answers: Answers, kind: DocumentKind): Answers =>
  withPaper(answers, answers.documents?.length ?? 0, { kind });

/** Papers that no demand names may be added one by one. */
export const askMorePapers: Ask = async (interviewer, answers) => {
  const { desk, screen } = interviewer;
  for (;;) {
    screen.print();
    const more = await desk.ask.select({
      message: desk.say("interview.ask.morePapers"),
      answer: "documents",
      choices: [
        { value: false, name: desk.say("interview.choice.noMore") },
        { value: true, name: desk.say("interview.choice.add") },
      ],
    });
    if (more === back) return back;
    if (!more) return withNotes(answers, { morePapers: false });
    const kind = await askKindOfPaper(interviewer, undefined);
    if (kind !== back) return added(withNotes(answers, { morePapers: true }), kind);
  }
};

/** The kind of a paper, among all that rules can name. */
export function askKindOfPaper(
  interviewer: Interviewer,
  earlier: DocumentKind | undefined,
): Promise<DocumentKind | Back> {
  const { desk } = interviewer;
  return desk.ask.search({
    message: desk.say("interview.ask.otherKind"),
    answer: "--kind",
    choices: documentKinds.map((value) => ({ value, name: kindName(interviewer, value), keywords: [value] })),
    earlier,
  });
}

/** The kind of a paper that stands in no place of the checklist, or that it is taken out again. */
export async function askPaperKind(interviewer: Interviewer, answers: Answers, index: number): Promise<Answers | Back> {
  const { desk, screen, view } = interviewer;
  const present = answers.documents?.[index]?.kind;
  if (present !== undefined) {
    screen.print(styled("bold", view.book.wordsOf(present)[desk.say.language]));
    const out = await desk.ask.select({
      message: desk.say("interview.paper.kind"),
      answer: "documents",
      choices: [
        { value: false, name: kindName(interviewer, present) },
        { value: true, name: desk.say("interview.choice.takeOut") },
      ],
    });
    if (out === back) return back;
    return out ? withoutPaper(answers, index) : answers;
  }
  const kind = await askKindOfPaper(interviewer, undefined);
  return kind === back ? back : withPaper(answers, index, { kind });
}
