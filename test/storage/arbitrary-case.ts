import fc from "fast-check";
import * as v from "valibot";
import { type Application, applicationSchema, caseKinds } from "../../src/domain/application.ts";
import type { Case, CaseAt, Stage } from "../../src/domain/case.ts";
import { stages } from "../../src/domain/case.ts";
import { categoryCodes } from "../../src/domain/category.ts";
import { Temporal } from "../../src/domain/day.ts";
import { findingCodes, groundCodes } from "../../src/domain/finding.ts";
import type { ItemId, OfficerId } from "../../src/domain/ids.ts";
import { madePlain } from "../../src/domain/text.ts";

const line = (max: number) =>
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: Math.min(max, 24) })
    .map((text) => madePlain(text.normalize("NFC")).trim().slice(0, max))
    .filter((text) => text !== "" && text === madePlain(text.normalize("NFC")).trim());
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => Temporal.PlainDate.from("1950-01-01").add({ days }));
const instant = fc
  .bigInt({ min: 0n, max: 4_000_000_000_000_000_000n })
  .map((nanoseconds) => Temporal.Instant.fromEpochNanoseconds(nanoseconds));
const officer = fc.constantFrom("consul", "clerk-2", "head").map((id) => id as OfficerId);
const stamp = fc.record({ by: officer, at: instant });
const clock = fc
  .integer({ min: 0, max: 5_000_000 })
  .map((minutes) => Temporal.PlainDateTime.from("2020-01-01T00:00").add({ minutes }));

const document = fc
  .record({
    kind: fc.constantFrom("passport", "marriage-certificate", "birth-certificate"),
    issuingCountry: fc.constantFrom("DEU", "D", "XXA"),
    number: orNull(line(60)),
    issuedOn: orNull(day.map(String)),
    language: fc.constantFrom("de", "kaz"),
    originalSeen: fc.boolean(),
    note: orNull(line(200)),
    authentication: orNull(fc.record({ kind: fc.constant("apostille"), on: orNull(day.map(String)) })),
  })
  .map((one) => one);

export const applications: fc.Arbitrary<Application> = fc
  .record({
    kind: fc.constantFrom(...caseKinds),
    category: fc.constantFrom(...categoryCodes),
    appearedInPerson: fc.boolean(),
    consentOnPaper: fc.boolean(),
    letterLanguage: fc.constantFrom("kk", "ru", "en"),
    appliedAt: orNull(clock.map((at) => at.toString({ smallestUnit: "minute" }))),
    applicant: fc.record({
      surname: line(120),
      givenNames: orNull(line(120)),
      birthDate: fc.oneof(day.map(String), fc.constant("1980-02-XX"), fc.constant("1980-XX-XX")),
      citizenship: fc.constantFrom("DEU", "XXA", "D"),
      sex: fc.constantFrom("M", "F", "X"),
      contact: orNull(fc.record({ email: orNull(line(120)), phone: orNull(line(60)), address: orNull(line(300)) })),
    }),
    documents: fc.array(document, { maxLength: 3 }),
  })
  .map((file) => v.parse(applicationSchema, file));

const finding = fc.record(
  {
    code: fc.constantFrom(...findingCodes),
    weight: fc.constantFrom("blocks" as const, "warns" as const),
    about: line(40),
    ground: fc.constantFrom(...groundCodes),
    source: fc.record({ act: line(60), point: orNull(line(20)), assumed: fc.boolean() }),
    params: fc.dictionary(fc.constantFrom("kind", "on", "days"), fc.oneof(line(20), fc.integer())),
  },
  { requiredKeys: ["code", "weight", "about", "source"], noNullPrototype: true },
);
const grounds = fc
  .tuple(fc.record({ code: fc.constantFrom(...groundCodes), fact: orNull(line(200)) }))
  .map(([one]): [typeof one] => [one]);

const verification = fc
  .tuple(stamp, day, fc.array(finding, { maxLength: 3 }), orNull(line(200)))
  .map(([who, on, findings, reason]) => ({ ...who, on, outcome: "warned" as const, findings, reason }));

const madeDecision = (refuse: boolean) =>
  fc
    .tuple(
      stamp,
      day,
      grounds,
      orNull(line(200)),
      fc.boolean(),
      orNull(fc.record({ by: fc.constant("deputy" as OfficerId), at: instant })),
    )
    .map(([who, on, why, reason, proposed, approved]) => ({
      ...who,
      on,
      approved,
      decision: refuse
        ? { kind: "refuse" as const, grounds: why }
        : proposed
          ? { kind: "propose-refusal" as const, grounds: why, reason }
          : { kind: "forward" as const, reason },
    }));

const iin = fc.stringMatching(/^[0-9]{12}$/);
const common = {
  reference: line(80),
  on: day,
  registeredAs: orNull(
    fc.record({
      surname: line(120),
      givenNames: orNull(line(120)),
      birthDate: line(10),
      citizenship: fc.constant("DEU"),
      documentNumber: line(60),
    }),
  ),
};
const texts = orNull(fc.record({ kk: line(200), ru: line(200) }));
const ruledGround = fc.record({ code: line(60), point: orNull(line(120)), texts });
const ruling = fc.oneof(
  fc.record({ outcome: fc.constant("issued" as const), iin, ...common }),
  fc
    .record({ outcome: fc.constant("refused" as const), ground: ruledGround, iin: orNull(iin), ...common })
    .map(({ ground, ...rest }) => ({ ...rest, grounds: [ground] as [typeof ground] })),
);
const applied = fc
  .tuple(stamp, ruling, fc.constantFrom("file" as const, "by-hand" as const), orNull(fc.uuid({ version: 7 })))
  .map(([who, what, via, item]) => ({ ...who, ruling: what, via, item: item as ItemId | null }));

const remark = fc
  .tuple(stamp, line(200), fc.constantFrom("withdrawal" as const, "reopening" as const, "release" as const))
  .map(([who, text, about]) => ({ ...who, text, about }));

/** Everything of a case that is not given by the store or by its registering. */
const contents = fc.record({
  registered: stamp,
  appliedAt: clock,
  applicationDay: day,
  dueOn: day,
  dueOnStrict: day,
  underOrder: orNull(line(60)),
  remarks: fc.array(remark, { maxLength: 3 }),
});

const fieldsOf: { readonly [S in Stage]: fc.Arbitrary<Omit<CaseAt<S>, keyof CaseAt<"gathering">>> } = {
  gathering: fc.constant({}),
  verified: fc.record({ verification }),
  decided: fc.record({ verification, decision: fc.oneof(madeDecision(false), madeDecision(true)) }),
  ruled: fc.record({ verification, decision: madeDecision(false), ruling: applied }),
  closed: fc.oneof(
    fc.record({ verification, decision: madeDecision(true), ruling: fc.constant(null), closedOn: day }),
    fc.record({ verification, decision: madeDecision(false), ruling: applied, closedOn: day }),
  ),
  withdrawn: fc.record({ withdrawnOn: day, decision: orNull(madeDecision(false)) }),
};

/** Gives, for any stage, a function that brings a registered case there with arbitrary contents. */
export const states: fc.Arbitrary<(one: CaseAt<"gathering">) => Case> = fc
  .constantFrom(...stages)
  .chain((stage) => fc.tuple(fc.constant(stage), contents, fieldsOf[stage] as fc.Arbitrary<object>))
  .map(
    ([stage, core, fields]) =>
      (one: CaseAt<"gathering">) =>
        ({ ...one, ...core, ...fields, stage }) as Case,
  );
