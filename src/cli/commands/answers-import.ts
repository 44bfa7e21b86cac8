import { basename, resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";
import { alarmOf } from "../../workflow/answer-status.ts";
import { importAnswers, type Sorted, type TakenIn } from "../../workflow/import-answers.ts";
import type { Office } from "../../workflow/office.ts";
import type { LetterRow } from "../../workflow/ports/letters.ts";
import { toAnswer } from "../../workflow/to-answer.ts";
import type { Run } from "../command.ts";
import type { Desk } from "../desk.ts";
import { exitCodes } from "../exit-codes.ts";
import { machineProblem } from "../machine-problem.ts";
import { alarmView } from "../views/answer-status.ts";
import { answersView, toAnswerView } from "../views/answers.ts";
import { letterAlarm, standingLetters } from "../views/letter-alarm.ts";
import { type RefusedFile, refusedFiles, refusedJson } from "../views/refused-files.ts";

/** Which fault of several files decides the exit code: the gravest first. */
const gravity: readonly number[] = [exitCodes.untrusted, exitCodes.conflict, exitCodes.invalid];

/** `answers import FILE…`: each file by itself; one that cannot be trusted stops none of the others, and hides nothing. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const files = await answerFiles(desk, office, (call.args[0] ?? []) as readonly string[]);
  const { taken, refused, ended } = await takeIn(office, files);
  const [only] = refused;
  if (only !== undefined && files.length === 1) throw only.problem;
  const { silent, missing } = await alarmOf(office);
  const all = <Name extends keyof Sorted>(name: Name): TakenIn[Name][number][] =>
    taken.flatMap((one) => one[name] as readonly TakenIn[Name][number][]);
  // What a letter says already is not changed by an answer: whoever takes it in hears of it at once.
  const letters = new Map<string, readonly LetterRow[]>();
  for (const { case: id } of all("held")) letters.set(id, standingLetters(await office.letters.list(id)));
  const asked = await toAnswer(office, taken);
  const doubtful = all("held").length + all("quarantined").length > 0;
  const failed = ended ?? gravest(refused);
  // Beside a problem the result stands where problems are told, and no number of a person ever does.
  const told = ({ iin, ...one }: Sorted["applied"][number]) => (failed === null && iin ? { ...one, iin } : one);
  return {
    json: {
      applied: all("applied").map(told),
      repeated: all("repeated").map(told),
      held: all("held").map((one) => ({
        ...one,
        letters: (letters.get(one.case) ?? []).map(({ id, state }) => ({ letter: id, state })),
      })),
      quarantined: taken.flatMap((one) => one.quarantined.map((line) => ({ ...line, file: one.file.id }))),
      rejected: all("rejected"),
      supplements: all("supplements"),
      states: all("states"),
      warnings: all("warnings"),
      received: latest(all("received")),
      silent,
      missing,
      files: taken.map((one) => ({ file: one.file.id, sha256: one.file.sha256, again: one.again })),
      refused: refused.map(refusedJson),
    },
    ...(doubtful ? { exit: 6 } : {}),
    failed,
    show(screen) {
      if (taken.length > 0 || refused.length === 0) answersView(screen, taken);
      toAnswerView(screen, asked);
      for (const rows of letters.values()) letterAlarm(screen, rows);
      alarmView(screen, { silent, missing, aside: 0 });
      refusedFiles(screen, refused);
    },
  };
};

/** Every file that is meant, before the first is taken in. Throws `no-such-file`. */
async function answerFiles(desk: Desk, office: Office, paths: readonly string[]): Promise<string[]> {
  const sent = new Set((await office.batches.list()).flatMap((batch) => batch.files.map((one) => one.name)));
  const files: string[] = [];
  for (const path of paths) {
    const named = resolve(desk.world.cwd, path);
    // A stick that goes back and forth carries our own batches too.
    const found = (await office.folders.list(named, ".iinb")).filter(
      (file) => file === named || !sent.has(basename(file)),
    );
    files.push(...found);
  }
  return files;
}

interface Takings {
  readonly taken: readonly TakenIn[];
  readonly refused: readonly RefusedFile[];
  /** What ended it before the last file; null where nothing did. */
  readonly ended: Problem | null;
}

/** A fault of a file leaves the others; one of the computer ends it, and what was done before is told all the same. */
async function takeIn(office: Office, files: readonly string[]): Promise<Takings> {
  const taken: TakenIn[] = [];
  const refused: RefusedFile[] = [];
  for (const path of files) {
    try {
      taken.push(await importAnswers(office, path));
    } catch (cause) {
      const problem = cause instanceof Problem ? cause : machineProblem(cause);
      if (problem === null) throw cause;
      const isOfFile = gravity.includes(exitCodes[problem.kind]) || problem.params.path === path;
      if (!isOfFile && taken.length + refused.length === 0) throw cause;
      refused.push({ path, problem });
      if (!isOfFile) return { taken, refused, ended: problem };
    }
  }
  return { taken, refused, ended: null };
}

function gravest(refused: readonly RefusedFile[]): Problem | null {
  const rank = ({ problem }: RefusedFile) => {
    const place = gravity.indexOf(exitCodes[problem.kind]);
    return place < 0 ? gravity.length : place;
  };
  return refused.toSorted((a, b) => rank(a) - rank(b))[0]?.problem ?? null;
}

/** Several files may each have said of how many parts they know: the last word counts. */
const latest = (received: Sorted["received"]): Sorted["received"] => [
  ...new Map(received.map((one) => [one.batch, one])).values(),
];
