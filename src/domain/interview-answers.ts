import type { ApplicationFile } from "./application.ts";
import type { PresentedDocumentFile } from "./document.ts";
import type { CaseId } from "./ids.ts";

type Part<Shape> = { readonly [Key in keyof Shape]?: Shape[Key] | undefined };
type File<Key extends keyof ApplicationFile> = NonNullable<ApplicationFile[Key]>;

/** One paper as far as it has been described; `undefined` is not asked yet, `null` is "there is none". */
export type PaperAnswers = Part<Omit<PresentedDocumentFile, "translation">> & {
  readonly translation?: Part<NonNullable<PresentedDocumentFile["translation"]>> | null | undefined;
};

/** What the interview remembers beside the fields of the file. */
export interface InterviewNotes {
  /** The person says to have an IIN, whether its number was typed yet or not. */
  readonly statesIin?: boolean;
  /** Papers the applicant did not bring: `requirement/kind`, or the requirement where one of several is demanded. */
  readonly notBrought?: readonly string[];
  /** False when the officer has said that there are no further papers. */
  readonly morePapers?: boolean;
  /** The earlier case whose person and papers were taken over, and what it says where an answer is asked anew. */
  readonly previous?: CaseId;
  readonly before?: Answers;
}

/** The fields of an application file as far as an interview has come, as they stand in JSON. */
export interface Answers
  extends Part<Omit<ApplicationFile, "$schema" | "applicant" | "representative" | "correction" | "documents">> {
  readonly applicant?: Part<ApplicationFile["applicant"]>;
  readonly representative?: Part<File<"representative">> | null;
  readonly correction?: Part<File<"correction">> | null;
  readonly documents?: readonly PaperAnswers[];
  readonly interview?: InterviewNotes;
}

export const withPerson = (answers: Answers, change: NonNullable<Answers["applicant"]>): Answers => ({
  ...answers,
  applicant: { ...answers.applicant, ...change },
});

export const withRepresentative = (answers: Answers, change: Part<File<"representative">>): Answers => ({
  ...answers,
  representative: { ...answers.representative, ...change },
});

export const withCorrection = (answers: Answers, change: Part<File<"correction">>): Answers => ({
  ...answers,
  correction: { ...answers.correction, ...change },
});

export const withNotes = (answers: Answers, change: InterviewNotes): Answers => ({
  ...answers,
  interview: { ...answers.interview, ...change },
});

/** Changes paper `index`, or adds one where `index` is the number of papers. */
export function withPaper(answers: Answers, index: number, change: PaperAnswers): Answers {
  const documents = [...(answers.documents ?? [])];
  documents[index] = { ...documents[index], ...change };
  return { ...answers, documents };
}

/** Another paper in the place of paper `index`: nothing that was said of the old one stays. */
export const withOtherPaper = (answers: Answers, index: number, paper: PaperAnswers): Answers => ({
  ...answers,
  documents: (answers.documents ?? []).with(index, paper),
});

export const withoutPaper = (answers: Answers, index: number): Answers => ({
  ...answers,
  documents: (answers.documents ?? []).toSpliced(index, 1),
});

/** Notes that the paper of a place in the checklist was not brought, or takes the note back. */
export function withBrought(answers: Answers, place: string, brought: boolean): Answers {
  const others = (answers.interview?.notBrought ?? []).filter((one) => one !== place);
  return withNotes(answers, { notBrought: brought ? others : [...others, place] });
}
