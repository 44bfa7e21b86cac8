import type { CaseId } from "../domain/ids.ts";
import type { DeskStore } from "./desk-store.ts";
import { foldedText } from "./folded-text.ts";
import { parsePayload, type RevisionRow } from "./records.ts";

/** The numbers of the cases whose number, names or document numbers contain the text; reads every payload. */
export function findCases({ db }: DeskStore, text: string): CaseId[] {
  const wanted = foldedText(text);
  if (wanted === "") return [];
  const found: CaseId[] = [];
  const rows = db.each<RevisionRow & { id: CaseId }>(
    `SELECT c.id, r.revision, r.format, r.payload FROM "case" AS c
     JOIN case_revision AS r ON r.case_id = c.id AND r.revision = c.revision ORDER BY c.due_on, c.id`,
  );
  for (const row of rows) {
    if (searched(row).some((one) => foldedText(one).includes(wanted))) found.push(row.id);
  }
  return found;
}

/** Only what is searched is taken out of the payload: checking all of it would take many times as long. */
interface Searched {
  readonly application: {
    readonly applicant: {
      readonly surname: string;
      readonly givenNames: string | null;
      readonly patronymic: string | null;
      readonly mrz: readonly string[] | null;
    };
    readonly documents: readonly { readonly number: string | null }[];
  };
}

function searched(row: RevisionRow & { id: CaseId }): string[] {
  const { applicant, documents } = (parsePayload(row.id, row) as Searched).application;
  const { surname, givenNames, patronymic, mrz } = applicant;
  const names = [surname, givenNames, patronymic].filter((name) => name !== null);
  const name = names.join(" ");
  const turned = [givenNames, surname].filter((one) => one !== null).join(" ");
  const machine = (mrz ?? []).map((line) => line.replace(/<+/g, " "));
  return [row.id, name, turned, ...machine, ...documents.flatMap(({ number }) => (number === null ? [] : [number]))];
}
