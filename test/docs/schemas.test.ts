import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import type * as v from "valibot";
import { describe, expect, it, test } from "vitest";
import { applicationSchema } from "../../src/domain/application.ts";
import { documentSchema } from "../../src/domain/document.ts";
import { officeProfileSchema } from "../../src/domain/office-profile.ts";
import { officerSchema } from "../../src/domain/officer.ts";
import { recordedRulingSchema } from "../../src/domain/recorded-ruling.ts";
import { described, layout, schemaOf } from "../support/editor-schema.ts";
import { applicationWords, documentWords, officerWords, officeWords, rulingWords } from "./field-words.ts";

const templates = join(import.meta.dirname, "../../templates");

// `npm run schemas` writes the files anew.
test.each<[string, v.GenericSchema, string, Readonly<Record<string, string>>]>([
  ["application", applicationSchema, "Application file", applicationWords],
  ["document", documentSchema, "Document file: one presented paper", documentWords],
  ["officer", officerSchema, "Officer file: one entry of `officers` in office.json", officerWords],
  [
    "ruling",
    recordedRulingSchema,
    "Ruling file: what an officer read from the screen of the central system",
    rulingWords,
  ],
  ["office", officeProfileSchema, "office.json: what this office is", officeWords],
])("templates/schemas/%s.schema.json says the same as the program", async (name, schema, title, words) => {
  const text = `${layout(described(schemaOf(schema, title), words))}\n`;
  await expect(text).toMatchFileSnapshot(join(templates, "schemas", `${name}.schema.json`));
});

async function judge(name: string): Promise<ValidateFunction> {
  const schema = JSON.parse(await readFile(join(templates, "schemas", `${name}.schema.json`), "utf8"));
  return new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
}

const readJson = async (path: string): Promise<Record<string, unknown>> => JSON.parse(await readFile(path, "utf8"));

const sample = (name: string) => readJson(join(templates, "samples", name));

describe("a stranger's validator", () => {
  it("accepts every sample, and each of its papers as a document file", async () => {
    const [application, document] = await Promise.all([judge("application"), judge("document")]);
    const names = await readdir(join(templates, "samples"));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const file = await sample(name);
      application(file);
      expect(application.errors, name).toBeNull();
      for (const paper of file.documents as unknown[]) {
        document(paper);
        expect(document.errors, name).toBeNull();
      }
    }
  });

  it("accepts the example of an office and each of its officers", async () => {
    const [office, officer] = await Promise.all([judge("office"), judge("officer")]);
    const example = await readJson(join(templates, "office.example.json"));
    office(example);
    expect(office.errors).toBeNull();
    for (const one of example.officers as unknown[]) {
      officer(one);
      expect(officer.errors).toBeNull();
    }
  });

  it.each<[string, (file: Record<string, unknown>) => void, string]>([
    ["an unknown key", (file) => (file.colour = "red"), "additionalProperties"],
    ["an unknown category", (file) => (file.category = "tourist"), "enum"],
    ["a missing field", (file) => delete file.applicant, "required"],
    [
      "a day that is not written as one",
      (file) => (file.consent = { on: "23.11.2026", signedBy: "applicant" }),
      "pattern",
    ],
    ["too many papers", (file) => (file.documents = Array(61).fill((file.documents as unknown[])[0])), "maxItems"],
  ])("refuses %s", async (_what, spoil, keyword) => {
    const application = await judge("application");
    const file = await sample("spouse.json");
    spoil(file);
    expect(application(file)).toBe(false);
    expect(application.errors?.map((error) => error.keyword)).toContain(keyword);
  });
});
