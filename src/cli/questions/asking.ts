import { type Day, dayOrNull } from "../../domain/day.ts";
import type { CaseId } from "../../domain/ids.ts";
import type { Answers } from "../../domain/interview-answers.ts";
import type { InterviewView } from "../../domain/interview-findings.ts";
import type { Question } from "../../domain/rule-pack.ts";
import type { Office } from "../../workflow/office.ts";
import type { Desk } from "../desk.ts";
import type { Back } from "../question.ts";
import type { Screen } from "../screen.ts";
import type { LawWords } from "../views/sources.ts";

/** All that a question of the interview may need: whom to ask, the rules of the day, and words for the law's codes. */
export interface Interviewer {
  readonly desk: Desk;
  readonly office: Office;
  /** What is told between two questions. */
  readonly screen: Screen;
  readonly words: LawWords;
  readonly view: InterviewView;
  /** The case whose contents are changed; null in an interview that is not registered yet. */
  readonly of: CaseId | null;
}

/** Puts one question; gives the answers with its own among them, or `back`. */
export type Ask = (interviewer: Interviewer, answers: Answers) => Promise<Answers | Back>;

/** The question as the pack words it. */
export function packWords({ view, desk }: Interviewer, field: Question["field"]): string {
  const { language } = desk.say;
  return view.book.pack.questions.find((question) => question.field === field)?.words[language] ?? field;
}

export const applicationDay = ({ view }: Interviewer): Day => view.occasion.applicationDay;

/** An empty answer is "there is none". */
export const orNone = (text: string): string | null => (text === "" ? null : text);

/** A day in a file as the question for a day takes it. */
export const dayIn = (text: string | null | undefined): Day | undefined => (text && dayOrNull(text)) || undefined;
