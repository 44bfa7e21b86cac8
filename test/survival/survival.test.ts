import { it } from "vitest";
import { playSeed } from "./story.ts";

// An office and the centre, all of it real but the line between them, which loses, repeats, reorders, delays and spoils;
// both programs end at random moments, copies of the store are brought back, and the centre says nasty things. In the end
// both registers agree. A failure tells its seed and its shortest story.
it.each([1, 2, 3, 4, 5, 6, 7, 8])("the story of seed %i: 125 steps", (seed) => playSeed(seed, 125), 300_000);
