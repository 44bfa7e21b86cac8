import { type MrzName, mrzName } from "./mrz-name.ts";
import { canStandAs, capitals, lettersOf, recommendedSpelling } from "./mrz-spelling.ts";

/** A name as the visual zone, a form or an answer of the centre states it, in any script. */
export interface VisualName {
  readonly surname: string;
  readonly givenNames?: string | null;
  readonly patronymic?: string | null;
}

/**
 * `same`: letter by letter, whatever the case. `explained`: by transliteration, by a hyphen or an apostrophe that the
 * zone cannot have, by names cut for want of room, or by a patronymic among the given names.
 */
export type NameAgreement = "same" | "explained" | "differs";

/** The name in the machine-readable zone; null where there is no zone, or its names cannot be read. */
export const nameInZone = ({ mrz }: { readonly mrz: readonly string[] | null }): MrzName | null =>
  mrz === null ? null : mrzName(mrz);

/** The name of record: that of the machine-readable zone, else the visual one. */
export function nameOfRecord(person: VisualName & { readonly mrz: readonly string[] | null }): MrzName {
  return nameInZone(person) ?? { surname: person.surname, givenNames: person.givenNames ?? "", truncated: false };
}

/**
 * Compares the name of record with another reading of it. Says only whether a difference needs a person's eye: it
 * chooses neither reading and changes none.
 */
export function namesAgree(record: MrzName, visual: VisualName): NameAgreement {
  const given = visual.givenNames ?? "";
  const candidates: readonly (readonly [surname: string, givenNames: string])[] = [
    [visual.surname, given],
    [visual.surname, `${given} ${visual.patronymic ?? ""}`],
    // A single name stands where the surname stands in the zone, and in either field of the visual zone.
    ...(record.givenNames === "" && lettersOf(visual.surname) === "" ? [[given, ""] as const] : []),
  ];
  const found = candidates.map(([surname, givenNames]) =>
    worse(
      partAgrees(record.surname, surname, record.truncated),
      partAgrees(record.givenNames, givenNames, record.truncated),
    ),
  );
  if (found.includes("same")) return "same";
  return found.includes("explained") ? "explained" : "differs";
}

function worse(a: NameAgreement, b: NameAgreement): NameAgreement {
  if (a === "differs" || b === "differs") return "differs";
  return a === "same" ? b : a;
}

const plain = (text: string) => capitals(text).replace(/\s+/gu, " ").trim();

function partAgrees(record: string, visual: string, truncated: boolean): NameAgreement {
  if (plain(record) === plain(visual)) return "same";
  const zone = recommendedSpelling(record);
  if (canStandAs(visual, zone) || canStandAs(record, recommendedSpelling(visual))) return "explained";
  return truncated && isCut(record, visual) ? "explained" : "differs";
}

/** Cut names: the rest left out, or each of the names shortened, the first never left out. */
function isCut(record: string, visual: string): boolean {
  if (record === "") return true;
  if (canStandAs(visual, recommendedSpelling(record), { prefix: true })) return true;
  const left = visual.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== "");
  return record.split(" ").every((word, index) => {
    const at = left.findIndex((whole) => canStandAs(whole, recommendedSpelling(word), { prefix: true }));
    return left.splice(0, at + 1).length > 0 && (index > 0 || at === 0);
  });
}

/**
 * Whether a name is the applicant's letter by letter, whatever the case: as the machine-readable zone or as the visual
 * zone states it. What needs an explanation is a difference here.
 */
export function isNameOf(person: VisualName & { readonly mrz: readonly string[] | null }, stated: VisualName): boolean {
  const { surname, givenNames } = person;
  const visual = { surname, givenNames: givenNames ?? "", truncated: false };
  return [nameOfRecord(person), visual].some((reading) => namesAgree(reading, stated) === "same");
}
