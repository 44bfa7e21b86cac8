import { it } from "vitest";
import { playSeed } from "./story.ts";

// An office and the centre, all of it real but the line between them, which loses, repeats, reorders, delays and spoils;
// both programs end at random moments, copies of the store are brought back, and the centre says nasty things. In the end
// both registers agree. A failure tells its seed and its shortest story.
// Seeds that find most of what was broken on purpose.
it.each([1, 3, 6, 10, 12, 16, 40, 43])("the story of seed %i: 125 steps", (seed) => playSeed(seed, 125), 300_000);
