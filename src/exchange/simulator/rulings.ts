import { type Day, isBefore, Temporal } from "../../domain/day.ts";
import { syntheticIin } from "../../domain/iin.ts";
import type { CentreMessageJson } from "../centre-messages.ts";
import type { Chance } from "./chance.ts";
import type { RegisteredItem } from "./register.ts";

/** What an officer in training may wish for a case. `silent`: received, never ruled. */
export const wishes = ["issued", "refused", "iin-exists", "supplement", "rejected-tech", "annulled", "silent"] as const;
export type Wish = (typeof wishes)[number];

export type DecisionJson = Extract<CentreMessageJson, { kind: "DEC" }>;

/** A synthetic number for a person: 0 in place 7 (a foreigner), a serial from chance, none given before. */
export function freshIin(
  birthDate: string,
  { chance, given, words }: { chance: Chance; given: ReadonlySet<string>; words: readonly string[] },
): string {
  // An unknown day or month is 00: the digits then contradict nothing.
  const yymmdd = birthDate.replaceAll("XX", "00").replaceAll("-", "").slice(2);
  const first = chance.number(10_000, "serial", ...words);
  for (let step = 0; step < 10_000; step++) {
    const iin = syntheticIin({ yymmdd, seventh: 0, serial: (first + step) % 10_000 });
    if (iin !== null && !given.has(iin)) return iin;
  }
  throw new Error(`all numbers of ${yymmdd} are given`);
}

const texts = {
  unreliable: {
    kk: "Құжаттардың және (немесе) олардағы деректердің (мәліметтердің) анық еместігі",
    ru: "Недостоверность документов и (или) данных (сведений), содержащихся в них",
  },
  "non-compliant": {
    kk: "Деректер мен мәліметтердің қағидалар талаптарына сәйкес келмеуі",
    ru: "Несоответствие данных и сведений требованиям правил",
  },
  "iin-exists": {
    kk: "Бұрын қалыптастырылған ЖСН-нің анықталуы",
    ru: "Выявление ранее сформированного ИИН",
  },
} as const;

const ground = (code: keyof typeof texts) => ({ code, point: "9", texts: texts[code] });

/** What the centre rules without a wish: refuses what the office proposes to refuse, issues everything else. */
export const defaultWish = ({ proposed }: RegisteredItem): "issued" | "refused" =>
  proposed === null ? "issued" : "refused";

/** The ruling of one item, the same for the same seed, case and revision. */
export function rulingOf(
  { item, entry }: { readonly item: string; readonly entry: RegisteredItem },
  wish: "issued" | "refused" | "iin-exists",
  context: { chance: Chance; given: ReadonlySet<string>; on: Day },
): DecisionJson {
  const { chance, given } = context;
  const { digest, birthDate, correctedIin, statedIin, proposed, annulled } = entry;
  const appliedOn = Temporal.PlainDate.from(entry.appliedOn);
  // Applied after reception, it counts from the next day: nothing is ruled before it.
  const on = isBefore(context.on, appliedOn) ? appliedOn : context.on;
  const words = [entry.case, String(entry.revision), ...annulled.map((_, at) => String(at))];
  const reference = `MIA-${on.year}/${String(chance.number(1_000_000, "reference", ...words)).padStart(6, "0")}`;
  const common = { kind: "DEC", item, digest, reference, on: on.toString(), registeredAs: null } as const;
  const iin = () => freshIin(birthDate, { chance, given, words });
  if (wish === "issued") return { ...common, outcome: "ISSUED", iin: correctedIin ?? iin() };
  if (wish === "iin-exists") {
    return { ...common, outcome: "REFUSED", grounds: [ground("iin-exists")], iin: statedIin ?? iin() };
  }
  return { ...common, outcome: "REFUSED", grounds: [ground(proposed ?? "non-compliant")], iin: null };
}
