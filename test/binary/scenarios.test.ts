import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type ScenarioName, scenarios } from "../../src/exchange/simulator/scenarios.ts";
import { type Desk, deskWithCases, toldProblem } from "../support/binary.ts";
import { samplesFolder } from "../support/office.ts";

// Every scenario of the centre by the real program: what it is called happens, and the office answers it by its class.

let whole: Desk;
let sent: readonly string[];
beforeAll(async () => {
  whole = await deskWithCases();
  const why = ["--reason-from", join(whole.root, "why.txt")];
  const ids: string[] = ["BER-2026-000003"];
  for (const sample of ["spouse", "head-of-entity", "investor"]) {
    const { case: id } = await whole.jsonHere(["case", "open", "--from", join(samplesFolder, `${sample}.json`)]);
    await whole.jsonHere(["case", "verify", String(id), ...why]);
    await whole.jsonHere(["case", "decide", String(id), "--forward"]);
    ids.push(String(id));
  }
  await whole.jsonHere(["batch", "export", "--to", whole.stick]);
  sent = ids;
}, 60_000);

interface Imported {
  readonly exit: number;
  readonly applied: readonly { readonly case: string; readonly ruling: string; readonly iin?: string }[];
  readonly repeated: readonly object[];
  readonly held: readonly { readonly case: string; readonly reason: string }[];
  readonly quarantined: readonly { readonly reason: string }[];
}

const batchOf = ({ stick }: Desk) => join(stick, "BER-2026-B000003.iinb");

async function played(
  desk: Desk,
  scenario: string,
  seed = 1,
): Promise<{ files: readonly string[]; import: () => Promise<Imported> }> {
  const to = join(desk.root, "answers");
  await mkdir(to, { recursive: true });
  await desk.json(["centre", "scenario", scenario, batchOf(desk), "--to", to, "--seed", String(seed)]);
  return {
    files: (await readdir(to)).filter((name) => name.endsWith(".iinb")).sort(),
    async import() {
      const { code, stdout, stderr } = await desk.run(["answers", "import", to, "--json"]);
      const nothing = { applied: [], repeated: [], held: [], quarantined: [] };
      if (code !== 0 && code !== 6) return { exit: code, ...nothing, code: toldProblem({ code, stdout, stderr }).code };
      return { exit: code, ...(JSON.parse(stdout) as Omit<Imported, "exit">) };
    },
  };
}

interface Told {
  readonly files: number;
  readonly exit: number;
  readonly applied: number;
  readonly held?: string;
  readonly aside?: readonly string[];
  readonly code?: string;
}

const stories: Record<ScenarioName, Told> = {
  late: { files: 2, exit: 0, applied: 4 },
  partial: { files: 1, exit: 0, applied: 2 },
  repeated: { files: 3, exit: 0, applied: 4 },
  contradictory: { files: 2, exit: 6, applied: 4, held: "contradicts-ruling" },
  "out-of-order": { files: 2, exit: 0, applied: 4 },
  "wrong-office": { files: 1, exit: 3, applied: 0, code: "other-recipient" },
  "bad-signature": { files: 1, exit: 8, applied: 0, code: "signature-unchecked" },
  "cut-file": { files: 1, exit: 8, applied: 0, code: "container-unreadable" },
  "unknown-code": { files: 1, exit: 6, applied: 3, aside: ["unknown-kind", "unknown-kind"] },
  "two-iins": { files: 2, exit: 6, applied: 4, held: "second-iin" },
  "shared-iin": { files: 1, exit: 6, applied: 3, held: "iin-of-another-person" },
  "wrong-control-digit": { files: 1, exit: 6, applied: 3, aside: ["iin-control-digit"] },
  "other-birth-date": { files: 1, exit: 6, applied: 3, held: "birth-date-disagrees" },
  "future-clock": { files: 1, exit: 6, applied: 0, held: "dated-in-future" },
  "missing-number": { files: 1, exit: 0, applied: 2 },
  "registered-differently": { files: 1, exit: 6, applied: 3, held: "registered-differently" },
  warned: { files: 1, exit: 0, applied: 4 },
};

