import { resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";
import { problemWords } from "../../i18n/problem-words.ts";
import { writeDraftPaper } from "../../workflow/draft-papers.ts";
import { type Issued, issueAll, noOrder } from "../../workflow/issue-all.ts";
import { issueLetter, type WrittenLetter } from "../../workflow/issue-letter.ts";
import type { Office } from "../../workflow/office.ts";
import { type Call, isSet, type Result, type Run, textFlag } from "../command.ts";
import { countedOn } from "../counted.ts";
import type { Desk } from "../desk.ts";
import { givenCase } from "../given.ts";
import { givenDraft, givenKind, givenOutgoing, givenSignatory } from "../given-letter.ts";
import { mustMayLeave } from "../medium.ts";
import { styled } from "../printer.ts";

/** `letter issue CASE --to DIR`, a paper of a draft, or `--all`: every letter that is due, as PDF files. */
export const run: Run = async (desk, call) => {
  const to = textFlag(call, "to");
  if (to === undefined) throw new Problem("answer-needed", { answer: "--to" });
  const all = isSet(call, "all");
  if (all && call.args[0] !== undefined) throw new Problem("flags-apart", { flags: ["--all", "CASE"] });
  if (!all && call.args[0] === undefined) throw new Problem("answer-needed", { answer: "CASE | --all" });
  const folder = resolve(desk.world.cwd, to);
  const office = await desk.office();
  await mustMayLeave(desk, office, folder);
  const draft = all ? null : givenDraft(call);
  if (draft !== null) {
    const kind = givenKind(call);
    if (kind === null) throw new Problem("answer-needed", { answer: "--kind" });
    return paperResult(await writeDraftPaper(office, draft, kind, folder));
  }
  return lettersResult(await issued(desk, office, call, folder));
};

async function issued(desk: Desk, office: Office, call: Call, folder: string): Promise<Issued> {
  const wish = { signatory: givenSignatory(call), draft: isSet(call, "draft") };
  const number = givenOutgoing(call);
  if (isSet(call, "all")) return issueAll(office, folder, wish, countedOn(desk));
  const letter = await issueLetter(office, givenCase(call), givenKind(call), folder, { ...wish, number });
  const left = letter.draft === "no-order" ? [{ case: letter.case, problem: await noOrder(office, letter.case) }] : [];
  return { letters: [letter], left };
}

const lettersResult = ({ letters, left }: Issued): Result => ({
  json: {
    letters: letters.map(({ letter, case: id, kind, path, sha256, draft }) => ({
      letter,
      case: id,
      kind,
      path,
      sha256,
      ...(draft === null ? {} : { draft: true }),
    })),
    left: left.map(({ case: id, problem }) => ({ case: id, reason: problem.code })),
  },
  ...(left.length > 0 ? { exit: 6 } : {}),
  show(screen) {
    const { say } = screen;
    const line = ({ letter, path, draft, again }: WrittenLetter): string => {
      if (draft !== null) return say("view.letter.draft", { letter, path });
      const how = { copied: "view.letter.copied", there: "view.letter.same" } as const;
      return say(again === null ? "view.letter.written" : how[again], { letter, path });
    };
    for (const one of letters) screen.print(line(one));
    if (letters.length === 0 && left.length === 0) screen.print(say("view.letter.none"));
    if (left.length > 0) screen.print(styled("warn", say("view.letter.left")));
    for (const { case: id, problem } of left) screen.print(`  ${id}  ${problemWords(problem, say).message}`);
  },
});

const paperResult = (paper: Awaited<ReturnType<typeof writeDraftPaper>>): Result => ({
  json: { letters: [{ letter: null, case: null, ...paper }], left: [] },
  show: (screen) => screen.print(screen.say("view.letter.paper", { path: paper.path })),
});
