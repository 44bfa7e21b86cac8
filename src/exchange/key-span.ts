import { type Instant, Temporal } from "../domain/day.ts";

const day = { hours: 24 };
const fiveYears = { hours: 24 * 1826 };

/**
 * How long new keys are valid: five years, from a day before, because a clock may be put right by some hours. In
 * training any time, since `$IIN_DESK_NOW` may name any.
 */
export function keySpan(now: Instant, training: boolean): { readonly from: Instant; readonly until: Instant } {
  if (!training) return { from: now.subtract(day), until: now.add(fiveYears) };
  return { from: Temporal.Instant.from("2000-01-01T00:00:00Z"), until: Temporal.Instant.from("2100-01-01T00:00:00Z") };
}
