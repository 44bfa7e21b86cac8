import { styled } from "../printer.ts";
import type { Interviewer } from "../questions/asking.ts";
import { paragraph } from "./paragraph.ts";

/** What the officer should know before the first question: the rules of the day, and how to stop and go back. */
export function interviewHead({ screen, desk, view }: Interviewer, title: string): void {
  const { language } = desk.say;
  const { pack } = view.book;
  screen.print();
  screen.print(styled("bold", title));
  const day = screen.day(view.occasion.applicationDay);
  paragraph(screen, desk.say("interview.under", { day, title: pack.title[language] }), { style: "dim" });
  if (pack.notice !== undefined) paragraph(screen, pack.notice[language], { style: "warn" });
  paragraph(screen, desk.say("interview.saved"), { style: "dim" });
}
