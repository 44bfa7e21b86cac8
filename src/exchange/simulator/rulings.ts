import { type Day, isBefore } from "../../domain/day.ts";
import type { Digest } from "../../domain/ids.ts";
import { syntheticIin } from "../../domain/iin.ts";
import type { CentreMessageJson } from "../centre-messages.ts";
import type { RequestMessage } from "../office-messages.ts";
import type { Chance } from "./chance.ts";

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
export const defaultWish = (request: RequestMessage): "issued" | "refused" =>
  request.proposal === null ? "issued" : "refused";

/** The ruling of one request, the same for the same seed, case and revision. */
export function rulingOf(
  request: RequestMessage,
  wish: "issued" | "refused" | "iin-exists",
  context: { chance: Chance; given: ReadonlySet<string>; digest: Digest; on: Day },
): DecisionJson {
  const { chance, given, digest } = context;
  // Applied after reception, it counts from the next day: nothing is ruled before it.
  const on = isBefore(context.on, request.appliedOn) ? request.appliedOn : context.on;
  const words = [request.case, String(request.revision)];
  const { applicant, correction } = request.application;
  const reference = `MIA-${on.year}/${String(chance.number(1_000_000, "reference", ...words)).padStart(6, "0")}`;
  const common = { kind: "DEC", item: request.item, digest, reference, on: on.toString(), registeredAs: null } as const;
  const iin = () => freshIin(applicant.birthDate, { chance, given, words });
  if (wish === "issued") return { ...common, outcome: "ISSUED", iin: correction?.iin ?? iin() };
  if (wish === "iin-exists") {
    return { ...common, outcome: "REFUSED", grounds: [ground("iin-exists")], iin: applicant.previousIin ?? iin() };
  }
  const proposed = request.proposal?.some(({ code }) => code === "unreliable") ? "unreliable" : "non-compliant";
  return { ...common, outcome: "REFUSED", grounds: [ground(proposed)], iin: null };
}
