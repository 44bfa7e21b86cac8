import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import { type Application, applicationSchema } from "../../src/domain/application.ts";
import { checklist } from "../../src/domain/checklist.ts";
import { groundsFor } from "../../src/domain/choose-decision.ts";
import { Temporal } from "../../src/domain/day.ts";
import { applicationDayOf, deadline } from "../../src/domain/deadline.ts";
import type { Finding } from "../../src/domain/finding.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import type { RulePack } from "../../src/domain/rule-pack.ts";
import { verify } from "../../src/domain/verification.ts";
import type { Rules } from "../../src/workflow/ports/rules.ts";
import { bookOf, profileOf, rulesOf } from "./law.ts";

/** Offices that a golden case may name. */
export const offices = {
  berlin: {},
  kyiv: { code: "KYV", country: "UKR", hostHolidays: { country: "UA", state: null, add: [], remove: [] } },
  ashgabat: { code: "ASB", country: "TKM", hostHolidays: { country: "TM", state: null, add: [], remove: [] } },
  cairo: {
    code: "CAI",
    country: "EGY",
    weekend: ["fri", "sat"],
    hostHolidays: { country: "EG", state: null, add: [], remove: [] },
  },
  hanoi: { code: "HAN", country: "VNM", hostHolidays: { country: "VN", state: null, add: [], remove: [] } },
  ministry: {
    code: "MFA",
    route: "ministry",
    country: "KAZ",
    hostHolidays: { country: "KZ", state: null, add: [], remove: [] },
  },
} as const satisfies Record<string, Parameters<typeof profileOf>[0]>;

const who = v.strictObject({
  surname: v.optional(v.string()),
  "given-names": v.optional(v.nullable(v.string())),
  patronymic: v.optional(v.string()),
  born: v.optional(v.string()),
  birthplace: v.optional(v.string()),
  citizenship: v.optional(v.string()),
  sex: v.optional(v.string()),
  mrz: v.optional(v.array(v.string())),
  "earlier-iin": v.optional(v.string()),
});

const translated = v.strictObject({
  into: v.picklist(["kk", "ru"]),
  notarised: v.optional(v.boolean(), true),
  by: v.optional(v.picklist(["kz-notary", "foreign-notary", "consul"])),
  country: v.optional(v.string()),
  apostille: v.optional(v.string()),
  legalised: v.optional(v.string()),
});

const paper = v.strictObject({
  kind: v.string(),
  title: v.optional(v.string()),
  from: v.string(),
  language: v.optional(v.string()),
  number: v.optional(v.string()),
  issued: v.optional(v.string()),
  expires: v.optional(v.string()),
  original: v.optional(v.boolean(), true),
  notarised: v.optional(v.boolean(), false),
  apostille: v.optional(v.string()),
  legalised: v.optional(v.string()),
  translated: v.optional(v.union([v.picklist(["kk", "ru"]), translated])),
  seen: v.optional(v.string()),
});

const expected = v.strictObject({
  day: v.string(),
  due: v.string(),
  checklist: v.record(v.string(), v.string()),
  authentication: v.optional(v.array(v.string())),
  findings: v.array(v.string()),
  paths: v.array(v.string()),
});
export type Expected = v.InferOutput<typeof expected>;

const caseSchema = v.strictObject({
  case: v.string(),
  /** Packs to be pinned, each with the same outcome; without them the pack of the day. */
  packs: v.optional(v.array(v.string())),
  office: v.optional(v.picklist(Object.keys(offices) as (keyof typeof offices)[]), "berlin"),
  applied: v.string(),
  kind: v.optional(v.string(), "formation"),
  category: v.string(),
  who: v.optional(who, {}),
  "in-person": v.optional(v.boolean(), true),
  consent: v.optional(v.boolean(), true),
  representative: v.optional(v.string()),
  correction: v.optional(v.strictObject({ iin: v.string(), fields: v.array(v.string()) })),
  duplicates: v.optional(v.array(v.string()), []),
  papers: v.array(paper),
  expect: v.optional(expected),
});
export type GoldenCase = v.InferOutput<typeof caseSchema>;

const folder = join(import.meta.dirname, "../golden");

/** Every golden case, by the file it stands in, once for each of its packs. */
export function goldenCases(): { readonly file: string; readonly pack: string; readonly golden: GoldenCase }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((file) =>
      v
        .parse(v.array(caseSchema), parse(readFileSync(join(folder, file), "utf8")), { abortEarly: false })
        .flatMap((golden) => (golden.packs ?? ["of the day"]).map((pack) => ({ file, pack, golden }))),
    );
}

function mark(apostille: string | undefined, legalised: string | undefined) {
  if (apostille !== undefined) return { kind: "apostille", on: apostille };
  return legalised === undefined ? null : { kind: "legalisation", on: legalised };
}

