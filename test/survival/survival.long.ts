import { it } from "vitest";
import { playSeed } from "./story.ts";

// As survival.test.ts, ten thousand steps: `npm run test:long`. One seed again: `SEED=104 STEPS=500 npm run test:long`.
const { SEED, STEPS = "500" } = process.env;
const seeds = SEED === undefined ? Array.from({ length: 20 }, (_, at) => 101 + at) : [Number(SEED)];
it.each(seeds)(`the story of seed %i: ${STEPS} steps`, (seed) => playSeed(seed, Number(STEPS)), 600_000);
