import * as v from "valibot";
import { jsonFaultAt } from "./json-fault.ts";
import { Problem } from "./problem.ts";

/** The codes that say what is wrong with one value of a file; their words stand in i18n under `fault.<code>`. */
export const faultCodes = [
  "missing",
  "unknown-key",
  "text",
  "boolean",
  "number",
  "list",
  "object",
  "not-in-list",
  "empty",
  "too-long",
  "too-many",
  "control-characters",
  "date",
  "instant",
  "local-time",
  "time",
  "birth-date",
  "country-code",
  "country-code-2",
  "language-code",
  "time-zone",
  "weekend",
  "office-code",
  "officer-id",
  "officer-twice",
  "signatory-unknown",
  "machine-right",
  "pinned-outside-training",
  "iin",
  "mrz-lines",
  "title-needed",
  "expires-before-issued",
  "differs",
  "not-allowed-here",
  "no-file-word",
  "no-payload-word",
] as const;
export type FaultCode = (typeof faultCodes)[number];

const byType: Readonly<Record<string, FaultCode>> = {
  picklist: "not-in-list",
  literal: "not-in-list",
  variant: "not-in-list",
  array: "list",
  string: "text",
  boolean: "boolean",
  number: "number",
  null: "not-in-list",
  union: "not-in-list",
};

function codeOf(issue: v.BaseIssue<unknown>): FaultCode {
  if (issue.type === "strict_object") {
    if (issue.received === "undefined") return "missing";
    return issue.expected === "never" ? "unknown-key" : "object";
  }
  if (issue.received === "undefined") return "missing";
  const named = faultCodes.find((code) => code === issue.message);
  return named ?? byType[issue.type] ?? "not-allowed-here";
}

/** RFC 6901: `/documents/0/issuedOn`. */
function pointerOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map((part) => String(part.key).replaceAll("~", "~0").replaceAll("/", "~1"));
  return keys.length === 0 ? "/" : `/${keys.join("/")}`;
}

/** Every fault of a value against its schema, as `JSON-pointer code`; the value never appears. */
export function faultsOf(issues: readonly v.BaseIssue<unknown>[]): string[] {
  return issues.map((issue) => `${pointerOf(issue)} ${codeOf(issue)}`);
}

/**
 * Every issue of a value against its schema. A strict object tells only the first key that it does not know, so each
 * such key is taken out of a copy, and the copy looked at again for the next.
 */
export function issuesOf(schema: v.GenericSchema, value: unknown): v.BaseIssue<unknown>[] {
  const rest: unknown = structuredClone(value);
  const found = [...(v.safeParse(schema, rest).issues ?? [])];
  for (let keys = found.filter(isUnknownKey); keys.length > 0; ) {
    for (const { path } of keys) {
      const last = path?.at(-1);
      if (last !== undefined) delete (last.input as Record<string, unknown>)[String(last.key)];
    }
    keys = (v.safeParse(schema, rest).issues ?? []).filter(isUnknownKey);
    found.push(...keys);
  }
  return found;
}

const isUnknownKey = (issue: v.BaseIssue<unknown>): boolean =>
  issue.type === "strict_object" && issue.expected === "never";

/** Reads JSON text. Throws `bad-json` with line and column; the text itself never appears in the problem. */
export function parseJson(text: string, path: string): unknown {
  const json = text.replace(/^\ufeff/, "");
  try {
    return JSON.parse(json);
  } catch {
    const before = json.slice(0, jsonFaultAt(json) ?? json.length).split("\n");
    throw new Problem("bad-json", { path, at: `${before.length}:${(before.at(-1) ?? "").length + 1}` });
  }
}

/**
 * Reads JSON text by a schema. `path` names the file in the problem.
 * Throws `bad-json`, and `bad-file` with all faults at once, each with its place.
 */
export function readJson<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  path: string,
): v.InferOutput<Schema> {
  return checkedBy(schema, parseJson(text, path), path);
}

/** Checks a value by a schema. Throws `bad-file` with all faults at once. */
export function checkedBy<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  path: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new Problem("bad-file", { path, faults: faultsOf(issuesOf(schema, value)) });
}
