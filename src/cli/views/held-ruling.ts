import { type GroundCode, groundCodes } from "../../domain/finding.ts";
import type { Difference } from "../../domain/registered-difference.ts";
import type { RuledGround, Ruling } from "../../domain/ruling.ts";
import type { CountryNames } from "../../i18n/countries.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { HeldRuling } from "../../workflow/held-rulings.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { letterAlarm, standingLetters } from "./letter-alarm.ts";
import { paragraph } from "./paragraph.ts";

/** A held ruling as scripts see it: all that it says, and each field in which it differs from the case. */
export const heldJson = ({ hold, differences, sameIin, standing, letters }: HeldRuling) => ({
  case: hold.case,
  hold: hold.id,
  ruling: hold.ruling.outcome,
  reason: hold.reason,
  since: hold.since.toString(),
  agreedBy: hold.agreed?.by ?? null,
  file: hold.file,
  reference: hold.ruling.reference,
  on: hold.ruling.on.toString(),
  iin: numberOf(hold.ruling),
  grounds: hold.ruling.outcome === "refused" ? hold.ruling.grounds : [],
  registeredAs: hold.ruling.registeredAs ?? null,
  differences,
  sameIin,
  standing: standing && {
    ruling: standing.outcome,
    reference: standing.reference,
    on: standing.on.toString(),
    iin: numberOf(standing),
  },
  letters: standingLetters(letters).map(({ id, state }) => ({ letter: id, state })),
});

const numberOf = (ruling: Ruling): string | null => (ruling.outcome === "annulled" ? null : (ruling.iin ?? null));

/** What whoever decides on held rulings must see of them, one after the other, oldest first. */
export function heldRulingsView(screen: Screen, held: readonly HeldRuling[], country: CountryNames): void {
  for (const [at, one] of held.entries()) {
    if (at > 0) screen.print();
    heldRulingView(screen, one, country);
    if (held[at + 1]?.hold.case !== one.hold.case) letterAlarm(screen, one.letters);
  }
}

function heldRulingView(screen: Screen, one: HeldRuling, country: CountryNames): void {
  const { say } = screen;
  const { hold, sameIin, standing } = one;
  const { ruling } = hold;
  const line = (label: string, text: string) =>
    paragraph(screen, text, { indent: 2, mark: styled("dim", `${label}:`) });
  const head = `${hold.case}  ${say("answers.held.number", { number: hold.id })}  ${say(`code.ruling.${ruling.outcome}`)}`;
  screen.print(styled("bold", head));
  paragraph(screen, say(`code.hold.${hold.reason}`), { indent: 2, style: "warn" });
  const number = numberOf(ruling);
  if (number !== null) line(say("screen.iin"), number);
  line(say("view.case.reference"), `${ruling.reference}, ${screen.day(ruling.on)}`);
  const from = hold.file ?? say("view.case.byHand");
  line(say("answers.held.from"), `${from}, ${screen.time(hold.since)}`);
  if (ruling.outcome === "refused") for (const ground of ruling.grounds) groundView(screen, ground);
  differencesView(screen, one.differences, country);
  if (sameIin.length > 0) line(say("answers.held.sameIin"), sameIin.join(", "));
  if (standing !== null) line(say("answers.held.standing"), inShort(screen, standing));
  if (hold.agreed !== null) {
    line(say("answers.held.agreed"), `${hold.agreed.by}, ${screen.time(hold.agreed.at)}`);
  }
}

const inShort = ({ say, day }: Screen, ruling: Ruling): string =>
  [say(`code.ruling.${ruling.outcome}`), numberOf(ruling), day(ruling.on), ruling.reference].filter(Boolean).join(", ");

/** The ground in our words where the law knows it, and as the centre states it. */
function groundView(screen: Screen, { code, point, texts }: RuledGround): void {
  const { say } = screen;
  const ours = groundCodes.includes(code as GroundCode) ? say(`code.ground.${code as GroundCode}`) : code;
  paragraph(screen, [ours, point].filter(Boolean).join("; "), { indent: 2, mark: styled("bad", "§") });
  if (texts !== null) paragraph(screen, texts[say.language === "kk" ? "kk" : "ru"], { indent: 4, style: "dim" });
}

function differencesView(screen: Screen, differences: readonly Difference[], country: CountryNames): void {
  if (differences.length === 0) return;
  const { say } = screen;
  screen.printer.table({
    head: [`  ${say("answers.held.differs")}`, say("answers.held.here"), say("answers.held.there")],
    rows: differences.map((one) => [
      `  ${say(`answers.held.field.${one.field}`)}`,
      valueIn(say, one, one.here, country),
      styled("warn", valueIn(say, one, one.there, country)),
    ]),
  });
}

function valueIn(say: Translate, { field }: Difference, value: string | null, country: CountryNames): string {
  if (value === null) return say("screen.none");
  if (field === "citizenship") return country(value);
  return field === "iinSex" ? say(`code.sex.${value as "M" | "F"}`) : value;
}
