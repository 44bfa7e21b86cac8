import { resolve } from "node:path";
import { type LetterKind, letterKinds } from "../../domain/letter.ts";
import { Problem } from "../../domain/problem.ts";
import { problemWords } from "../../i18n/problem-words.ts";
import { issueAll, issueLetter, type WrittenLetter } from "../../workflow/issue-letter.ts";
import { type Call, isSet, type Run, textFlag } from "../command.ts";
import { givenCase } from "../given.ts";
import { styled } from "../printer.ts";

/** `letter issue CASE --to DIR`, or `--all`: the letters that end cases, as PDF files. */
export const run: Run = async (desk, call) => {
  const to = textFlag(call, "to");
  if (to === undefined) throw new Problem("answer-needed", { answer: "--to" });
  const all = isSet(call, "all");
  if (all === (call.args[0] !== undefined)) throw new Problem("answer-needed", { answer: "CASE | --all" });
  const folder = resolve(desk.world.cwd, to);
  const office = await desk.office();
  const { letters, left } = all
    ? await issueAll(office, folder)
    : { letters: [await issueLetter(office, givenCase(call), givenKind(call), folder)], left: [] };
  return {
    json: {
      letters: letters.map(({ letter, case: id, kind, path, sha256 }) => ({ letter, case: id, kind, path, sha256 })),
      left: left.map(({ case: id, problem }) => ({ case: id, reason: problem.code })),
    },
    ...(left.length > 0 ? { exit: 6 } : {}),
    show(screen) {
      const { say } = screen;
      const line = (one: WrittenLetter) =>
        say(one.again ? "view.letter.same" : "view.letter.written", { letter: one.letter, path: one.path });
      for (const one of letters) screen.print(line(one));
      if (letters.length === 0 && left.length === 0) screen.print(say("view.letter.none"));
      if (left.length > 0) screen.print(styled("warn", say("view.letter.left")));
      for (const { case: id, problem } of left) {
        screen.print(`  ${id}  ${problemWords(problem, say).message}`);
      }
    },
  };
};

/** `--kind`; throws `bad-value`. */
export function givenKind(call: Call): LetterKind | null {
  const text = textFlag(call, "kind");
  if (text === undefined) return null;
  const kind = letterKinds.find((one) => one === text);
  if (kind === undefined)
    throw new Problem("bad-value", { flag: "--kind", value: text, expected: letterKinds.join(", ") });
  return kind;
}
