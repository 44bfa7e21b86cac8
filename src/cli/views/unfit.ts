import type { Unfit } from "../../domain/repertoire.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { paragraph } from "./paragraph.ts";

const labels = {
  "/applicant/surname": "surname",
  "/applicant/givenNames": "givenNames",
  "/applicant/patronymic": "patronymic",
  "/applicant/birthPlace": "birthPlace",
  "/applicant/contact/address": "address",
  "/applicant/contact/email": "email",
  "/applicant/contact/phone": "phone",
  "/representative/surname": "representativeSurname",
  "/representative/givenNames": "representativeGivenNames",
  "/representative/document": "representativeDocument",
} as const;

/** Where a text stands in the words of the interview; papers by their number, from 1. */
function placeInWords({ say }: Screen, field: string): string {
  const label = labels[field as keyof typeof labels];
  if (label !== undefined) return say(`interview.label.${label}`);
  const [, paper, part = ""] = /^\/documents\/(\d+)\/(.+)$/.exec(field) ?? [];
  if (paper === undefined) return field;
  const known = part === "title" || part === "number" || part === "note" ? say(`interview.paper.${part}`) : part;
  return say("view.unfit.paper", { number: Number(paper) + 1, part: known.toLocaleLowerCase(say.language) });
}

/** The texts that the exchange does not carry, and what to do about them; nothing where there are none. */
export function unfitView(screen: Screen, texts: readonly Unfit[]): void {
  if (texts.length === 0) return;
  const { say } = screen;
  paragraph(screen, say("view.unfit.head"), { indent: 2, mark: styled("warn", "!") });
  unfitPlaces(screen, texts);
  paragraph(screen, say("view.unfit.do"), { indent: 4, style: "dim" });
}

/** Each of the texts with the first character that is not carried: `Surname: U+10D7`. */
export function unfitPlaces(screen: Screen, texts: readonly Unfit[]): void {
  for (const { field, codePoint } of texts) {
    paragraph(screen, `${placeInWords(screen, field)}: ${codePoint}`, { indent: 4 });
  }
}
