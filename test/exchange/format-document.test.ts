import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { holdReasons } from "../../src/domain/answer.ts";
import { centreMessageSchemas } from "../../src/exchange/centre-messages.ts";
import { enrolmentSchema } from "../../src/exchange/enrolment.ts";
import { keyFiles } from "../../src/exchange/keys.ts";
import { limits } from "../../src/exchange/limits.ts";
import { manifestSchema } from "../../src/exchange/manifest.ts";
import { officeMessageSchema } from "../../src/exchange/office-messages.ts";

// docs/exchange-format.md must say what the program does: fields, kinds, limits, vectors.

const root = join(import.meta.dirname, "../..");
const page = await readFile(join(root, "docs/exchange-format.md"), "utf8");
const rowOf = (name: string) => page.split("\n").find((line) => line.startsWith(`| \`${name}\``)) ?? "";

test("no paragraph breaks off in the middle of a sentence", () => {
  const prose = page.replace(/```[\s\S]*?```/g, "").split(/\n{2,}/);
  const broken = prose.filter((text) => !/^([|#-]|\d\.)/.test(text.trim()) && !/[.:]$/.test(text.trim()));
  expect(broken).toEqual([]);
});

test("every field of the manifest has its row, and no row is of a field that is gone", () => {
  const table = page.slice(page.indexOf("## Manifest"), page.indexOf("## Messages of an office"));
  const rows = [...table.matchAll(/^\| `(\w+)`\s+\|/gm)].map(([, name]) => name);
  expect(rows).toEqual(Object.keys(manifestSchema.pipe[0].entries));
});

test("every field of an enrolment file has its row", () => {
  const table = page.slice(page.indexOf("### Enrolment files"), page.indexOf("## Test vectors"));
  const rows = [...table.matchAll(/^\| `(\w+)`\s+\|/gm)].map(([, name]) => name);
  expect(rows).toEqual(Object.keys(enrolmentSchema.entries));
});

test.each(officeMessageSchema.options.map(({ entries }) => [entries.kind.literal, Object.keys(entries)] as const))(
  "%s: every field stands in its row",
  (kind, fields) => {
    // A correction is described as the same as a request.
    const row = kind === "COR" ? rowOf("REQ") : rowOf(kind);
    expect(rowOf(kind)).not.toBe("");
    for (const field of fields.filter((name) => name !== "kind" && name !== "item")) {
      expect(row, field).toContain(`\`${field}\``);
    }
  },
);

test("every reason of a contradiction has its row", () => {
  for (const reason of holdReasons) expect(rowOf(reason), reason).not.toBe("");
});

test.each(Object.entries(centreMessageSchemas))("%s: every field stands in its row", (kind, schema) => {
  const variants = schema.type === "variant" ? schema.options : [schema];
  const fields = new Set(variants.flatMap(({ entries }) => Object.keys(entries)));
  for (const field of fields) if (field !== "kind") expect(rowOf(kind), field).toContain(`\`${field}\``);
  for (const variant of variants) {
    const word = "outcome" in variant.entries ? variant.entries.outcome.literal : undefined;
    if (word !== undefined) expect(rowOf(kind)).toContain(`\`${word}\``);
  }
});

test("the limits are those of the program", () => {
  for (const number of [
    limits.fileBytes,
    limits.entries,
    limits.lines,
    limits.ratio,
    limits.lineBytes,
    limits.jsonDepth,
  ]) {
    expect(page).toMatch(new RegExp(`\\b${number}\\b`));
  }
  expect(page).toMatch(new RegExp(`scan +\\| ${limits.scanBytes / 1024 ** 2} MiB`));
  expect(page).toMatch(new RegExp(`items.ndjson\` +\\| ${limits.itemsBytes / 1024 ** 2} MiB`));
  expect(page).toMatch(new RegExp(`manifest.json\` +\\| ${limits.manifestBytes / 1024 ** 2} MiB`));
  expect(limits.unpackedBytes).toBe(1024 ** 3);
});

test("every key file and every vector is described", async () => {
  for (const name of Object.values(keyFiles)) expect(rowOf(name), name).not.toBe("");
  const vectors = JSON.parse(await readFile(join(root, "test/vectors/vectors.json"), "utf8"));
  const described = [...page.matchAll(/^\| `((?:good|fail)_\w+)`\s+\|/gm)].map(([, name]) => name);
  expect(described.sort()).toEqual(Object.keys(vectors).sort());
  for (const [name, { problem }] of Object.entries<{ problem: { code: string } | null }>(vectors)) {
    if (problem !== null) expect(rowOf(name)).toContain(`\`${problem.code}\``);
  }
});
