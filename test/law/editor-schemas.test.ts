import { join } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { expect, test } from "vitest";
import { documentsFileSchema } from "../../src/domain/document-nature.ts";
import { overlaySchema, rulePackSchema } from "../../src/domain/rule-pack.ts";
import { nationalDaysSchema } from "../../src/law/national-days.ts";
import { lawFolder } from "../support/law.ts";

/** What a file may hold, for editors that complete and check YAML. `npx vitest run test/law -u` writes them anew. */
function editorSchema(schema: v.GenericSchema, title: string): string {
  const made = toJsonSchema(schema, { typeMode: "input", errorMode: "ignore" });
  return `${layout({ ...made, title })}\n`;
}

/** JSON as the formatter of this project lays it out: lists of words on one line where they fit into 120 columns. */
function layout(value: unknown, indent = "", before = 0): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const flat = `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
    const words = value.every((item) => typeof item !== "object");
    if (words && before + flat.length + 1 <= 120) return flat;
    return `[\n${value.map((item) => inner + layout(item, inner, inner.length)).join(",\n")}\n${indent}]`;
  }
  const lines = Object.entries(value).map(([key, item]) => {
    const name = `${inner}${JSON.stringify(key)}: `;
    return name + layout(item, inner, name.length);
  });
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
}

test.each<[string, v.GenericSchema, string]>([
  ["pack.schema.json", rulePackSchema, "Rule pack: the law of one order"],
  ["overlay.schema.json", overlaySchema, "What one mission adds to the rules"],
  ["documents.schema.json", documentsFileSchema, "Kinds of papers"],
  ["calendar.schema.json", nationalDaysSchema, "Kazakhstan's days off"],
])("templates/law/%s says the same as the program", async (name, schema, title) => {
  await expect(editorSchema(schema, title)).toMatchFileSnapshot(join(lawFolder, name));
});
