import { resolve } from "node:path";
import * as v from "valibot";
import { documentSchema, type PresentedDocument } from "../../domain/document.ts";
import { checkedBy, parseJson } from "../../domain/json-file.ts";
import { Problem } from "../../domain/problem.ts";
import { type Call, isSet, textFlag } from "../command.ts";
import type { Desk } from "../desk.ts";
import { readJsonFrom, readText } from "../input.ts";
import { withFullPaths } from "./originals.ts";

/** The flags without which a paper cannot be told from flags alone. */
const needed = ["kind", "country", "language"] as const;

/** One paper from `--from FILE|-`, or from flags. Throws `answer-needed` naming the flag, `bad-file`, `bad-value`. */
export async function givenPaper(desk: Desk, call: Call): Promise<PresentedDocument> {
  const from = textFlag(call, "from");
  if (from === undefined) return paperInFlags(desk, call);
  const paper = await readJsonFrom(desk.world, from, documentSchema);
  return placed(desk, call, from, paper);
}

const papersSchema = v.pipe(v.array(documentSchema), v.minLength(1, "empty"), v.maxLength(60, "too-many"));

/** As `givenPaper`; a file may hold a list of papers too. A scan in a flag is that of a single paper. */
export async function givenPapers(desk: Desk, call: Call): Promise<PresentedDocument[]> {
  const from = textFlag(call, "from");
  if (from === undefined) return [paperInFlags(desk, call)];
  const value = parseJson(await readText(desk.world, from), from);
  if (!Array.isArray(value)) return [placed(desk, call, from, checkedBy(documentSchema, value, from))];
  const scan = textFlag(call, "scan");
  if (scan !== undefined) throw new Problem("bad-value", { flag: "--scan", value: scan, expected: '"scan": "FILE"' });
  return withFullPaths(desk, from, checkedBy(papersSchema, value, from));
}

function placed(desk: Desk, call: Call, from: string, paper: PresentedDocument): PresentedDocument {
  const scan = textFlag(call, "scan");
  const [whole = paper] = withFullPaths(desk, from, [paper]);
  return scan === undefined ? whole : { ...whole, scan: resolve(desk.world.cwd, scan) };
}

function paperInFlags(desk: Desk, call: Call): PresentedDocument {
  const scan = textFlag(call, "scan");
  const missing = needed.find((name) => textFlag(call, name) === undefined);
  if (missing !== undefined) throw new Problem("answer-needed", { answer: `--${missing}` });
  const translation = textFlag(call, "translation");
  const authentication = textFlag(call, "authentication");
  const paper = {
    kind: textFlag(call, "kind"),
    issuingCountry: textFlag(call, "country"),
    language: textFlag(call, "language"),
    issuedOn: textFlag(call, "issued-on") ?? null,
    expiresOn: textFlag(call, "expires-on") ?? null,
    originalSeen: isSet(call, "original-seen"),
    scan: scan === undefined ? null : resolve(desk.world.cwd, scan),
    authentication:
      authentication === undefined ? null : { kind: authentication, on: textFlag(call, "authenticated-on") ?? null },
    ...(translation === undefined
      ? { notarised: isSet(call, "notarised") }
      : { translation: { into: translation, notarised: isSet(call, "notarised") } }),
  };
  const result = v.safeParse(documentSchema, paper);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const key = String(issue?.path?.at(-1)?.key ?? "kind");
  const flag = flagOf[key];
  if (flag === undefined) return checkedBy(documentSchema, paper, "--kind");
  const value = textFlag(call, flag.slice(2)) ?? "";
  throw new Problem("bad-value", { flag, value, expected: expectedOf[flag] ?? "" });
}

const flagOf: Readonly<Record<string, string>> = {
  kind: "--kind",
  issuingCountry: "--country",
  language: "--language",
  issuedOn: "--issued-on",
  expiresOn: "--expires-on",
  on: "--authenticated-on",
  scan: "--scan",
};

const expectedOf: Readonly<Record<string, string>> = {
  "--kind": "passport, marriage-certificate, …",
  "--country": "DEU, UZB, …",
  "--language": "de, uz, …",
  "--issued-on": "YYYY-MM-DD",
  "--expires-on": "YYYY-MM-DD",
  "--authenticated-on": "YYYY-MM-DD",
};
