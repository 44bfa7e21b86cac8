import type { Finding } from "../domain/finding.ts";
import type { CaseId } from "../domain/ids.ts";
import type { Answers } from "../domain/interview-answers.ts";
import { findingsAsItIs, findingsSoFar, type InterviewView } from "../domain/interview-findings.ts";
import { toldOf } from "../domain/interview-told.ts";
import { personMarks } from "../domain/mark.ts";
import type { Neighbours } from "../domain/verification.ts";
import type { Office } from "./office.ts";

/** Cases of this office that look like the same person's, as soon as name and birth date are known. */
async function neighboursOf(office: Office, answers: Answers, of: CaseId | null): Promise<Neighbours> {
  const { applicant, documents } = toldOf(answers);
  if (!applicant?.surname || !applicant.birthDate) return { likelyDuplicates: [] };
  const { surname, birthDate, givenNames = null } = applicant;
  const marks = personMarks({ applicant: { surname, givenNames, birthDate }, documents: documents ?? [] });
  const hits = await office.cases.sharing(marks, of);
  return { likelyDuplicates: hits.filter((hit) => hit.case !== answers.interview?.previous) };
}

/** What is wrong with the answers given so far: nothing that has not been asked is a fault. `of`: the case they change. */
export async function draftFindings(
  office: Office,
  answers: Answers,
  view: InterviewView,
  of: CaseId | null = null,
): Promise<Finding[]> {
  return findingsSoFar(answers, view, await neighboursOf(office, answers, of));
}

/** What would be found if the draft were registered as it is: every paper that is not there is missing. */
export async function wholeDraftFindings(office: Office, answers: Answers, view: InterviewView): Promise<Finding[]> {
  return findingsAsItIs(answers, view, await neighboursOf(office, answers, null));
}
