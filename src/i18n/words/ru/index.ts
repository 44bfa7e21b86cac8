import { answers } from "./answers.ts";
import { argument } from "./argument.ts";
import { calendar } from "./calendar.ts";
import { code } from "./code.ts";
import { command } from "./command.ts";
import { desk } from "./desk.ts";
import { explain } from "./explain.ts";
import { finding } from "./finding.ts";
import { flag } from "./flag.ts";
import { help } from "./help.ts";
import { history } from "./history.ts";
import { interview } from "./interview.ts";
import { law } from "./law.ts";
import { letter } from "./letter.ts";
import { problem } from "./problem.ts";
import { prompt } from "./prompt.ts";
import { rules } from "./rules.ts";
import { screen } from "./screen.ts";
import { training } from "./training.ts";
import { view } from "./view.ts";

// Getters: what is seldom said is loaded with its first sentence.
export const words = {
  get answers() {
    return answers;
  },
  get argument() {
    return argument;
  },
  get calendar() {
    return calendar;
  },
  get code() {
    return code;
  },
  get command() {
    return command;
  },
  get desk() {
    return desk;
  },
  get explain() {
    return explain;
  },
  get finding() {
    return finding;
  },
  get flag() {
    return flag;
  },
  get help() {
    return help;
  },
  get history() {
    return history;
  },
  get interview() {
    return interview;
  },
  get law() {
    return law;
  },
  get letter() {
    return letter;
  },
  get problem() {
    return problem;
  },
  get prompt() {
    return prompt;
  },
  get rules() {
    return rules;
  },
  get screen() {
    return screen;
  },
  get training() {
    return training;
  },
  get view() {
    return view;
  },
} as const;
