import { basename, resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";
import { problemWords } from "../../i18n/problem-words.ts";
import { alarmOf } from "../../workflow/answer-status.ts";
import { importAnswers, type Sorted, type TakenIn } from "../../workflow/import-answers.ts";
import type { LetterRow } from "../../workflow/ports/letters.ts";
import type { Run } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { alarmView } from "../views/answer-status.ts";
import { answersView } from "../views/answers.ts";
import { letterAlarm, standingLetters } from "../views/letter-alarm.ts";

/** Which fault of several files decides the exit code: the gravest first. */
const gravity: readonly number[] = [exitCodes.untrusted, exitCodes.conflict, exitCodes.invalid];
const rank = (problem: Problem) => {
  const place = gravity.indexOf(exitCodes[problem.kind]);
  return place < 0 ? gravity.length : place;
};

/** `answers import FILE…`: each file by itself; one that cannot be trusted stops none of the others. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const paths = (call.args[0] ?? []) as readonly string[];
  const sent = new Set((await office.batches.list()).flatMap((batch) => batch.files.map((one) => one.name)));
  const taken: TakenIn[] = [];
  const failed: { readonly path: string; readonly problem: Problem }[] = [];
  for (const path of paths) {
    const named = resolve(desk.world.cwd, path);
    for (const file of await office.folders.list(named, ".iinb")) {
      // A stick that goes back and forth carries our own batches too.
      if (file !== named && sent.has(basename(file))) continue;
      try {
        taken.push(await importAnswers(office, file));
      } catch (cause) {
        if (!(cause instanceof Problem) || !gravity.includes(exitCodes[cause.kind])) throw cause;
        failed.push({ path: file, problem: cause });
      }
    }
  }
  const worst = failed.toSorted((a, b) => rank(a.problem) - rank(b.problem))[0];
  if (worst !== undefined) {
    for (const one of taken) desk.printer.note(desk.say("view.answers.taken", { file: one.file.id }));
    for (const { path, problem } of failed) {
      if (failed.length > 1) desk.printer.note(`${path}: ${problemWords(problem, desk.say).message}`);
    }
    throw worst.problem;
  }
  const { silent, missing } = await alarmOf(office);
  const all = <Name extends keyof Sorted>(name: Name): TakenIn[Name][number][] =>
    taken.flatMap((one) => one[name] as readonly TakenIn[Name][number][]);
  // What a letter says already is not changed by an answer: whoever takes it in hears of it at once.
  const letters = new Map<string, readonly LetterRow[]>();
  for (const { case: id } of all("held")) letters.set(id, standingLetters(await office.letters.list(id)));
  const doubtful = all("held").length + all("quarantined").length > 0;
  return {
    json: {
      applied: all("applied"),
      repeated: all("repeated"),
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
    },
    ...(doubtful ? { exit: 6 } : {}),
    show(screen) {
      answersView(screen, taken);
      for (const rows of letters.values()) letterAlarm(screen, rows);
      alarmView(screen, { silent, missing, aside: 0 });
    },
  };
};

/** Several files may each have said of how many parts they know: the last word counts. */
const latest = (received: Sorted["received"]): Sorted["received"] => [
  ...new Map(received.map((one) => [one.batch, one])).values(),
];
