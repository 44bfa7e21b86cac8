import { help } from "./help.ts";
import { problem } from "./problem.ts";
import { prompt } from "./prompt.ts";
import { screen } from "./screen.ts";

export const words = { help, problem, prompt, screen } as const;
