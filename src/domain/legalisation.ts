import { normalCountry } from "./country.ts";
import type { Day } from "./day.ts";
import { isBefore } from "./day.ts";
import type { PresentedAuthentication, PresentedDocument } from "./document.ts";
import type { Nature } from "./document-nature.ts";
import type { Source } from "./finding.ts";
import { apostilleStood, type TreatyRow } from "./treaty.ts";

export const authenticationResults = [
  "none-kz-document",
  "none-treaty",
  "not-required",
  "apostille",
  "legalisation",
  "ask-bilateral",
  "ask-unknown",
] as const;
export type AuthenticationResult = (typeof authenticationResults)[number];

/** A sentence of the area `law` and what it needs: country codes, dates, kinds. */
export interface Sentence {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What a foreign paper needs before it counts here, and whether the applicant brought it. */
export interface Authentication {
  readonly result: AuthenticationResult;
  /** Null where a person has to find out. */
  readonly satisfied: boolean | null;
  readonly sentence: Sentence;
  /** Who puts the mark, where one is needed. */
  readonly where: Sentence | null;
  /** A bilateral treaty may waive what is demanded; it never does so by itself. */
  readonly mayBeWaived: boolean;
  readonly source: Source;
}

/** Where and when the question is put. `treaties` gives the row of an ISO alpha-3 code, or null. */
export interface TreatyView {
  readonly treaties: (country: string) => TreatyRow | null;
  readonly applicationDay: Day;
  /** The country this office works in. */
  readonly hostCountry: string;
}

const source = (act: string, point: string | null, assumed = false): Source => ({ act, point, assumed });
const plain = { where: null, mayBeWaived: false } as const;

/** Public papers are tested, and private ones that a notary certified; the rest is not concerned. */
const isTested = (nature: Nature, notarised: boolean): boolean =>
  nature === "public" || (nature === "private" && notarised);

/**
 * What a presented paper needs. Decided by the country that issued it and by the date of its apostille, or the
 * application day where it has none (Apostille Convention, Art. 1 and 3; Minsk, Art. 13; Chisinau, Art. 12).
 */
export function authenticationOf(document: PresentedDocument, nature: Nature, view: TreatyView): Authentication {
  const country = normalCountry(document.issuingCountry);
  if (country !== "KAZ" && !isTested(nature, document.notarised)) {
    const diplomatic = nature === "diplomatic";
    return {
      result: "not-required",
      satisfied: true,
      sentence: { code: `not-required-${nature}`, params: {} },
      ...plain,
      source: diplomatic ? source("apostille-convention", "1(3)(a)") : source("apostille-convention", "1", true),
    };
  }
  return authenticationOfPaper(country, document.issuedOn, document.authentication, view);
}

/** The same for a paper that is certainly to be tested: a public one, or what a foreign notary certified. */
export function authenticationOfPaper(
  issuingCountry: string,
  issuedOn: Day | null,
  presented: PresentedAuthentication | null,
  view: TreatyView,
): Authentication {
  const country = normalCountry(issuingCountry);
  const has = presented?.kind ?? null;
  if (country === "KAZ") {
    const sentence = { code: "none-kz-document", params: {} };
    return {
      result: "none-kz-document",
      satisfied: true,
      sentence,
      ...plain,
      source: source("legalisation-rules", null),
    };
  }
  const row = view.treaties(country);
  if (row === null) return ask("ask-unknown", "ask-unknown-country", { country }, has !== null);
  if (country === "XKX") return ask("ask-unknown", "ask-unknown-kosovo", { country }, has !== null);
  if (row.legalAssistance === "party") {
    const convention = row.convention ?? "minsk";
    return {
      result: "none-treaty",
      satisfied: true,
      sentence: { code: `none-treaty-${convention}`, params: { country } },
      ...plain,
      source: convention === "minsk" ? source("minsk-1993", "13") : source("chisinau-2002", "12"),
    };
  }
  if (row.withdrawnOn !== null && (issuedOn === null || isBefore(issuedOn, row.withdrawnOn))) {
    const params = { country, since: row.withdrawnOn.toString() };
    return ask("ask-unknown", "ask-unknown-withdrawn", params, has !== null);
  }
  const on = has === "apostille" ? (presented?.on ?? view.applicationDay) : view.applicationDay;
  if (apostilleStood(row, on)) return apostille(row, has);
  if (row.bilateralCivil) return ask("ask-bilateral", "ask-bilateral", { country }, has === "legalisation");
  return legalisation(row, has, view);
}

function ask(
  result: "ask-bilateral" | "ask-unknown",
  code: string,
  params: Readonly<Record<string, string>>,
  settled: boolean,
): Authentication {
  return {
    result,
    satisfied: settled ? true : null,
    sentence: { code, params },
    ...plain,
    mayBeWaived: result === "ask-bilateral",
    source: source("legalisation-rules", null, true),
  };
}

/** A paper legalised by a consul has more than the Convention asks for. */
function apostille(row: TreatyRow, has: PresentedAuthentication["kind"] | null): Authentication {
  const country = row.country;
  return {
    result: "apostille",
    satisfied: has !== null,
    sentence: { code: "apostille", params: { country, since: row.apostilleSince?.toString() ?? "" } },
    where: { code: "apostille-authority", params: { country } },
    mayBeWaived: row.bilateralCivil,
    source: source("apostille-convention", "3"),
  };
}

function legalisation(row: TreatyRow, has: PresentedAuthentication["kind"] | null, view: TreatyView): Authentication {
  const { country, apostilleSince } = row;
  return {
    result: "legalisation",
    satisfied: has === "legalisation",
    sentence:
      apostilleSince === null
        ? { code: "legalisation", params: { country } }
        : { code: "legalisation-before-apostille", params: { country, since: apostilleSince.toString() } },
    where: {
      code: normalCountry(view.hostCountry) === country ? "legalised-here" : "legalised-in-country",
      params: { country },
    },
    mayBeWaived: false,
    source: source("legalisation-rules", null),
  };
}
