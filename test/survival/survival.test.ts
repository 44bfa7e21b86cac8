import { it } from "vitest";
import { playAll } from "./story.ts";

const from = Number(process.env.SEED ?? 1);
it("survives", async () => {
  try {
    await playAll(
      Array.from({ length: Number(process.env.N ?? 2) }, (_, at) => from + at),
      Number(process.env.STEPS ?? 125),
    );
  } finally {
    console.log(JSON.stringify((globalThis as any).times));
  }
}, 600_000);
