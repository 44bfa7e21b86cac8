import type { Hold } from "../../domain/answer.ts";
import { shortDate } from "../../i18n/dates.ts";
import type { Translate } from "../../i18n/translate.ts";

/** A held ruling on one line: its number, what it says, and where it comes from. */
export function heldLine(say: Translate, { id, ruling, file }: Hold): string {
  const number = ruling.outcome === "annulled" ? null : (ruling.iin ?? null);
  return [
    `${id}.`,
    say(`code.ruling.${ruling.outcome}`),
    number,
    ruling.reference,
    shortDate(ruling.on, say.language),
    file ?? say("view.case.byHand"),
  ]
    .filter((part) => part !== null)
    .join("  ");
}
