import type { OfficeCode } from "../../domain/ids.ts";
import type { Chance } from "./chance.ts";
import { isDecision, isIssued, type Plan, type PlannedLine } from "./plan.ts";
import { freshIin } from "./rulings.ts";

/** What a scenario may look up. */
export interface Stage {
  readonly chance: Chance;
  readonly given: ReadonlySet<string>;
  birthDateOf(item: string): string;
}

/** Makes the honest answer nasty: gives the files that the centre sends in its place, in the order of their numbers. */
export type Scenario = (honest: Plan, stage: Stage) => readonly Plan[];

const withLines = (plan: Plan, lines: readonly PlannedLine[]): Plan => ({ ...plan, lines });
const changeFirst = (
  plan: Plan,
  which: (line: PlannedLine) => boolean,
  change: (line: PlannedLine) => PlannedLine,
): Plan => {
  const at = plan.lines.findIndex(which);
  return withLines(
    plan,
    plan.lines.map((line, here) => (here === at ? change(line) : line)),
  );
};
const later = (plan: Plan, days: number): Plan => ({ ...plan, createdAt: plan.createdAt.add({ days }) });
const decisions = (plan: Plan) => plan.lines.filter(isDecision);
const others = (plan: Plan) => plan.lines.filter((line) => !isDecision(line));
const firstHalf = <Item>(list: readonly Item[]) => list.slice(0, Math.ceil(list.length / 2));
const secondHalf = <Item>(list: readonly Item[]) => list.slice(Math.ceil(list.length / 2));
const itemOf = (line: PlannedLine): string => ("item" in line ? String(line.item) : "");
const notYet = (plan: Plan): Plan => ({ ...plan, completeUpTo: Math.max(0, plan.completeUpTo - 1) });

/** Another number for the person of a line. */
const anotherIin = (
  line: PlannedLine,
  { chance, given, birthDateOf }: Stage,
  birthDate = birthDateOf(itemOf(line)),
) => {
  // Items differ from one office's key to the next; references come of the seed, as the ruling itself.
  const word = "reference" in line ? String(line.reference) : itemOf(line);
  return freshIin(birthDate, { chance, given, words: ["another", word, birthDate] });
};

/** Acknowledged at once, ruled three days later. */
const late: Scenario = (honest) => [
  notYet(withLines(honest, others(honest))),
  later(withLines(honest, decisions(honest)), 3),
];

/** Half of the rulings are missing, one at least, although the file calls itself complete. */
const partial: Scenario = (honest) => {
  const ruled = decisions(honest);
  return [withLines(honest, [...others(honest), ...ruled.slice(0, Math.floor(ruled.length / 2))])];
};

/** The file comes twice, and its rulings once more under a new number. */
const repeated: Scenario = (honest) => [{ ...honest, copies: 2 }, withLines(later(honest, 1), decisions(honest))];

/** The first ruling is turned round afterwards. */
const contradictory: Scenario = (honest) => {
  const turned = decisions(honest).slice(0, 1).map(turnedRound);
  return [honest, later(withLines(honest, turned), 1)];
};

const turnedRound = (line: PlannedLine): PlannedLine => {
  const { iin: _iin, grounds: _grounds, ...rest } = line as Readonly<Record<string, unknown>>;
  const changed = { ...rest, reference: `${rest.reference}-2` };
  if (!isIssued(line)) return { ...changed, outcome: "ANNULLED" };
  return { ...changed, outcome: "REFUSED", iin: null, grounds: [{ code: "unreliable", point: null, texts: null }] };
};

/** The second file arrives before the first. */
const outOfOrder: Scenario = (honest) => [
  { ...notYet(withLines(honest, [...others(honest), ...firstHalf(decisions(honest))])), delayed: true },
  withLines(honest, secondHalf(decisions(honest))),
];

/** Encrypted to this office, meant for another. */
const wrongOffice: Scenario = (honest) => [{ ...honest, office: "ZZZ" as OfficeCode }];

/** Signed with a key that nobody pinned. */
const badSignature: Scenario = (honest) => [{ ...honest, signer: "stranger" }];

/** The file was cut on its way. */
const cutFile: Scenario = (honest) => [{ ...honest, cut: true }];

/** A line of a kind and a ruling of an outcome that only a later version knows. */
const unknownCode: Scenario = (honest) => {
  const suspended = changeFirst(honest, isDecision, (line) => ({ ...line, outcome: "SUSPENDED" }));
  return [withLines(suspended, [...suspended.lines, { kind: "XTR", note: "from a later version" }])];
};

