import type { Case } from "../../domain/case.ts";

/** A case as scripts see it: days and instants in ISO 8601. */
export function caseJson(one: Case): Record<string, unknown> {
  const { id, appliedAt, ...rest } = one;
  return JSON.parse(
    JSON.stringify({ case: id, appliedAt: appliedAt.toString({ smallestUnit: "minute" }), ...rest }),
  ) as Record<string, unknown>;
}
