import type { CaseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed } from "./act.ts";
import { issueLetter, type LetterWish, type WrittenLetter } from "./issue-letter.ts";
import type { Office } from "./office.ts";

export interface Issued {
  readonly letters: readonly WrittenLetter[];
  readonly left: readonly { readonly case: CaseId; readonly problem: Problem }[];
}

/** What is done of all there is to do. */
export type Progress = (done: number, of: number) => void;

/** Every case that has earned a letter and has none; one that cannot be written stops none of the others. */
export async function issueAll(
  office: Office,
  to: string,
  wish: Omit<LetterWish, "number"> = {},
  progress: Progress = () => {},
): Promise<Issued> {
  mustBeAllowed(office, "sign");
  await office.folders.mustExist(to);
  const lines = await office.cases.list({ stages: ["decided", "ruled"] });
  const due = lines.filter(
    (line) =>
      line.letter === null &&
      !line.held &&
      (line.stage === "ruled" || (line.decision === "refuse" && !line.awaitsApproval)),
  );
  const letters: WrittenLetter[] = [];
  const left: { case: CaseId; problem: Problem }[] = [];
  for (const [index, line] of due.entries()) {
    progress(index, due.length);
    try {
      const written = await issueLetter(office, line.id, null, to, wish);
      letters.push(written);
      if (written.draft === "no-order") left.push({ case: line.id, problem: await noOrder(office, line.id) });
    } catch (cause) {
      if (!(cause instanceof Problem) || (cause.kind !== "invalid" && cause.kind !== "conflict")) throw cause;
      left.push({ case: line.id, problem: cause });
    }
  }
  progress(due.length, due.length);
  return { letters, left };
}

/** Why only a draft was written. */
export async function noOrder(office: Office, id: CaseId): Promise<Problem> {
  const { pack } = await office.cases.load(id);
  return new Problem("no-order", { case: id, pack: pack.id });
}
