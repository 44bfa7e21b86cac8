import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Desk, deskWithCases, toldProblem } from "../support/binary.ts";
import { samplesFolder } from "../support/office.ts";

let desk: Desk;
let before: string;
beforeAll(async () => {
  desk = await deskWithCases();
  before = await desk.head();
});

const sample = join(samplesFolder, "spouse.json");
const [gathering, verified, decided, sent, held, ruled, closed] = [1, 2, 3, 4, 5, 6, 7].map(
  (number) => `BER-2026-00000${number}`,
) as [string, string, string, string, string, string, string];

/** What is typed, the exit code and the problem. Nothing of it may change anything. */
const refused: readonly (readonly [typed: string, exit: number, code: string])[] = [
  ["frob", 2, "unknown-command"],
  ["case frob", 2, "unknown-command"],
  ["case", 2, "missing-argument"],
  ["case show", 2, "missing-argument"],
  ["case show --frob", 2, "unknown-option"],
  ["--frob", 2, "unknown-option"],
  [`case show ${ruled} more`, 2, "too-many-words"],
  ["case list --lang", 2, "missing-argument"],
  ["case list --lang de", 2, "bad-value"],
  ["case list --stage done", 2, "bad-value"],
  ["case list --due tomorrow", 2, "bad-value"],
  ["case show nonsense", 2, "unknown-case"],
  ["case show BER-2026-000099", 2, "unknown-case"],
  ["case show MOW-2026-000001", 2, "unknown-case"],
  ["case history BER-2026-000099", 2, "unknown-case"],
  ["case explain BER-2026-000099", 2, "unknown-case"],
  ["case verify BER-2026-000099", 2, "unknown-case"],
  ["case decide BER-2026-000099 --forward", 2, "unknown-case"],
  ["case approve BER-2026-000099", 2, "unknown-case"],
  ["case withdraw BER-2026-000099 --reason-from why.txt", 2, "unknown-case"],
  [`case amend BER-2026-000099 --from ${sample}`, 2, "unknown-case"],
  ["letter issue BER-2026-000099 --to stick", 2, "unknown-case"],
  ["letter served BER-2026-000099", 2, "unknown-case"],
  ["answers release BER-2026-000099 --reason-from why.txt", 2, "unknown-case"],
  ["batch show BER-2026-B000099", 2, "unknown-batch"],
  ["batch show 1", 2, "unknown-batch"],
  ["rules show P9", 2, "unknown-pack"],
  ["officer leave nobody", 2, "unknown-officer"],
  ["case list --as nobody", 2, "unknown-officer"],
  [`case open --from ${sample} --as nobody`, 2, "unknown-officer"],
  [`case open --from ${sample} --again BER-2026-000099`, 2, "unknown-case"],
  [`case open --from ${sample} --applied-at yesterday`, 2, "bad-value"],
  [`case open --from ${sample} --applied-at 2026-02-30T10:00`, 2, "bad-value"],
  [`case open --from ${sample} --applied-at 2026-11-25T10:00`, 3, "applied-in-future"],
  [`case open --from ${sample} --applied-at 2025-02-01T10:00`, 3, "service-suspended"],
  [`case open --from ${sample} --applied-at 2026-11-02T10:00`, 4, "answer-needed"],
  ["case open", 4, "answer-needed"],
  ["case open --from nowhere.json", 2, "no-such-file"],
  ["case open --from stick", 2, "not-a-file"],
  ["case open --from why.txt", 3, "bad-json"],
  [`case amend ${gathering}`, 4, "answer-needed"],
  [`case verify ${decided}`, 3, "wrong-stage"],
  [`case decide ${gathering} --forward`, 3, "wrong-stage"],
  [`case decide ${verified}`, 4, "answer-needed"],
  [`case decide ${verified} --forward`, 3, "findings-block"],
  [`case decide ${verified} --forward --refuse`, 2, "flags-apart"],
  [`case decide ${verified} --propose-refusal --refuse`, 2, "flags-apart"],
  [`case decide ${verified} --forward --ground incomplete-set`, 2, "flag-alone"],
  [`case decide ${verified} --forward --fact-from why.txt`, 2, "flag-alone"],
  [`case decide ${verified} --refuse`, 4, "answer-needed"],
  [`case decide ${verified} --refuse --ground nonsense`, 2, "bad-value"],
  [`case decide ${verified} --refuse --ground no-consent`, 3, "ground-without-finding"],
  [`case decide ${verified} --refuse --ground unreliable`, 3, "ground-of-other-act"],
  [`case decide ${verified} --refuse --ground incomplete-set --fact-from nowhere.txt`, 2, "no-such-file"],
  [`case approve ${gathering}`, 3, "wrong-stage"],
  [`case approve ${decided}`, 9, "own-decision"],
  [`case approve ${decided} --as timer`, 9, "not-allowed"],
  [`case withdraw ${decided}`, 4, "answer-needed"],
  [`case withdraw ${closed} --reason-from why.txt`, 3, "already-ruled"],
  [`case supplement ${gathering} --kind portfolio --country DEU --language de`, 3, "nothing-on-its-way"],
  [`case supplement ${ruled} --kind portfolio --country DEU --language de`, 3, "already-ruled"],
  [`case supplement ${sent}`, 4, "answer-needed"],
  [`case supplement ${sent} --from nowhere.json`, 2, "no-such-file"],
  [`case supplement ${sent} --kind portfolio --country DEU --language de --as timer`, 9, "not-allowed"],
  [`case ask ${gathering}`, 3, "nothing-on-its-way"],
  [`case ask ${closed}`, 3, "already-ruled"],
  [`case repeat ${sent}`, 3, "nothing-returned"],
  [`case repeat ${sent} --as timer`, 9, "not-allowed"],
  [`case reopen ${sent} --reason-from why.txt`, 3, "already-sent"],
  [`case amend ${ruled} --from ${sample}`, 3, "already-ruled"],
  [`document remove ${gathering} 9`, 2, "no-such-document"],
  [`document remove ${gathering} 0`, 2, "bad-value"],
  [`document remove ${sent} 1`, 3, "already-sent"],
  [`document check ${gathering} 1`, 4, "answer-needed"],
  [`document check ${gathering} 1 --outcome torn`, 2, "bad-value"],
  [`document add ${gathering}`, 4, "answer-needed"],
  [`document add ${gathering} --kind will --country XXQ --language de`, 2, "bad-value"],
  [`document add ${gathering} --kind will --country DEU --language de --issued-on 2026-02-30`, 2, "bad-value"],
  [`document add ${gathering} --kind paper --country DEU --language de`, 2, "bad-value"],
  [`document add ${gathering} --kind will --country DEU --language de --authenticated-on 2026-02-03`, 2, "flag-alone"],
  [`document add ${gathering} --from why.txt --kind will`, 2, "flags-apart"],
  [`document replace ${gathering} 1 --from why.txt --authenticated-on 2026-02-03`, 2, "flags-apart"],
  ["batch export", 4, "answer-needed"],
  ["batch export --to nowhere", 2, "no-such-folder"],
  ["batch export --to why.txt", 2, "no-such-folder"],
  ["answers import", 2, "missing-argument"],
  ["answers import nowhere", 2, "no-such-file"],
  ["answers import why.txt", 8, "container-unreadable"],
  ["answers import stick/BER-2026-B000002.iinb", 8, "signature-unchecked"],
  [`answers release ${ruled} --reason-from why.txt`, 3, "no-hold"],
  [`answers reject ${ruled}`, 3, "no-hold"],
  ["centre answer stick/BER-2026-B000002.iinb", 4, "answer-needed"],
  ["centre answer stick/BER-2026-B000002.iinb --to nowhere", 2, "no-such-folder"],
  ["centre answer stick/BER-2026-B000002.iinb --to stick --seed none", 2, "bad-value"],
  [`centre answer stick/BER-2026-B000002.iinb --to stick --ruling ${sent}=perhaps`, 2, "bad-value"],
  ["centre answer why.txt --to stick", 8, "container-unreadable"],
  ["centre answer stick/BER-2026-A000001.iinb --to stick", 8, "not-for-us"],
  [`letter issue ${ruled}`, 4, "answer-needed"],
  ["letter issue --to stick", 4, "answer-needed"],
  [`letter issue ${ruled} --all --to stick`, 2, "flags-apart"],
  [`letter issue ${ruled} --to nowhere`, 2, "no-such-folder"],
  [`letter issue ${ruled} --to stick --kind poem`, 2, "bad-value"],
  [`letter issue ${decided} --to stick`, 3, "nothing-to-write"],
  [`letter issue ${ruled} --to stick --as timer`, 9, "not-allowed"],
  [`letter served ${ruled}`, 3, "nothing-to-serve"],
  [`letter served ${ruled} --to neighbour`, 2, "bad-value"],
  [`letter served ${ruled} --on 2026-02-30`, 2, "bad-value"],
  [`letter issue ${held} --to stick`, 3, "nothing-to-write"],
  ["officer add", 4, "answer-needed"],
  ["officer leave consul", 3, "signatory-leaves"],
  ["init --training", 3, "office-exists"],
  ["iin check", 2, "missing-argument"],
  ["case list --office nowhere", 7, "no-office"],
  ["init --office new", 4, "answer-needed"],
];

