import { start } from "../../src/main.ts";

// The program from its source: what a test of prompts starts in its terminal.
process.exitCode = await start();