function documentOf(one: v.InferOutput<typeof paper>) {
  const translation = typeof one.translated === "string" ? { into: one.translated, notarised: true } : one.translated;
  return {
    kind: one.kind,
    title: one.title ?? null,
    issuingCountry: one.from,
    number: one.number ?? null,
    issuedOn: one.issued ?? null,
    expiresOn: one.expires ?? null,
    language: one.language ?? (one.from === "KAZ" ? "ru" : "en"),
    originalSeen: one.original,
    notarised: one.notarised,
    authentication: mark(one.apostille, one.legalised),
    translation:
      translation === undefined
        ? null
        : {
            into: translation.into,
            notarised: translation.notarised,
            by: "by" in translation ? (translation.by ?? null) : null,
            country: "country" in translation ? (translation.country ?? null) : null,
            authentication:
              "apostille" in translation || "legalised" in translation
                ? mark(translation.apostille, translation.legalised)
                : null,
          },
    seen: one.seen ?? "ok",
  };
}

/** The application that a golden case tells of. */
export function applicationIn(golden: GoldenCase): Application {
  const { who: person } = golden;
  return v.parse(applicationSchema, {
    kind: golden.kind,
    category: golden.category,
    appearedInPerson: golden["in-person"],
    consentOnPaper: golden.consent,
    letterLanguage: "en",
    appliedAt: golden.applied,
    applicant: {
      mrz: person.mrz ?? null,
      surname: person.surname ?? "Muster",
      givenNames: person["given-names"] === undefined ? "Erika" : person["given-names"],
      patronymic: person.patronymic ?? null,
      birthDate: person.born ?? "1980-02-29",
      birthPlace: person.birthplace ?? "Berlin",
      citizenship: person.citizenship ?? "DEU",
      sex: person.sex ?? "F",
      previousIin: person["earlier-iin"] ?? null,
    },
    representative:
      golden.representative === undefined
        ? null
        : { surname: "Muster", givenNames: "Otto", capacity: golden.representative, document: "No. 1" },
    correction:
      golden.correction === undefined
        ? null
        : { ...golden.correction, representative: golden.representative !== undefined },
    documents: golden.papers.map(documentOf),
  });
}

/** `WEIGHT CODE ABOUT`, `FIELD` of the passport, `: GROUND` after what blocks, `(assumed)` after what is our reading. */
export function findingLine(finding: Finding): string {
  const field = finding.params?.field === undefined ? "" : ` ${finding.params.field}`;
  const ground = finding.ground === undefined ? "" : `: ${finding.ground}`;
  return `${finding.weight} ${finding.code} ${finding.about}${field}${ground}${finding.source.assumed ? " (assumed)" : ""}`;
}

/** What an officer may decide: every way that leads on. */
export function pathsOf(pack: RulePack, findings: readonly Finding[]): string[] {
  const blocked = findings.some((finding) => finding.weight === "blocks");
  const forward = blocked ? [] : [findings.length === 0 ? "forward" : "forward with a reason"];
  const refuse = groundsFor(pack, "acceptance", findings).map((ground) => `refuse ${ground.code}`);
  const propose = groundsFor(pack, "service", findings).map((ground) => `propose ${ground.code}`);
  return [...forward, ...refuse, ...propose];
}

const rulesAt = new Map<string, Rules>();

function rulesIn(office: keyof typeof offices): Rules {
  const rules = rulesAt.get(office) ?? rulesOf(offices[office] as Parameters<typeof profileOf>[0]);
  rulesAt.set(office, rules);
  return rules;
}

/** A golden case run through the program: its checklist, its findings, and the rules it was held against. */
export async function played(golden: GoldenCase, pack: string) {
  const differences = offices[golden.office] as Parameters<typeof profileOf>[0];
  const profile = profileOf(differences);
  const rules = rulesIn(golden.office);
  const application = applicationIn(golden);
  const { kazakhstan, host } = await rules.calendars();
  const applicationDay = applicationDayOf(Temporal.PlainDateTime.from(golden.applied), profile.receptionUntil, host);
  const { dueOn } = deadline(applicationDay, kazakhstan, host);
  const book =
    golden.packs === undefined ? (await rules.forDay(applicationDay, null)).book : await bookOf(pack, differences);
  const occasion = { applicationDay, dueOn, route: profile.route, hostCountry: profile.country };
  const likelyDuplicates = golden.duplicates.map((id) => ({ case: id as CaseId, kind: "person" }));
  return {
    application,
    occasion,
    book,
    list: checklist(book, application, occasion),
    findings: verify(book, application, occasion, { likelyDuplicates }),
  };
}

/** What the program makes of a golden case, in the words of the file. */
export async function outcomeIn(golden: GoldenCase, pack: string): Promise<Expected> {
  const { book, occasion, list, findings } = await played(golden, pack);
  return {
    day: occasion.applicationDay.toString(),
    due: occasion.dueOn.toString(),
    checklist: Object.fromEntries(
      list.demands.map((demand) => [
        demand.requirement,
        `${demand.met ? "met" : demand.documents.length > 0 ? "not in order" : "missing"}${demand.source.assumed ? " (assumed)" : ""}`,
      ]),
    ),
    ...(golden.expect?.authentication === undefined
      ? {}
      : { authentication: list.papers.map((one) => one.authentication.result) }),
    findings: findings.map(findingLine),
    paths: pathsOf(book.pack, findings),
  };
}
