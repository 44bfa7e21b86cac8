import * as v from "valibot";
import { faultsOf, issuesOf } from "../domain/json-file.ts";
import { Problem } from "../domain/problem.ts";
import { type RuleFaultCode, ruleFaultCodes } from "../domain/rule-fault.ts";
import type { Compiled } from "./compiled.ts";
import type { Place } from "./yaml-text.ts";

/** A fault of meaning that a schema cannot see: its place and its code. */
export interface MeaningFault {
  readonly place: Place;
  readonly code: RuleFaultCode;
}

/** What a kind of file must be: its schema, and what no schema can see. */
export interface FileShape<Schema extends v.GenericSchema> {
  readonly schema: Schema;
  readonly meaning?: (value: v.InferOutput<Schema>) => readonly MeaningFault[];
}

/**
 * Reads YAML. Aliases, tags of its own, keys given twice and keys the schema does not know are refused. A text that was
 * compiled with the program is taken from there without reading the YAML again.
 * Throws `bad-rules` with the path and every fault as `LINE:COLUMN /place code`.
 */
export async function readYaml<Schema extends v.GenericSchema>(
  shape: FileShape<Schema>,
  text: string,
  path: string,
  compiled: Compiled,
): Promise<v.InferOutput<Schema>> {
  const known = v.safeParse(shape.schema, compiled(text));
  if (known.success) return known.output;
  const { readText } = await import("./yaml-text.ts");
  const read = readText(text);
  if (read.faults.length > 0)
    throw new Problem("bad-rules", { path, faults: read.faults.map((fault) => `${fault.at} / ${fault.code}`) });
  const result = v.safeParse(shape.schema, read.value);
  if (!result.success)
    throw new Problem("bad-rules", {
      path,
      faults: issuesOf(shape.schema, read.value).map((issue) => schemaFault(issue, read.at)),
    });
  const faults = shape.meaning?.(result.output) ?? [];
  if (faults.length === 0) return result.output;
  const lines = faults.map(({ place, code }) => `${read.at(place)} /${place.join("/")} ${code}`);
  throw new Problem("bad-rules", { path, faults: lines });
}

function schemaFault(issue: v.BaseIssue<unknown>, at: (place: Place) => string): string {
  const place = (issue.path ?? []).map((part) => part.key as string | number);
  const own = ruleFaultCodes.find((code) => code === issue.message);
  return `${at(place)} ${own === undefined ? faultsOf([issue])[0] : `/${place.join("/")} ${own}`}`;
}