it.each(Object.keys(scenarios) as ScenarioName[])("%s", async (scenario) => {
  const told = stories[scenario];
  const desk = await whole.copy();
  const before = await desk.head();
  const answered = await played(desk, scenario);
  expect(answered.files).toHaveLength(told.files);
  const imported = await answered.import();
  expect(imported).toMatchObject({ exit: told.exit, ...(told.code === undefined ? {} : { code: told.code }) });
  expect(imported.applied).toHaveLength(told.applied);
  const reasons = new Set(imported.held.map(({ reason }) => reason));
  expect([...reasons]).toEqual(told.held === undefined ? [] : [told.held]);
  expect(imported.quarantined.map(({ reason }) => reason)).toEqual(told.aside ?? []);
  if (told.code !== undefined) expect(await desk.head()).toBe(before);
  // No case has two numbers, no number two cases, and none is lost: each is ruled, held, or still waits.
  const cases = await Promise.all(sent.map((id) => desk.jsonHere(["case", "show", id])));
  const numbers = cases.flatMap(({ ruling }) => (ruling as { iin?: string } | null)?.iin ?? []);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { stage } of cases) expect(["decided", "ruled"]).toContain(stage);
  // The next honest answer brings what is missing.
  const to = join(desk.root, "honest");
  await mkdir(to);
  await desk.jsonHere(["centre", "answer", batchOf(desk), "--to", to]);
  const after = await desk.run(["answers", "import", to, "--json"]);
  expect([0, 6]).toContain(after.code);
  const ruled = await Promise.all(sent.map((id) => desk.jsonHere(["case", "show", id])));
  const open = (await desk.jsonHere(["answers", "held"])).held as readonly { readonly case: string }[];
  for (const one of ruled) {
    const waits = open.some((hold) => hold.case === one.case);
    expect(one.stage === "ruled" || waits, `${String(one.case)} after ${scenario}`).toBe(true);
  }
  await desk.head();
});

describe("the same seed", () => {
  it("gives the same rulings, numbers and names; another seed other numbers", async () => {
    const play = async (seed: number) => {
      const { files, import: take } = await played(await whole.copy(), "late", seed);
      const { applied } = await take();
      return { files, applied };
    };
    const [first, again, other] = [await play(5), await play(5), await play(6)];
    expect(again).toEqual(first);
    expect(other.files).toEqual(first.files);
    expect(other.applied.map(({ iin }) => iin)).not.toEqual(first.applied.map(({ iin }) => iin));
  });
});

describe("the other commands of the centre", () => {
  it("receive: a receipt for each file, and nothing is ruled; status tells what is known", async () => {
    const desk = await whole.copy();
    const { files } = await desk.json(["centre", "receive", batchOf(desk), "--to", desk.stick]);
    expect(files).toHaveLength(1);
    const imported = await desk.json(["answers", "import", desk.stick]);
    expect(imported.applied).toEqual([]);
    const { batches } = (await desk.json(["batch", "list"])) as { batches: { seq: number; state: string }[] };
    expect(batches.find(({ seq }) => seq === 3)?.state).toBe("received");
    const { offices } = (await desk.json(["centre", "status"])) as {
      offices: { completeUpTo: number; batches: { seq: number; answered: number }[] }[];
    };
    expect(offices).toMatchObject([{ office: "BER", completeUpTo: 1 }]);
    expect(offices[0]?.batches).toContainEqual(expect.objectContaining({ seq: 3, parts: 1, answered: 0 }));
  });

  it("an unknown scenario, a file that is no batch, an office in earnest", async () => {
    const desk = await whole.copy();
    const tried = (args: readonly string[]) => desk.run([...args, "--json"]).then(toldProblem);
    const to = ["--to", desk.stick];
    expect(await tried(["centre", "scenario", "rainy", batchOf(desk), ...to])).toMatchObject({
      exit: 2,
      code: "bad-value",
    });
    const answers = join(desk.stick, "BER-2026-A000001.iinb");
    expect(await tried(["centre", "answer", answers, ...to])).toMatchObject({ exit: 8, code: "not-for-us" });
    expect(await tried(["centre", "answer", join(desk.stick, "nothing.iinb"), ...to])).toMatchObject({ exit: 2 });
  });
});
