import type { Case } from "../../domain/case.ts";

/** A case as scripts see it: days and instants in ISO 8601, its application as a file that `case amend` takes. */
export function caseJson(one: Case): Record<string, unknown> {
  const { id, appliedAt, application, ...rest } = one;
  const stated = application.appliedAt;
  return JSON.parse(
    JSON.stringify({
      case: id,
      appliedAt: toTheMinute(appliedAt),
      ...rest,
      application: { ...application, appliedAt: stated && toTheMinute(stated) },
    }),
  ) as Record<string, unknown>;
}

const toTheMinute = (time: Case["appliedAt"]): string => time.toString({ smallestUnit: "minute" });
