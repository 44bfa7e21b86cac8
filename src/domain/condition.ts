import * as v from "valibot";
import { caseKinds } from "./application.ts";
import { categoryCodes } from "./category.ts";
import { documentKinds } from "./document.ts";
import type { Facts } from "./fact.ts";

const oneOrMany = <Item extends v.GenericSchema>(item: Item) =>
  v.union([item, v.pipe(v.array(item), v.minLength(1, "empty"))]);
const countryCode = v.pipe(v.string("text"), v.regex(/^[A-Z]{3}$/, "country-code"));

const years = v.pipe(v.number("number"), v.integer("number"), v.minValue(0, "number"), v.maxValue(150, "number"));
const ageTest = v.pipe(
  v.strictObject({ from: v.optional(years), under: v.optional(years) }),
  v.check((test) => test.from !== undefined || test.under !== undefined, "empty"),
);

/** The closed list of facts that rules may test, each with the values it can take. */
const tests = {
  /** formation or correction */
  kind: v.optional(oneOrMany(v.picklist(caseKinds))),
  category: v.optional(oneOrMany(v.picklist(categoryCodes))),
  /** the order names the category */
  "category-known": v.optional(v.boolean("boolean")),
  /** this office takes applications of the category */
  "route-fits": v.optional(v.boolean("boolean")),
  /** full years on the application day */
  age: v.optional(ageTest),
  "birth-date": v.optional(v.picklist(["full", "partial"])),
  citizenship: v.optional(oneOrMany(countryCode)),
  stateless: v.optional(v.boolean("boolean")),
  /** `other`: the name, patronymic or birthplace has letters of neither the Latin nor the Cyrillic script */
  "name-script": v.optional(v.picklist(["latin-or-cyrillic", "other"])),
  /** who acts for the applicant, if anyone */
  representative: v.optional(oneOrMany(v.picklist(["none", "parent", "guardian", "attorney", "other"]))),
  "in-person": v.optional(v.boolean("boolean")),
  consent: v.optional(v.boolean("boolean")),
  "earlier-iin": v.optional(v.boolean("boolean")),
  /** a paper of the kind is presented */
  document: v.optional(oneOrMany(v.picklist(documentKinds))),
  /** the country whose authority issued an identity document presented */
  "identity-issuer": v.optional(oneOrMany(countryCode)),
  /** the country the mission works in */
  "host-country": v.optional(oneOrMany(countryCode)),
};

type Tests = v.InferOutput<v.StrictObjectSchema<typeof tests, undefined>>;
/** Names of the facts a condition may test. */
export type FactName = keyof Tests;
export const factNames = Object.keys(tests) as FactName[];

/** A condition of the rules: tests that must all hold, and `all`, `any`, `not` over further conditions. */
export type Condition = Tests & {
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly not?: Condition | undefined;
};

/** Unknown keys are refused: a fact outside the closed list is no rule. */
export const conditionSchema: v.GenericSchema<Condition> = v.pipe(
  v.strictObject({
    ...tests,
    all: v.optional(v.pipe(v.array(v.lazy(() => conditionSchema)), v.minLength(1, "empty"))),
    any: v.optional(v.pipe(v.array(v.lazy(() => conditionSchema)), v.minLength(1, "empty"))),
    not: v.optional(v.lazy(() => conditionSchema)),
  }),
  v.check((condition) => Object.keys(condition).length > 0, "empty"),
);

/** True, false, or null where a fact that decides is not known. */
type Truth = boolean | null;

function every(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

function some(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

const negated = (truth: Truth): Truth => (truth === null ? null : !truth);

function among(fact: string | boolean | readonly string[] | null, wanted: unknown): Truth {
  if (fact === null) return null;
  const values: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  if (typeof fact === "object") return fact.some((value) => values.includes(value));
  return values.includes(fact);
}

function agedWithin(age: Facts["age"], test: { from?: number | undefined; under?: number | undefined }): Truth {
  if (age === null) return null;
  const old: Truth = test.from === undefined || age.atLeast >= test.from ? true : age.atMost < test.from ? false : null;
  const young: Truth =
    test.under === undefined || age.atMost < test.under ? true : age.atLeast >= test.under ? false : null;
  return every([old, young]);
}

/**
 * Whether a condition holds for the facts: true, false, or null when it hangs on a fact that is not known (an age under
 * a partial birth date, an answer not given yet). Without a condition: true.
 */
export function holds(condition: Condition | undefined, facts: Facts): Truth {
  if (condition === undefined) return true;
  const truths: Truth[] = [];
  for (const name of factNames) {
    const test = condition[name];
    if (test === undefined) continue;
    truths.push(name === "age" ? agedWithin(facts.age, condition.age ?? {}) : among(facts[name], test));
  }
  if (condition.all !== undefined) truths.push(every(condition.all.map((each) => holds(each, facts))));
  if (condition.any !== undefined) truths.push(some(condition.any.map((each) => holds(each, facts))));
  if (condition.not !== undefined) truths.push(negated(holds(condition.not, facts)));
  return every(truths);
}

/** The facts that a condition looks at, in the order of the closed list. */
export function factsIn(condition: Condition | undefined): FactName[] {
  if (condition === undefined) return [];
  const found = new Set<FactName>(factNames.filter((name) => condition[name] !== undefined));
  const parts = [...(condition.all ?? []), ...(condition.any ?? []), ...(condition.not ? [condition.not] : [])];
  for (const part of parts) for (const name of factsIn(part)) found.add(name);
  return factNames.filter((name) => found.has(name));
}
