import type { Day } from "../../domain/day.ts";
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

/** With the numbers that were given so far. */
export type Given = Context & { readonly given: ReadonlySet<string> };

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
  const outcome = wish === "refused" || wish === "iin-exists" ? wish : "issued";
  const ruling = rulingOf({ item, entry }, outcome, context);
  entry.ruling = ruling;
  entry.state = "RULED";
  return [ruling];
}

/** The centre takes back what it ruled. */
export function annulmentOf(ruling: PlannedLine, on: Day): PlannedLine {
  const { iin: _iin, grounds: _grounds, ...rest } = ruling as Readonly<Record<string, unknown>>;
  return { ...rest, outcome: "ANNULLED", reference: `${rest.reference}-A`, on: on.toString() };
}
