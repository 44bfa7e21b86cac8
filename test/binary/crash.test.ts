import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Desk, deskWithCases } from "../support/binary.ts";
import { type Call, callsOf, killedAt } from "../support/killed.ts";

let whole: Desk;
beforeAll(async () => {
  whole = await deskWithCases();
});

/** Some of many, the first and the last among them. */
function spread<Item>(all: readonly Item[], count: number): Item[] {
  if (all.length <= count) return [...all];
  const places = Array.from({ length: count }, (_, place) => Math.round((place * (all.length - 1)) / (count - 1)));
  return all.filter((_, place) => places.includes(place));
}

/** Where to kill: the store is written page by page, which would hide all the rest. */
function points(calls: readonly Call[], count: number): Call[] {
  const isPage = ([call]: Call) => call === "pwrite64";
  return [
    ...spread(
      calls.filter((one) => !isPage(one)),
      count,
    ),
    ...spread(calls.filter(isPage), 4),
  ];
}

interface Parcel {
  readonly item: string;
  readonly case: string;
  readonly state: string;
}

async function parcelsOf(desk: Desk, id: string): Promise<Parcel[]> {
  return (await desk.jsonHere(["case", "show", id])).parcels as Parcel[];
}

// Some of them; every one has its turn in every-call.long.ts.
describe("killed at a call that changes a file", () => {
  it("an export loses no case, makes no second item, and the next run completes it", async () => {
    const args = (desk: Desk) => ["batch", "export", "--to", desk.stick];
    const trial = await whole.copy();
    const calls = await callsOf(trial, args(trial));
    expect(calls.length).toBeGreaterThan(12);
    expect(calls.map(([call]) => call)).toEqual(expect.arrayContaining(["pwrite64", "fsync", "rename"]));
    const seen = new Set<string>();
    let killed = 0;
    for (const [call, number] of points(calls, 11)) {
      const desk = await whole.copy();
      if (await killedAt([call, number], desk, args(desk))) killed += 1;
      await desk.head();
      const before = await parcelsOf(desk, "BER-2026-000003");
      seen.add(before[0]?.state ?? "not sealed");
      const sent = await desk.jsonHere(args(desk));
      if (before[0]?.state !== "written") expect([call, number, sent.items]).toEqual([call, number, 1]);
      const after = await parcelsOf(desk, "BER-2026-000003");
      expect(after.map((one) => one.state)).toEqual(["written"]);
      if (before[0] !== undefined) expect(after[0]?.item).toBe(before[0].item);
      expect((await readdir(desk.stick)).filter((name) => name.endsWith(".iinb")).sort()).toEqual([
        "BER-2026-A000001.iinb",
        "BER-2026-B000001.iinb",
        "BER-2026-B000002.iinb",
        "BER-2026-B000003.iinb",
      ]);
      const batches = (await desk.jsonHere(["batch", "list"])).batches as { seq: number; state: string }[];
      expect(batches.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(batches[2]?.state).toBe("written");
      await desk.head();
    }
    expect(killed).toBeGreaterThanOrEqual(8);
    // The kills fell on both sides of the seal and of the writing.
    expect([...seen].sort()).toEqual(expect.arrayContaining(["not sealed", "unknown"]));
  }, 120_000);

  it("an import is done whole or not at all, and the next run completes it", async () => {
    const answered = await whole.copy();
    const batch = join(answered.stick, "BER-2026-B000002.iinb");
    await answered.jsonHere(["centre", "answer", batch, "--to", answered.stick]);
    const path = (desk: Desk) => ["answers", "import", join(desk.stick, "BER-2026-A000002.iinb")];
    const trial = await answered.copy();
    const calls = await callsOf(trial, path(trial));
    expect(calls.map(([call]) => call)).toEqual(expect.arrayContaining(["pwrite64"]));
    const stages = new Set<unknown>();
    let killed = 0;
    for (const [call, number] of points(calls, 4)) {
      const desk = await answered.copy();
      if (await killedAt([call, number], desk, path(desk))) killed += 1;
      await desk.head();
      const { stage } = await desk.jsonHere(["case", "show", "BER-2026-000004"]);
      const [parcel] = await parcelsOf(desk, "BER-2026-000004");
      expect([stage, parcel?.state]).toEqual(stage === "ruled" ? ["ruled", "answered"] : ["decided", "written"]);
      stages.add(stage);
      const taken = await desk.jsonHere(path(desk));
      expect([taken.applied, taken.repeated].flat()).toMatchObject([{ case: "BER-2026-000004", ruling: "issued" }]);
      expect((await desk.jsonHere(["case", "show", "BER-2026-000004"])).stage).toBe("ruled");
      await desk.head();
    }
    expect(killed).toBeGreaterThanOrEqual(4);
    expect(stages).toContain("decided");
  }, 120_000);
});
