import { type Day, isAfter, isBefore } from "../domain/day.ts";
import { Problem } from "../domain/problem.ts";
import { headCovers, type PackHead } from "./pack-folder.ts";

/** The pack that stands in where no order is in force: the last one that had begun by the day. */
function lastBefore(heads: readonly PackHead[], day: Day): PackHead | undefined {
  return heads.filter((head) => head.from !== null && !isAfter(head.from, day)).at(-1);
}

/** An order in force goes before a provisional one, a later one before an earlier, an imported one before a shipped one. */
function best(heads: readonly PackHead[]): PackHead | undefined {
  const firm = heads.filter((head) => head.status === "in-force");
  return (firm.length > 0 ? firm : heads).at(-1);
}

/**
 * The pack of a day. `heads` come by their first day. A pinned pack is taken on every day; on a day that no order covers
 * the last one is, where an officer names the order that allows it. Throws `unknown-pack`, `service-suspended`,
 * `no-rules-that-day`.
 */
export function headFor(
  heads: readonly PackHead[],
  day: Day,
  wanted: { readonly pinned: string | null; readonly underOrder: string | null },
): PackHead {
  if (wanted.pinned !== null) {
    const head = heads.findLast((each) => each.id === wanted.pinned);
    if (head === undefined) throw new Problem("unknown-pack", { pack: wanted.pinned });
    return head;
  }
  const head = best(heads.filter((each) => headCovers(each, day)));
  if (head !== undefined) return head;
  const last = wanted.underOrder === null ? undefined : lastBefore(heads, day);
  if (last !== undefined) return last;
  const gap = heads.find(
    ({ gap: span }) => span !== null && !isBefore(day, span.from) && !isAfter(day, span.until),
  )?.gap;
  if (gap)
    throw new Problem("service-suspended", {
      day: day.toString(),
      from: gap.from.toString(),
      until: gap.until.toString(),
    });
  throw new Problem("no-rules-that-day", { day: day.toString() });
}
