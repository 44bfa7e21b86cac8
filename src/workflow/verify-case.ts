import type { Application } from "../domain/application.ts";
import type { Case, CaseAt } from "../domain/case.ts";
import type { Day } from "../domain/day.ts";
import type { Finding } from "../domain/finding.ts";
import type { CaseId } from "../domain/ids.ts";
import { personMarks } from "../domain/mark.ts";
import type { Occasion, RuleBook } from "../domain/rule-book.ts";
import { verified } from "../domain/transition.ts";
import { verify } from "../domain/verification.ts";
import { caseAt, mustBeAllowed, stampOf, today } from "./act.ts";
import type { Office } from "./office.ts";

/** When and where an application is held against the rules. */
export const occasionAt = (office: Office, applicationDay: Day, dueOn: Day): Occasion => ({
  applicationDay,
  dueOn,
  route: office.profile.route,
  hostCountry: office.profile.country,
});

/** All findings about an application, likely duplicates among this office's cases included. */
export async function findingsOn(
  office: Office,
  book: RuleBook,
  application: Application,
  occasion: Occasion,
  except: { readonly case: CaseId; readonly previous: CaseId | null } | null,
): Promise<readonly Finding[]> {
  const hits = await office.cases.sharing(personMarks(application), except?.case ?? null);
  const likelyDuplicates = hits.filter((hit) => hit.case !== except?.previous);
  return verify(book, application, occasion, { likelyDuplicates });
}

/** The findings of a registered case as it stands, by the rules it was registered under. */
export async function findingsOf(office: Office, one: Case): Promise<readonly Finding[]> {
  const book = await office.rules.ofCase(one.pack);
  const occasion = occasionAt(office, one.applicationDay, one.dueOn);
  return findingsOn(office, book, one.application, occasion, { case: one.id, previous: one.previous });
}

/** Records every finding of today; `reason` says why to go on in spite of warnings. Never throws for what papers say. */
export async function verifyCase(office: Office, id: CaseId, reason: string | null): Promise<CaseAt<"verified">> {
  mustBeAllowed(office, "intake");
  const one = await caseAt(office, id, "gathering", "verified");
  const stamp = stampOf(office);
  return office.cases.save(verified(one, await findingsOf(office, one), today(office), reason, stamp), stamp);
}
