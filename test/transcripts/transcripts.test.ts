import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { played } from "./transcript.ts";

const stories = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"));

// `npx vitest run test/transcripts -u` writes them anew: read every line of the difference.
it.each(stories)("%s goes as it is told", async (name) => {
  const path = join(import.meta.dirname, name);
  await expect(await played(readFileSync(path, "utf8"))).toMatchFileSnapshot(path);
});
