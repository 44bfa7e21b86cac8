import type { Condition } from "../domain/condition.ts";
import { isAfter } from "../domain/day.ts";
import type { Overlay, PackSource, RulePackFile } from "../domain/rule-pack.ts";
import type { MeaningFault } from "./yaml-file.ts";
import type { Place } from "./yaml-text.ts";

type Demands = Pick<Overlay, "requirements" | "checks" | "reminders">;

/** Faults of a pack that no schema can see, each with its place in the file. */
export function packFaults(pack: RulePackFile): MeaningFault[] {
  return [
    ...spanFaults(pack),
    ...(Object.hasOwn(pack.acts, pack.order) ? [] : [{ place: ["order"], code: "act-unknown" as const }]),
    ...sourcesOf(pack).flatMap(([place, source]) => sourceFaults(place, source, pack.acts)),
    ...doubled(pack.categories.map((category) => category.code)).map((index) => twice(["categories", index, "code"])),
    ...doubled(pack.questions.map((question) => question.field)).map((index) => twice(["questions", index, "field"])),
    ...doubled(pack.grounds.map((ground) => `${ground.act} ${ground.code}`)).map((index) => twice(["grounds", index])),
    ...doubled(pack.appeals.map((appeal) => appeal.id)).map((index) => twice(["appeals", index, "id"])),
    ...demandFaults(pack, new Set(pack.grounds.map((ground) => ground.code))),
    ...actFaults(pack),
  ];
}

/** The same for what a mission adds; grounds are the pack's, so a check of an overlay names none that it has not. */
export function overlayFaults(overlay: Overlay): MeaningFault[] {
  const sources: [Place, PackSource][] = (["requirements", "checks", "reminders"] as const).flatMap((list) =>
    overlay[list].map((item, index): [Place, PackSource] => [[list, index, "source"], item.source]),
  );
  return [
    ...sources.flatMap(([place, source]) => sourceFaults(place, source, overlay.acts)),
    ...demandFaults(overlay, null),
  ];
}

function spanFaults(pack: RulePackFile): MeaningFault[] {
  const faults: MeaningFault[] = [];
  const { from, until, gap, status } = pack;
  if (status === "draft" && (from !== undefined || until !== undefined))
    faults.push({ place: [from === undefined ? "until" : "from"], code: "draft-has-no-span" });
  if (status !== "draft" && from === undefined) faults.push({ place: ["status"], code: "span-missing" });
  if (from !== undefined && until !== undefined && isAfter(from, until))
    faults.push({ place: ["until"], code: "ends-before-it-begins" });
  if (
    gap !== undefined &&
    (isAfter(gap.from, gap.until) || from === undefined || !gap.until.add({ days: 1 }).equals(from))
  )
    faults.push({ place: ["gap"], code: "gap-not-before-span" });
  if (status !== "in-force" && pack.notice === undefined) faults.push({ place: ["status"], code: "notice-missing" });
  return faults;
}

function sourcesOf(pack: RulePackFile): [Place, PackSource][] {
  const lists = ["categories", "questions", "requirements", "checks", "grounds", "appeals", "reminders"] as const;
  const found: [Place, PackSource][] = [[["term", "source"], pack.term.source]];
  for (const list of lists) {
    pack[list].forEach((item, index) => {
      if (item.source !== undefined) found.push([[list, index, "source"], item.source]);
    });
  }
  return found;
}

function sourceFaults(place: Place, source: PackSource, acts: RulePackFile["acts"]): MeaningFault[] {
  const act = acts[source.act];
  if (act === undefined) return [{ place: [...place, "act"], code: "act-unknown" }];
  if (source.point !== undefined && !Object.hasOwn(act.parts, source.point))
    return [{ place: [...place, "point"], code: "point-unknown" }];
  return [];
}

const twice = (place: Place): MeaningFault => ({ place, code: "given-twice" });

/** Indexes of what repeats an earlier item. */
const doubled = (items: readonly string[]): number[] =>
  items.flatMap((item, index) => (items.indexOf(item) < index ? [index] : []));

function demandFaults(demands: Demands, grounds: ReadonlySet<string> | null): MeaningFault[] {
  const faults: MeaningFault[] = [];
  for (const list of ["requirements", "checks", "reminders"] as const)
    faults.push(...doubled(demands[list].map((item) => item.id)).map((index) => twice([list, index, "id"])));
  demands.checks.forEach((check, index) => {
    const place: Place = ["checks", index];
    const assumed = check.source.basis === "assumed";
    if (check.weight === "blocks" && check.ground === undefined)
      faults.push({ place: [...place, "weight"], code: "blocks-without-ground" });
    if (check.weight === "warns" && check.ground !== undefined)
      faults.push({ place: [...place, "ground"], code: "warns-with-ground" });
    if (assumed && check.weight === "blocks") faults.push({ place: [...place, "weight"], code: "assumed-blocks" });
    if (check.ground !== undefined && grounds !== null && !grounds.has(check.ground))
      faults.push({ place: [...place, "ground"], code: "ground-unknown" });
    if (check.must !== undefined && check.about === undefined)
      faults.push({ place: [...place, "must"], code: "about-missing" });
  });
  return faults;
}

/**
 * Every act that a ground belongs to can be appealed against, every ground of a check leads to the service (a case may
 * always go forward with a proposal), and every category that rules name exists.
 */
function actFaults(pack: RulePackFile): MeaningFault[] {
  const faults: MeaningFault[] = [];
  const forward = new Set(
    pack.grounds.flatMap((ground) => (ground.act === "service" ? [ground.code, ...ground.covers] : [])),
  );
  pack.checks.forEach((check, index) => {
    if (check.ground !== undefined && !forward.has(check.ground))
      faults.push({ place: ["checks", index, "ground"], code: "no-way-forward" });
  });
  pack.grounds.forEach((ground, index) => {
    if (!pack.appeals.some((appeal) => appeal.act === ground.act))
      faults.push({ place: ["grounds", index, "act"], code: "no-appeal" });
  });
  const known = new Set<string>(pack.categories.map((category) => category.code));
  for (const list of ["questions", "requirements", "checks", "grounds", "reminders"] as const) {
    pack[list].forEach((item, index) => {
      for (const name of categoriesIn(item.when))
        if (!known.has(name)) faults.push({ place: [list, index, "when"], code: "category-unknown" });
    });
  }
  return faults;
}

/** The categories that a condition names. */
export function categoriesIn(condition: Condition | undefined): string[] {
  if (condition === undefined) return [];
  const own = condition.category === undefined ? [] : [condition.category].flat();
  const parts = [...(condition.all ?? []), ...(condition.any ?? []), ...(condition.not ? [condition.not] : [])];
  return [...own, ...parts.flatMap(categoriesIn)];
}
