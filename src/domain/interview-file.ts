import * as v from "valibot";
import { applicantSchema } from "./applicant.ts";
import { type Application, applicationFileSchema } from "./application.ts";
import { documentSchema } from "./document.ts";
import type { Answers, PaperAnswers } from "./interview-answers.ts";
import { faultsOf, issuesOf } from "./json-file.ts";
import { Problem } from "./problem.ts";

/** A file of answers given early: a whole application, or the fields that an interview need not ask any more. */
export type Given =
  | { readonly whole: Application }
  | {
      readonly answers: Answers;
      /** Fields that are missing, as `/applicant/surname`. */
      readonly missing: readonly string[];
    };

const isMissing = (fault: string) => fault.endsWith(" missing");

/** In JSON again, with what the schema fills in for what was left out. */
const asJson = <Value>(value: unknown): Value => JSON.parse(JSON.stringify(value)) as Value;

/** Optional fields of a group count as answered once the group's own fields are all there. */
function settled<Schema extends v.GenericSchema, Value>(schema: Schema, value: Value): Value {
  const result = v.safeParse(schema, value);
  return result.success ? asJson<Value>(result.output) : value;
}

/**
 * Reads a parsed JSON file as far as it goes. What is missing can be asked; throws `bad-file` with all faults where
 * anything in it is wrong.
 */
export function givenAnswers(value: unknown, path: string): Given {
  if (Array.isArray(value)) throw new Problem("bad-file", { path, faults: ["/ object"] });
  const result = v.safeParse(applicationFileSchema, value);
  if (result.success) return { whole: result.output };
  const faults = faultsOf(issuesOf(applicationFileSchema, value));
  if (!faults.every((fault) => isMissing(fault) && fault !== "/ missing"))
    throw new Problem("bad-file", { path, faults });
  const { $schema: _, ...given } = value as Answers & { readonly $schema?: string };
  const { applicant, documents } = given;
  return {
    answers: {
      ...given,
      ...(applicant && { applicant: settled(applicantSchema, applicant) }),
      // A file that lists papers lists all of them; what the rules demand beside them is still asked for.
      ...(documents && {
        documents: documents.map((paper): PaperAnswers => settled(documentSchema, paper)),
        interview: { morePapers: false },
      }),
    },
    missing: faults.map((fault) => fault.slice(0, -" missing".length)),
  };
}

/** The application that the answers make; throws `answer-needed` naming the fields that nobody has answered. */
export const applicationOf = (answers: Answers): Application =>
  wholeFile({ ...answers, documents: answers.documents ?? [] });

/** The same for a file that nobody can be asked about: it lists its papers, if only to say that there are none. */
export function wholeFile(answers: Answers): Application {
  const { interview: _, correction, representative, ...rest } = answers;
  const acting = representative ?? null;
  const result = v.safeParse(applicationFileSchema, {
    ...rest,
    representative: acting,
    correction:
      rest.kind === "correction" && correction
        ? { ...correction, representative: correction.representative ?? acting !== null }
        : null,
  });
  if (result.success) return result.output;
  const faults = faultsOf(result.issues);
  const missing = faults.filter(isMissing).map((fault) => fault.slice(1, -" missing".length).replaceAll("/", "."));
  if (missing.length === faults.length) throw new Problem("answer-needed", { answer: missing });
  throw new Problem("bad-file", { path: "draft", faults });
}
