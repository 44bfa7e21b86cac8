import type { Answers } from "../../domain/interview-answers.ts";
import { stepsOf } from "../../domain/interview-steps.ts";
import { type Back, back } from "../question.ts";
import { answerOf, labelOf } from "../views/answers-given.ts";
import { cut } from "../views/paragraph.ts";
import type { Interviewer } from "./asking.ts";

/** Which of all answers is to be changed, by the key of its question. */
export async function askWhichAnswer(interviewer: Interviewer, answers: Answers): Promise<string | Back> {
  const { desk, screen, view } = interviewer;
  const width = (screen.columns ?? 80) - 4;
  const choices = stepsOf(answers, view)
    .filter((step) => step.answered)
    .map((step) => {
      const label = labelOf(interviewer, answers, step);
      const answer = answerOf(interviewer, answers, step);
      const name = cut(`${cut(label, Math.floor(width * 0.6))} · ${answer}`, width);
      return { value: step.key, name, keywords: [label, answer] };
    });
  if (choices.length === 0) return back;
  return desk.ask.search({ message: desk.say("interview.summary.which"), answer: "--from", choices });
}