describe("what cannot be done as it is typed ends with the code of its kind", () => {
  it.concurrent.each(refused)("%s: %i %s", async (typed, exit, code) => {
    const problem = toldProblem(await desk.run(["--json", ...typed.split(" ")]));
    expect([problem.exit, problem.code]).toEqual([exit, code]);
    expect(`${problem.message}${problem.hint}`).not.toMatch(/\{\{|undefined|\[object/);
  });

  it("and nothing was changed", async () => {
    expect(await desk.head()).toBe(before);
    expect((await desk.json(["case", "list"])).cases).toHaveLength(7);
  });
});

it("a fact without a ground is to whatever grounds the proposal takes from the findings", async () => {
  const copy = await desk.copy();
  const proposed = await copy.json([
    "case",
    "decide",
    verified,
    "--forward",
    "--propose-refusal",
    "--fact-from",
    "why.txt",
  ]);
  expect(proposed.decision).toMatchObject({ kind: "propose-refusal", grounds: [{ fact: "As seen on the papers." }] });
});

describe("for people the same is two lines on stderr", () => {
  it.concurrent.each([
    [
      "case show BER-2026-000099",
      "There is no case BER-2026-000099 in this office.\nCheck the number: iin-desk case list.\n",
    ],
    ["frob", 'There is no command "frob".\nSee the commands: iin-desk --help.\n'],
  ])("%s", async (typed, said) => {
    expect(await desk.run(typed.split(" "))).toEqual({ code: 2, stdout: "", stderr: said });
  });

  it.concurrent("in the language that was asked for", async () => {
    const { stderr } = await desk.run(["frob", "--lang", "ru"]);
    expect(stderr).toMatch(/^Команды «frob» нет\./);
  });
});

it("all this was tried on cases at every stage", async () => {
  const { cases } = await desk.json(["case", "list"]);
  const stages = (cases as { case: string; stage: string }[]).map((one) => `${one.case} ${one.stage}`).sort();
  expect(stages).toEqual([
    `${gathering} gathering`,
    `${verified} verified`,
    `${decided} decided`,
    `${sent} decided`,
    `${held} decided`,
    `${ruled} ruled`,
    `${closed} closed`,
  ]);
});
