import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import * as v from "valibot";
import { dayOrNull } from "../domain/day.ts";
import { faultsOf } from "../domain/json-file.ts";
import { Problem } from "../domain/problem.ts";
import type { TreatyRow } from "../domain/treaty.ts";
import { textOf } from "./rule-bytes.ts";

const text = v.pipe(
  v.string("text"),
  v.transform((cell) => (cell === "" ? null : cell)),
);
const day = v.pipe(
  v.string("date"),
  v.check((cell) => cell === "" || dayOrNull(cell) !== null, "date"),
  v.transform(dayOrNull),
);

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

/** The table of treaties; a row is checked when it is first asked for. */
export interface Treaties {
  /** By ISO 3166-1 alpha-3 code. Throws `bad-rules` when the row is at fault. */
  of(country: string): TreatyRow | null;
  /** Every row. Throws `bad-rules` with the line of each fault. */
  all(): readonly TreatyRow[];
}

/** Reads templates/law/treaties.csv. Throws `bad-rules` when it is no table, or a country stands in it twice. */
export async function readTreaties(path: string): Promise<Treaties> {
  const records = recordsOf(textOf(await readFile(path), path), path);
  const byCountry = new Map(records.map((each) => [each.record.country ?? "", each]));
  if (byCountry.size < records.length) {
    const twice = records.filter((each) => byCountry.get(each.record.country ?? "") !== each);
    throw new Problem("bad-rules", { path, faults: twice.map((each) => `${each.line}:1 /country given-twice`) });
  }
  const read = new Map<string, TreatyRow>();
  const faultsIn = ({ record, line }: CsvRecord): string[] => {
    const result = v.safeParse(rowSchema, record);
    if (!result.success) return faultsOf(result.issues).map((fault) => `${line}:1 ${fault}`);
    read.set(result.output.country, rowOf(result.output));
    return [];
  };
  const check = (some: readonly CsvRecord[]) => {
    const faults = some.flatMap(faultsIn);
    if (faults.length > 0) throw new Problem("bad-rules", { path, faults });
  };
  return {
    of(country) {
      const record = byCountry.get(country);
      if (record !== undefined && !read.has(country)) check([record]);
      return read.get(country) ?? null;
    },
    all() {
      check(records);
      return [...read.values()];
    },
  };
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
    throw new Problem("bad-rules", { path, faults: ["1:1 / not-csv"] });
  }
}
