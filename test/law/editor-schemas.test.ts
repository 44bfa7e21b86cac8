import { join } from "node:path";
import type * as v from "valibot";
import { expect, test } from "vitest";
import { documentsFileSchema } from "../../src/domain/document-nature.ts";
import { overlaySchema, rulePackSchema } from "../../src/domain/rule-pack.ts";
import { nationalDaysSchema } from "../../src/law/national-days.ts";
import { layout, schemaOf } from "../support/editor-schema.ts";
import { lawFolder } from "../support/law.ts";

/** For editors that complete and check YAML. `npm run schemas` writes them anew. */
test.each<[string, v.GenericSchema, string]>([
  ["pack.schema.json", rulePackSchema, "Rule pack: the law of one order"],
  ["overlay.schema.json", overlaySchema, "What one mission adds to the rules"],
  ["documents.schema.json", documentsFileSchema, "Kinds of papers"],
  ["calendar.schema.json", nationalDaysSchema, "Kazakhstan's days off"],
])("templates/law/%s says the same as the program", async (name, schema, title) => {
  await expect(`${layout(schemaOf(schema, title))}\n`).toMatchFileSnapshot(join(lawFolder, name));
});
