import { argument } from "./argument.ts";
import { calendar } from "./calendar.ts";
import { code } from "./code.ts";
import { command } from "./command.ts";
import { desk } from "./desk.ts";
import { explain } from "./explain.ts";
import { finding } from "./finding.ts";
import { flag } from "./flag.ts";
import { help } from "./help.ts";
import { interview } from "./interview.ts";
import { law } from "./law.ts";
import { letter } from "./letter.ts";
import { problem } from "./problem.ts";
import { prompt } from "./prompt.ts";
import { rules } from "./rules.ts";
import { screen } from "./screen.ts";
import { training } from "./training.ts";
import { view } from "./view.ts";

export const words = {
  argument,
  calendar,
  code,
  command,
  desk,
  explain,
  finding,
  flag,
  help,
  interview,
  law,
  letter,
  problem,
  prompt,
  rules,
  screen,
  training,
  view,
} as const;
