import { type Hold, type HoldReason, type QuarantineReason, sameRuling, standingRuling } from "./answer.ts";
import type { Parcel } from "./batch.ts";
import type { Case } from "./case.ts";
import { normalCountry } from "./country.ts";
import { identityDocuments } from "./document.ts";
import { documentKey } from "./duplicate.ts";
import { checkIin, iinAgreesWith } from "./iin.ts";
import { nameOfRecord, namesAgree } from "./name.ts";
import type { FinalRuling, RegisteredAs, Ruling } from "./ruling.ts";

export type Judgement =
  | { readonly do: "apply"; readonly ruling: FinalRuling }
  | { readonly do: "repeat" }
  | { readonly do: "hold"; readonly reason: HoldReason }
  /** The centre takes back a ruling that was waiting for a person: those holds end. */
  | { readonly do: "end-holds" }
  | { readonly do: "quarantine"; readonly reason: QuarantineReason };

/** What is known here when a ruling arrives. */
export interface Known {
  readonly case: Case;
  readonly parcel: Parcel;
  readonly openHolds: readonly Hold[];
  /** True when another case of this office has the number. */
  readonly iinElsewhere: boolean;
}

/**
 * What becomes of one ruling of the centre. The first final ruling is applied, the same again changes nothing, and
 * everything that disagrees waits for a person. A number with a wrong control digit is never accepted.
 */
export function judge(ruling: Ruling, known: Known): Judgement {
  const number = ruling.outcome === "annulled" ? null : (ruling.iin ?? null);
  if (number !== null) {
    const checked = checkIin(number);
    if (!checked.valid)
      return { do: "quarantine", reason: `iin-${checked.reason === "bin" ? "is-bin" : checked.reason}` };
  }
  if (known.openHolds.some((hold) => sameRuling(hold.ruling, ruling))) return { do: "repeat" };
  const standing = standingRuling(known.case)?.ruling ?? null;
  if (standing !== null && sameRuling(standing, ruling)) return { do: "repeat" };
  if (ruling.outcome === "annulled") {
    if (standing !== null) return { do: "hold", reason: "annulled" };
    return known.openHolds.length > 0 ? { do: "end-holds" } : { do: "hold", reason: "annulled" };
  }
  const reason = doubt(ruling, standing, known);
  return reason === null ? { do: "apply", ruling } : { do: "hold", reason };
}

function doubt(ruling: FinalRuling, standing: FinalRuling | null, known: Known): HoldReason | null {
  const one = known.case;
  if (one.stage === "withdrawn") return "withdrawn-case";
  if (known.parcel.revision !== one.revision) return "older-revision";
  if (standing !== null) {
    const bothIssued = standing.outcome === "issued" && ruling.outcome === "issued";
    return bothIssued && standing.iin !== ruling.iin ? "second-iin" : "contradicts-ruling";
  }
  if (known.openHolds.length > 0) return "contradicts-ruling";
  if (ruling.registeredAs && registeredDifferently(ruling.registeredAs, one)) return "registered-differently";
  if (ruling.outcome !== "issued") return null;
  if (known.iinElsewhere) return "iin-of-another-person";
  const { birthDate, sex } = one.application.applicant;
  const differences = iinAgreesWith(ruling.iin, { birthDate, sex });
  if (differences.includes("birth-date")) return "birth-date-disagrees";
  return differences.includes("sex") ? "sex-disagrees" : null;
}

/** Any difference between whom the centre registered and the applicant: names, birth date, citizenship, document. */
function registeredDifferently(registered: RegisteredAs, one: Case): boolean {
  const { applicant, documents } = one.application;
  const numbers = documents
    .filter((document) => identityDocuments.includes(document.kind) && document.number !== null)
    .map((document) => documentKey("", document.number ?? ""));
  return (
    namesAgree(nameOfRecord(applicant), { surname: registered.surname, givenNames: registered.givenNames }) ===
      "differs" ||
    registered.birthDate !== applicant.birthDate ||
    normalCountry(registered.citizenship) !== normalCountry(applicant.citizenship) ||
    !numbers.includes(documentKey("", registered.documentNumber))
  );
}
