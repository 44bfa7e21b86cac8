import { run } from "../../src/main.ts";
import { realWorld } from "../../src/world.ts";

// The program from its source: what a test of prompts starts in its terminal. What `start` does for the bundle's speed
// has no place here.
process.exitCode = await run(realWorld());
