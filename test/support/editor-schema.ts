import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { daySchema } from "../../src/domain/day.ts";

/** A node of a JSON Schema. */
export interface SchemaNode {
  readonly [key: string]: unknown;
}

/** What a file may hold, as JSON Schema for editors and validators: the side that people write. */
export function schemaOf(schema: v.GenericSchema, title: string): SchemaNode {
  const made = toJsonSchema(schema, {
    typeMode: "input",
    errorMode: "ignore",
    // JSON Schema cannot ask the calendar: the form of a day is as near as it comes.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction === daySchema.pipe[1] ? { ...jsonSchema, pattern: "^\\d{4}-\\d{2}-\\d{2}$" } : null,
  });
  return { ...made, title };
}

/**
 * The schema with a description on every property. `words` says each by its path (`applicant.surname`,
 * `documents[].kind`); a property without words and words without a property throw an Error.
 */
export function described(schema: SchemaNode, words: Readonly<Record<string, string>>): SchemaNode {
  const used = new Set<string>();
  const made = walk(schema, "", (path) => {
    used.add(path);
    return words[path];
  });
  const missing = [...used].filter((path) => words[path] === undefined);
  const idle = Object.keys(words).filter((path) => !used.has(path));
  if (missing.length + idle.length > 0) throw new Error(`no words for ${missing}; no property for ${idle}`);
  return made;
}

const isNode = (value: unknown): value is SchemaNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function walk(node: SchemaNode, path: string, wordsOf: (path: string) => string | undefined): SchemaNode {
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === "properties" && isNode(value)) {
      made[key] = Object.fromEntries(
        Object.entries(value).map(([name, inner]) => {
          const at = path === "" ? name : `${path}.${name}`;
          return [name, { description: wordsOf(at), ...walk(inner as SchemaNode, at, wordsOf) }];
        }),
      );
    } else if (key === "items" && isNode(value)) made[key] = walk(value, `${path}[]`, wordsOf);
    else if ((key === "anyOf" || key === "oneOf") && Array.isArray(value))
      made[key] = value.map((one) => walk(one, path, wordsOf));
    else made[key] = value;
  }
  return made;
}

/** JSON as the formatter of this project lays it out: lists of words on one line where they fit into 120 columns. */
export function layout(value: unknown, indent = "", before = 0): string {
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
