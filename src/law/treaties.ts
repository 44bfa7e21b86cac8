import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import * as v from "valibot";
import { daySchema } from "../domain/day.ts";
import { faultsOf } from "../domain/json-file.ts";
import { Problem } from "../domain/problem.ts";
import type { TreatyRow } from "../domain/treaty.ts";
import { textOf } from "./pack-file.ts";

const blank = v.pipe(
  v.literal(""),
  v.transform(() => null),
);
const text = v.union([blank, v.string("text")]);
const day = v.union([blank, daySchema]);

const rowSchema = v.strictObject({
  country: v.pipe(v.string("text"), v.regex(/^[A-Z]{3}$/, "country-code")),
  name: v.string("text"),
  apostille_since: day,
  objection: text,
  minsk: v.picklist(["yes", "no", "withdrawn"]),
  minsk_withdrawn_on: day,
  chisinau: v.picklist(["yes", "no", "unsure"]),
  bilateral_civil: v.picklist(["yes", "no"]),
  bilateral: text,
  note: text,
  basis: v.string("text"),
});

/** Minsk and Chisinau have the same effect; the older one is named, since its parties are known for certain. */
function rowOf(row: v.InferOutput<typeof rowSchema>): TreatyRow {
  const convention = row.minsk === "yes" ? "minsk" : row.chisinau === "yes" ? "chisinau" : null;
  return {
    country: row.country,
    name: row.name,
    apostilleSince: row.apostille_since,
    objection: row.objection,
    legalAssistance: convention !== null ? "party" : row.minsk === "withdrawn" ? "withdrawn" : "none",
    withdrawnOn: row.minsk_withdrawn_on,
    convention,
    bilateralCivil: row.bilateral_civil === "yes",
    bilateral: row.bilateral,
    note: row.note,
    basis: row.basis,
    unverified: row.basis.includes("unverified"),
  };
}

/** Reads templates/law/treaties.csv. Throws `bad-rules` with the line of each fault. */
export async function readTreaties(path: string): Promise<ReadonlyMap<string, TreatyRow>> {
  const records = recordsOf(textOf(await readFile(path), path), path);
  const rows = new Map<string, TreatyRow>();
  const faults: string[] = [];
  for (const { record, line } of records) {
    const result = v.safeParse(rowSchema, record);
    if (!result.success) faults.push(...faultsOf(result.issues).map((fault) => `${line}:1 ${fault}`));
    else if (rows.has(result.output.country)) faults.push(`${line}:1 /country given-twice`);
    else rows.set(result.output.country, rowOf(result.output));
  }
  if (faults.length > 0) throw new Problem("bad-rules", { path, faults });
  return rows;
}

interface CsvRecord {
  readonly record: Record<string, string>;
  readonly line: number;
}

function recordsOf(content: string, path: string): CsvRecord[] {
  try {
    const found = parse(content, { columns: true, bom: true, info: true }) as unknown as {
      record: Record<string, string>;
      info: { lines: number };
    }[];
    return found.map(({ record, info }) => ({ record, line: info.lines }));
  } catch {
    throw new Problem("bad-rules", { path, faults: ["1:1 not-csv"] });
  }
}
