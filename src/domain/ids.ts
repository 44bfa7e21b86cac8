declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** `BER`: two to five capital letters or digits, one per computer. */
export type OfficeCode = Branded<"OfficeCode">;
/** `BER-2026-000001`; the year is that of the application day. */
export type CaseId = Branded<"CaseId">;
/** `BER-2026-B000001` */
export type BatchId = Branded<"BatchId">;
/** `BER-2026-A000001`: an answer file of the centre. */
export type AnswerFileId = Branded<"AnswerFileId">;
/** `BER-2026-000001-issuance-1` */
export type LetterId = Branded<"LetterId">;
/** UUID made once for one case on its way to the centre, or for a message; kept when the same goes out again. */
export type ItemId = Branded<"ItemId">;
/** The short name of an officer in office.json. */
export type OfficerId = Branded<"OfficerId">;
/** UUIDv7 of an interview that is not registered yet. */
export type DraftId = Branded<"DraftId">;
/** SHA-256 in lower-case hexadecimal. */
export type Digest = Branded<"Digest">;

const office = "[A-Z][A-Z0-9]{1,4}";
export const officeCodePattern = new RegExp(`^${office}$`);
export const caseIdPattern = new RegExp(`^${office}-\\d{4}-\\d{6}$`);
export const batchIdPattern = new RegExp(`^${office}-\\d{4}-B\\d{6}$`);
export const answerFileIdPattern = new RegExp(`^${office}-\\d{4}-A\\d{6}$`);
export const letterIdPattern = new RegExp(`^${office}-\\d{4}-\\d{6}-[a-z-]+-\\d+$`);
export const officerIdPattern = /^[a-z][a-z0-9-]{0,30}$/;
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const digestPattern = /^[0-9a-f]{64}$/;

const six = (number: number) => String(number).padStart(6, "0");

export const caseId = (code: OfficeCode, year: number, number: number) => `${code}-${year}-${six(number)}` as CaseId;
export const batchId = (code: OfficeCode, year: number, seq: number) => `${code}-${year}-B${six(seq)}` as BatchId;
export const answerFileId = (code: OfficeCode, year: number, seq: number) =>
  `${code}-${year}-A${six(seq)}` as AnswerFileId;
export const letterId = (of: CaseId, kind: string, number: number) => `${of}-${kind}-${number}` as LetterId;

/** Takes what an officer typed, in any case and with spaces around; gives the case's number or null. */
export function caseIdOrNull(text: string): CaseId | null {
  const id = text.trim().toUpperCase();
  return caseIdPattern.test(id) ? (id as CaseId) : null;
}

/** As `caseIdOrNull`, for a batch. */
export function batchIdOrNull(text: string): BatchId | null {
  const id = text.trim().toUpperCase();
  return batchIdPattern.test(id) ? (id as BatchId) : null;
}

/** As `caseIdOrNull`, for an answer file. */
export function answerFileIdOrNull(text: string): AnswerFileId | null {
  const id = text.trim().toUpperCase();
  return answerFileIdPattern.test(id) ? (id as AnswerFileId) : null;
}

/** The number of a batch among all of its office's: 7 of `BER-2026-B000007`. */
export const batchSeq = (id: BatchId): number => Number(id.slice(-6));

/** The number of an answer file among all to its office. */
export const answerFileSeq = (id: AnswerFileId): number => Number(id.slice(-6));

/** The office that a batch says it is of. */
export const batchOffice = (id: BatchId): OfficeCode => id.slice(0, id.indexOf("-")) as OfficeCode;
