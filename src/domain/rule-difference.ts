import type { RulePackFile } from "./rule-pack.ts";

/** The lists of a pack that are compared, and the term. */
export const comparedParts = [
  "categories",
  "questions",
  "requirements",
  "checks",
  "grounds",
  "appeals",
  "reminders",
  "term",
] as const;
export type ComparedPart = (typeof comparedParts)[number];

/** One thing that another order gained, lost or changed; `id` names it in its part. */
export interface RuleDifference {
  readonly part: ComparedPart;
  readonly id: string;
  readonly change: "gained" | "lost" | "changed";
  /** The entries that differ, by their names in the file. */
  readonly entries: readonly string[];
}

type Entry = Readonly<Record<string, unknown>>;

/** The items of one part of a pack by the name that tells them apart. */
export function itemsOf(pack: RulePackFile, part: ComparedPart): ReadonlyMap<string, Entry> {
  switch (part) {
    case "categories":
      return new Map(pack.categories.map((each) => [each.code, each]));
    case "questions":
      return new Map(pack.questions.map((each) => [each.field, each]));
    case "grounds":
      return new Map(pack.grounds.map((each) => [`${each.act}/${each.code}`, each]));
    case "term":
      return new Map([["term", pack.term]]);
    default:
      return new Map(pack[part].map((each) => [each.id, each]));
  }
}

/** A value as text in which the order of keys does not count; days are written as days. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Every entry that differs; the act that an entry cites is compared by its basis and point, for each order has its own name. */
function differing(a: Entry, b: Entry): string[] {
  const cited = (value: unknown) => {
    if (typeof value !== "object" || value === null || !("act" in value)) return value;
    const { act: _, ...rest } = value;
    return rest;
  };
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.filter((name) => {
    const [before, after] = name === "source" ? [cited(a[name]), cited(b[name])] : [a[name], b[name]];
    return (canonical(before) ?? "") !== (canonical(after) ?? "");
  });
}

/** What order `b` gained, lost or changed beside order `a`, part by part, in the order of the files. */
export function rulesBeside(a: RulePackFile, b: RulePackFile): RuleDifference[] {
  return comparedParts.flatMap((part) => {
    const before = itemsOf(a, part);
    const after = itemsOf(b, part);
    const lost = [...before.keys()].filter((id) => !after.has(id));
    const rest = [...after].flatMap(([id, entry]): RuleDifference[] => {
      const earlier = before.get(id);
      if (earlier === undefined) return [{ part, id, change: "gained", entries: [] }];
      const entries = differing(earlier, entry);
      return entries.length === 0 ? [] : [{ part, id, change: "changed", entries }];
    });
    return [...lost.map((id): RuleDifference => ({ part, id, change: "lost", entries: [] })), ...rest];
  });
}
