import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Desk, deskWithCases } from "../support/binary.ts";
import { callsOf, killedAt } from "../support/killed.ts";
import { samplesFolder } from "../support/office.ts";
import { pdf } from "../support/scans.ts";

// The process is killed at every call that changes a file, one after the other; then the same command is typed again.

let whole: Desk;
beforeAll(async () => {
  whole = await deskWithCases();
  await writeFile(join(whole.root, "scan.pdf"), pdf("a scan"));
  // One more case leaves, with a scan: so a batch has two files.
  const { case: id } = await whole.jsonHere(["case", "open", "--from", join(samplesFolder, "spouse.json")]);
  await whole.jsonHere(addScan(whole, String(id)));
  await whole.jsonHere(["case", "verify", String(id), "--reason-from", join(whole.root, "why.txt")]);
  await whole.jsonHere(["case", "decide", String(id), "--forward"]);
}, 60_000);

const addScan = ({ root }: Desk, id: string) => [
  ...["document", "add", id, "--kind", "portfolio", "--country", "KAZ", "--language", "ru", "--original-seen"],
  ...["--scan", join(root, "scan.pdf")],
];

interface Seen {
  readonly killed: number;
  readonly calls: number;
}

/** Kills a command at each of its calls, each time in a copy of the desk, and looks at what is left. */
async function atEveryCall(
  args: (desk: Desk) => readonly string[],
  look: (desk: Desk, at: string) => Promise<void>,
): Promise<Seen> {
  const trial = await whole.copy();
  const calls = await callsOf(trial, args(trial));
  let killed = 0;
  for (const call of calls) {
    const desk = await whole.copy();
    if (await killedAt(call, desk, args(desk))) killed += 1;
    await desk.head();
    await look(desk, call.join(" "));
    await desk.head();
    expect(await leftovers(desk), call.join(" ")).toEqual([]);
  }
  return { killed, calls: calls.length };
}

/** Parts of files that a later run should have taken away. */
const leftovers = async ({ root }: Desk) =>
  (await readdir(root, { recursive: true })).filter((name) => name.endsWith(".part"));

const parcelsOf = async (desk: Desk, id: string) =>
  (await desk.jsonHere(["case", "show", id])).parcels as { readonly item: string; readonly state: string }[];

const waiting = ["BER-2026-000003", "BER-2026-000008"];

/** What must be the same however often a command was cut off: everything that is told about cases, batches and answers. */
async function everythingTold(desk: Desk): Promise<unknown> {
  const commands = [
    ["case", "list"],
    ["batch", "list"],
    ["answers", "held"],
    ["answers", "status"],
  ];
  return Promise.all(commands.map((command) => desk.jsonHere(command)));
}

describe("killed at every call that changes a file", () => {
  it("an export: each item has one live path, and the next run completes it with the same bytes", async () => {
    const args = (desk: Desk) => ["batch", "export", "--to", desk.stick];
    const seen = await atEveryCall(args, async (desk, at) => {
      const before = await Promise.all(waiting.map((id) => parcelsOf(desk, id)));
      await desk.jsonHere(args(desk));
      for (const [place, id] of waiting.entries()) {
        const after = await parcelsOf(desk, id);
        expect(
          after.map(({ state }) => state),
          at,
        ).toEqual(["written"]);
        const [sealed] = before[place] ?? [];
        if (sealed !== undefined) expect(after[0]?.item, at).toBe(sealed.item);
      }
      const { batches } = (await desk.jsonHere(["batch", "list"])) as { batches: { batch: string; seq: number }[] };
      expect(
        batches.map(({ seq }) => seq),
        at,
      ).toEqual([1, 2, 3]);
      const { files } = (await desk.jsonHere(["batch", "show", batches[2]?.batch ?? ""])) as {
        files: { name: string; sha256: string }[];
      };
      expect(files, at).toHaveLength(2);
      for (const { name, sha256 } of files) {
        const bytes = await readFile(join(desk.stick, name));
        expect(createHash("sha256").update(bytes).digest("hex"), `${at} ${name}`).toBe(sha256);
      }
    });
    expect(seen.calls).toBeGreaterThan(60);
    expect(seen.killed).toBeGreaterThan(seen.calls * 0.9);
  }, 1_200_000);

  it("an import: whole or not at all, and the next run ends as if nothing had been", async () => {
    const batch = join(whole.stick, "BER-2026-B000002.iinb");
    await whole.jsonHere(["centre", "answer", batch, "--to", whole.stick]);
    const args = (desk: Desk) => ["answers", "import", join(desk.stick, "BER-2026-A000002.iinb")];
    const undisturbed = await whole.copy();
    await undisturbed.jsonHere(args(undisturbed));
    const right = await everythingTold(undisturbed);
    const stages = new Set<unknown>();
    const seen = await atEveryCall(args, async (desk, at) => {
      stages.add((await desk.jsonHere(["case", "show", "BER-2026-000004"])).stage);
      await desk.jsonHere(args(desk));
      expect(await everythingTold(desk), at).toEqual(right);
      await desk.jsonHere(args(desk));
      expect(await everythingTold(desk), at).toEqual(right);
    });
    expect([...stages].sort()).toEqual(["decided", "ruled"]);
    expect(seen.calls).toBeGreaterThan(40);
    expect(seen.killed).toBeGreaterThan(seen.calls * 0.9);
  }, 1_200_000);

  it("a paper with its scan: there with all of it, or not at all", async () => {
    const args = (desk: Desk) => addScan(desk, "BER-2026-000001");
    const count = async (desk: Desk) =>
      ((await desk.jsonHere(["case", "show", "BER-2026-000001"])) as { application: { documents: unknown[] } })
        .application.documents.length;
    const before = await count(whole);
    const seen = await atEveryCall(args, async (desk, at) => {
      const now = await count(desk);
      expect([before, before + 1], at).toContain(now);
      if (now === before) await desk.jsonHere(args(desk));
      expect(await count(desk), at).toBe(before + 1);
      // Its scan is whole: it can leave.
      await desk.jsonHere(["case", "verify", "BER-2026-000001", "--reason-from", join(desk.root, "why.txt")]);
      await desk.jsonHere(["case", "decide", "BER-2026-000001", "--forward"]);
      expect((await desk.jsonHere(["batch", "export", "--to", desk.stick])).left, at).toEqual([]);
    });
    expect(seen.calls).toBeGreaterThan(30);
    expect(seen.killed).toBeGreaterThan(seen.calls * 0.9);
  }, 1_200_000);

  it("a letter: one, with one text, and the same bytes in the register and on the medium", async () => {
    const args = (desk: Desk) => ["letter", "issue", "BER-2026-000006", "--to", desk.stick];
    const seen = await atEveryCall(args, async (desk, at) => {
      const { letters } = (await desk.jsonHere(args(desk))) as { letters: { path: string; sha256: string }[] };
      expect(letters, at).toHaveLength(1);
      const [{ path = "", sha256 = "" } = {}] = letters;
      expect(
        createHash("sha256")
          .update(await readFile(path))
          .digest("hex"),
        at,
      ).toBe(sha256);
      const { letters: known } = (await desk.jsonHere(["case", "show", "BER-2026-000006"])) as { letters: object[] };
      expect(known, at).toMatchObject([{ kind: "issuance", sha256 }]);
    });
    expect(seen.calls).toBeGreaterThan(30);
    expect(seen.killed).toBeGreaterThan(seen.calls * 0.9);
  }, 1_200_000);
});