/** One case gets a second number. */
const twoIins: Scenario = (honest, stage) => {
  const second = honest.lines
    .filter(isIssued)
    .slice(0, 1)
    .map((line) => ({ ...line, iin: anotherIin(line, stage), reference: "MIA-SECOND" }));
  return [honest, later(withLines(honest, second), 1)];
};

/** Two people get the same number: two of this batch, else one of it and somebody before. */
const sharedIin: Scenario = (honest, { given }) => {
  const issued = honest.lines.filter(isIssued);
  const numberOf = (line: PlannedLine | undefined) => (line !== undefined && "iin" in line ? String(line.iin) : null);
  const changed = issued[1] ?? issued[0];
  const iin = issued.length > 1 ? numberOf(issued[0]) : [...given].find((number) => number !== numberOf(changed));
  if (changed === undefined || iin === null || iin === undefined) return [honest];
  return [
    changeFirst(
      honest,
      (line) => line === changed,
      (line) => ({ ...line, iin }),
    ),
  ];
};

/** The control digit is wrong. */
const wrongControlDigit: Scenario = (honest) => [
  changeFirst(honest, isIssued, (line) => {
    const iin = "iin" in line ? String(line.iin) : "";
    return { ...line, iin: `${iin.slice(0, 11)}${(Number(iin.at(-1)) + 1) % 10}` };
  }),
];

/** The digits are those of another birth date. */
const otherBirthDate: Scenario = (honest, stage) => [
  changeFirst(honest, isIssued, (line) => {
    const other = stage.birthDateOf(itemOf(line)).startsWith("1955") ? "1966-06-06" : "1955-05-05";
    return { ...line, iin: anotherIin(line, stage, other) };
  }),
];

/** The centre's clock runs a year ahead. */
const futureClock: Scenario = (honest) => {
  const ahead = later(honest, 365);
  const on = ahead.createdAt.toPlainDate().toString();
  return [
    withLines(
      ahead,
      ahead.lines.map((line) => (isDecision(line) ? { ...line, on } : line)),
    ),
  ];
};

/** One answer number never arrives, and half of the rulings with it. */
const missingNumber: Scenario = (honest) => [
  { ...notYet(withLines(honest, [...others(honest), ...firstHalf(decisions(honest))])), copies: 0 },
  withLines(honest, secondHalf(decisions(honest))),
];

/** Whom the centre registered differs from the applicant by a letter. */
const registeredDifferently: Scenario = (honest) => [
  changeFirst(honest, isIssued, (line) => ({
    ...line,
    registeredAs: {
      surname: "DIFFERENT",
      givenNames: "PERSON",
      birthDate: "1970-01-01",
      citizenship: "UTO",
      documentNumber: "L898902C3",
    },
  })),
];

const warning = {
  kind: "WRN",
  code: "scan-resolution",
  field: null,
  texts: {
    kk: "Сканкөшірменің ажыратымдылығы кемінде 200 dpi болуы тиіс.",
    ru: "Разрешение скан-копии должно быть не ниже 200 dpi.",
  },
} as const;

/** What is taken now will be refused half a year from now: said of every case, and of the first one by name. */
const warned: Scenario = (honest) => {
  const refusedFrom = honest.createdAt.toPlainDate().add({ months: 6 }).toString();
  const [first] = decisions(honest);
  const ofOne = first === undefined ? [] : [{ ...warning, item: itemOf(first), digest: null, refusedFrom }];
  return [withLines(honest, [...honest.lines, { ...warning, item: null, digest: null, refusedFrom }, ...ofOne])];
};

/** Everything that can go wrong between two registers, each one flag. */
export const scenarios = {
  late,
  partial,
  repeated,
  contradictory,
  "out-of-order": outOfOrder,
  "wrong-office": wrongOffice,
  "bad-signature": badSignature,
  "cut-file": cutFile,
  "unknown-code": unknownCode,
  "two-iins": twoIins,
  "shared-iin": sharedIin,
  "wrong-control-digit": wrongControlDigit,
  "other-birth-date": otherBirthDate,
  "future-clock": futureClock,
  "missing-number": missingNumber,
  "registered-differently": registeredDifferently,
  warned,
} as const satisfies Record<string, Scenario>;
export type ScenarioName = keyof typeof scenarios;
