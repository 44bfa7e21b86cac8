import { argument } from "./argument.ts";
import { code } from "./code.ts";
import { command } from "./command.ts";
import { finding } from "./finding.ts";
import { flag } from "./flag.ts";
import { help } from "./help.ts";
import { law } from "./law.ts";
import { letter } from "./letter.ts";
import { problem } from "./problem.ts";
import { prompt } from "./prompt.ts";
import { screen } from "./screen.ts";
import { training } from "./training.ts";
import { view } from "./view.ts";

export const words = {
  argument,
  code,
  command,
  finding,
  flag,
  help,
  law,
  letter,
  problem,
  prompt,
  screen,
  training,
  view,
} as const;
