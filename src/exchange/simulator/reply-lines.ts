import { type Day, isBefore, Temporal } from "../../domain/day.ts";
import type { CaseId } from "../../domain/ids.ts";
import type { BatchLine } from "../read-batch.ts";
import type { Chance } from "./chance.ts";
import type { PlannedLine } from "./plan.ts";
import type { RegisteredItem } from "./register.ts";
import { rulingOf, type Wish } from "./rulings.ts";

/** What the simulator answers by. */
export interface Context {
  readonly chance: Chance;
  /** The day on the office's calendar. */
  readonly on: Day;
  readonly rulings: ReadonlyMap<CaseId, Wish>;
}

/** What is answered to one line: its acknowledgement, and what follows from it. */
export interface Reply {
  readonly acknowledged: readonly PlannedLine[];
  readonly ruled: readonly PlannedLine[];
}

/** With the numbers that were given so far, and who has which. */
export type Given = Context & {
  readonly given: ReadonlySet<string>;
  readonly numberOf: (entry: RegisteredItem) => string | null;
};

/** Fit, and here for the first time. */
export const accepted = ({ digest }: BatchLine, item: string): PlannedLine => ({
  kind: "ACK",
  state: "ACCEPTED",
  item,
  digest,
});

/** Not fit as it is, by a code of the centre's own list. */
export const rejected = ({ digest }: BatchLine, item: string, code: string, retryable: boolean): Reply => ({
  acknowledged: [{ kind: "ACK", state: "REJECTED_TECH", item, digest, code, field: null, retryable }],
  ruled: [],
});

/** Here before: which batch brought it, when, and how far it has come. */
export const already = (
  entry: Pick<RegisteredItem, "batch" | "receivedOn" | "state">,
  { digest }: BatchLine,
  item: string,
): PlannedLine => ({
  kind: "ACK",
  state: "ALREADY",
  item,
  digest,
  original: { batch: entry.batch, on: entry.receivedOn, state: entry.state },
});

/** What the centre still lacks at first, and after each supplement. */
const lacking = ["document-illegible", "translation-missing", "document-missing"] as const;

/** The first ruling stands, whatever is wished later. `supplements`: how many came so far. */
export function ruleOn(
  item: string,
  entry: RegisteredItem,
  wish: Wish,
  context: Given,
  supplements = 0,
): PlannedLine[] {
  if (entry.ruling !== null) return [entry.ruling as PlannedLine];
  if (entry.state === "RECALLED" || wish === "silent") return [];
  if (wish === "supplement") {
    const dueOn = context.on.add({ days: 7 }).toString();
    const demands = [{ code: lacking[supplements % lacking.length] ?? lacking[0], texts: null }];
    return [{ kind: "INF", item, digest: entry.digest, dueOn, demands }];
  }
  const ruling = decided(item, entry, wish === "refused" || wish === "iin-exists" ? wish : "issued", context);
  entry.ruling = ruling;
  entry.state = "RULED";
  return [ruling];
}

/** Who has a number by another revision of the same case gets no second one. */
function decided(item: string, entry: RegisteredItem, wish: "issued" | "refused" | "iin-exists", context: Given) {
  const number = entry.correctedIin === null && wish === "issued" ? context.numberOf(entry) : null;
  if (number === null) return rulingOf({ item, entry }, wish, context);
  return rulingOf({ item, entry: { ...entry, statedIin: number } }, "iin-exists", context);
}

/** The centre takes back the ruling that stands, if one does; the next one counts as the first. */
export function annul(entry: RegisteredItem, on: Day): PlannedLine[] {
  if (entry.ruling === null) return [];
  const { ruling } = entry;
  const annulment = annulmentOf(ruling as PlannedLine, on);
  entry.annulled.push({ ruling, annulment });
  entry.ruling = null;
  entry.state = "ACCEPTED";
  entry.confirmed = false;
  return [annulment];
}

function annulmentOf(ruling: PlannedLine, day: Day): PlannedLine {
  const { iin: _iin, grounds: _grounds, ...rest } = ruling as Readonly<Record<string, unknown>>;
  const ruledOn = Temporal.PlainDate.from(String(rest.on));
  const on = isBefore(day, ruledOn) ? ruledOn : day;
  return { ...rest, outcome: "ANNULLED", reference: `${rest.reference}-A`, on: on.toString() };
}
