import { agreement } from "./agreement.ts";
import { centreReads, endingHold, officeReads } from "./centre-steps.ts";
import { chance } from "./chance.ts";
import { healed } from "./healing.ts";
import * as office from "./office-steps.ts";
import { shrunk } from "./shrink.ts";
import { newStage, type Stage } from "./stage.ts";

type Act = (stage: Stage, draw: office.Draw) => Promise<string>;

/** Everything that can happen, and how often it does beside the others. */
const acts: Readonly<Record<string, readonly [weight: number, act: Act]>> = {
  "a person comes": [12, office.personComes],
  "the office exports": [12, office.exporting],
  "a medium is carried": [12, office.carrying],
  "a batch is sent again": [4, office.resending],
  "a batch is settled": [5, office.settling],
  "a batch is handed over": [2, office.handingOver],
  "a case is recalled": [3, office.recalling],
  "the centre is asked": [2, office.asking],
  "a case is withdrawn": [1, office.withdrawing],
  "a case is looked at again": [4, office.lookingAgain],
  "a hold is ended": [4, endingHold],
  "the centre reads": [18, centreReads],
  "the office reads": [18, officeReads],
  "a batch is lost": [2, async ({ out }, { a }) => out.lose(a) ?? "nothing"],
  "an answer is lost": [2, async ({ back }, { a }) => back.lose(a) ?? "nothing"],
  "a batch is spoilt": [2, async ({ out }, { a, c }) => out.spoil(a, c) ?? "nothing"],
  "an answer is spoilt": [2, async ({ back }, { a, c }) => back.spoil(a, c) ?? "nothing"],
  "time passes": [4, async (stage, { a }) => `${stage.pass(a % 600) ?? a % 600} minutes`],
  "the program is started anew": [1, async (stage) => `${(await stage.reopen()) ?? "again"}`],
  "a copy is kept": [1, async (stage) => `${(await stage.keepCopy()) ?? "kept"}`],
  "a copy is brought back": [
    1,
    async (stage, { a }) => ((await stage.bringBack(a % 2 === 0)) ? "back" : "there is none"),
  ],
};
const weighted = Object.entries(acts).flatMap(([name, [weight]]) => Array.from({ length: weight }, () => name));

/** One thing that happens; its numbers pick among what there is then, so that it stands without those before it. */
export interface Step extends office.Draw {
  readonly act: string;
}

/** The story of a seed. */
export function storyOf(seed: number, steps: number): Step[] {
  const numbers = chance(seed);
  const next = () => numbers.next().value;
  return Array.from({ length: steps }, () => ({
    act: weighted[next() % weighted.length] ?? "",
    a: next(),
    b: next(),
    c: next(),
  }));
}

/** Plays a story, heals the line, and throws where the two registers do not agree then; the error tells the story. */
export async function play(steps: readonly Step[]): Promise<void> {
  const stage = await newStage();
  try {
    for (const { act, ...draw } of steps) {
      const [, happens] = acts[act] ?? [];
      stage.told.push(`${act}: ${await happens?.(stage, draw)}`);
    }
    await healed(stage);
    await agreement(stage);
  } catch (cause) {
    const told = stage.told.map((line, at) => `${at + 1}. ${line}`).join("\n");
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\n${told}`, { cause });
  } finally {
    await stage.desk.closeAll();
  }
}

/** How long a story that failed is made shorter, in milliseconds. */
const shrinking = 120_000;

/** Plays the story of a seed; a failure is told with its seed and the shortest story found that still fails so. */
export async function playSeed(seed: number, steps: number): Promise<void> {
  const whole = storyOf(seed, steps);
  const failure = await failureOf(whole);
  if (failure === null) return;
  const failsSo = async (some: readonly Step[]) => kindOf(await failureOf(some)) === kindOf(failure);
  const least = await shrunk(whole, failsSo, shrinking);
  const { message, cause } = (await failureOf(least)) ?? failure;
  const replay = `play(${JSON.stringify(least)})`;
  throw new Error(`seed ${seed} of ${steps} steps, shrunk to ${least.length}: ${message}\n${replay}`, { cause });
}

async function failureOf(steps: readonly Step[]): Promise<Error | null> {
  try {
    await play(steps);
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}

/** The first line without its numbers: a shorter story must fail in the same way. */
const kindOf = (failure: Error | null): string | undefined => failure?.message.split("\n")[0]?.replaceAll(/\d/g, "");
