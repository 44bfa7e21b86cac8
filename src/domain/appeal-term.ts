import type { Day } from "./day.ts";
import type { LetterFacts } from "./letter.ts";

/**
 * The last day to appeal, by what the letter says and the day on which the person learned of the act by it: as many months
 * on, the same day of the month or its last. Null for a letter against which nothing is counted in months.
 */
export function appealUntil(facts: LetterFacts, learned: Day): Day | null {
  const appeals = "appeals" in facts ? facts.appeals : [];
  const months = appeals.flatMap((appeal) => appeal.months ?? []);
  return months.length === 0 ? null : learned.add({ months: Math.min(...months) });
}
