import { holds } from "./condition.ts";
import type { Nature } from "./document-nature.ts";
import type { Facts } from "./fact.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { type Check, type RulePackFile, sourceOf } from "./rule-pack.ts";

interface Seen {
  readonly facts: Facts;
  readonly nature?: Nature;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The finding as a check of the pack weighs it. A pack in which something assumed blocks is refused when it is read. */
export function findingBy(check: Check, about: string, params: Finding["params"] = {}): Finding {
  return {
    code: check.finding,
    weight: check.weight,
    about,
    ...(check.ground === undefined ? {} : { ground: check.ground }),
    source: sourceOf(check.source),
    ...(Object.keys(params).length === 0 ? {} : { params }),
  };
}

/**
 * A fault that the program saw, weighed by the first check of the pack that is for it; null where the pack has none.
 * Checks with `must` are not asked: those see their fault themselves.
 */
export function weighed(pack: RulePackFile, code: FindingCode, about: string, seen: Seen): Finding | null {
  const check = pack.checks.find(
    (each) =>
      each.finding === code &&
      each.must === undefined &&
      (each.natures === undefined || (seen.nature !== undefined && each.natures.includes(seen.nature))) &&
      holds(each.when, seen.facts) !== false,
  );
  return check === undefined ? null : findingBy(check, about, seen.params);
}
