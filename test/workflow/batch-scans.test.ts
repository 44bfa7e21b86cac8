import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BatchId } from "../../src/domain/ids.ts";
import type { Scan } from "../../src/domain/scan.ts";
import { pin } from "../../src/exchange/certificate.ts";
import { loadKeys } from "../../src/exchange/keys.ts";
import { openBatch } from "../../src/exchange/read-batch.ts";
import { readRegister } from "../../src/exchange/simulator/register.ts";
import { sha256 } from "../../src/storage/keyed-hash.ts";
import { amendCase } from "../../src/workflow/amend-case.ts";
import { answerStatus } from "../../src/workflow/answer-status.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { exportOf, forwardWithScan, noise } from "../support/batches.ts";
import { type ExportedHere, problemOf, type TestOffice, testOffice } from "../support/office.ts";
import { jpeg, pdf, png, tiff } from "../support/scans.ts";

const scanOf = (desk: { application: { documents: readonly { scan: unknown }[] } }) =>
  desk.application.documents.at(-1)?.scan as Scan;

/** What each file of an export says: its kind, its lines, the scans it expects and those it brings. */
async function told(desk: TestOffice, { files }: ExportedHere) {
  const centre = await loadKeys(join(desk.folder, "centre", "keys"));
  const own = await loadKeys(join(desk.folder, "keys"));
  return Promise.all(
    files.map(async ({ path }) => {
      const trust = { identities: [centre.identity], pins: [pin(own.certificate)], training: true, path };
      const { manifest, lines } = await openBatch(await readFile(path), trust);
      const kinds: string[] = [];
      for await (const { message } of lines()) kinds.push(message?.kind ?? "unreadable");
      return {
        kind: manifest.kind,
        kinds,
        expects: manifest.items?.flatMap(({ scans }) => scans),
        brings: manifest.entries.slice(1).map((entry) => entry.sha256),
      };
    }),
  );
}

async function keptIn(desk: TestOffice): Promise<string[]> {
  const names = await readdir(join(desk.folder, "files"), { recursive: true }).catch(() => []);
  return names.filter((name) => name.length > 40).map((name) => name.slice(-64));
}

describe("a scan", () => {
  it.each([
    ["passport.txt", "application/pdf", pdf()],
    ["a.pdf", "image/jpeg", jpeg()],
    ["portfolio", "image/png", png()],
    ["c.jpeg", "image/tiff", tiff("II")],
  ])("(%s) is taken in as what it is, %s, once, by its digest", async (name, type, bytes) => {
    const desk = await testOffice();
    const one = await forwardWithScan(desk, `scan-of-${name}`, bytes);
    expect(scanOf(one)).toEqual({ sha256: sha256(bytes), type, bytes: bytes.length });
    expect(scanOf(await forwardWithScan(desk, `again-${name}`, bytes)).sha256).toBe(sha256(bytes));
    expect(await keptIn(desk)).toEqual([sha256(bytes)]);
    // No path of this computer stands in the store.
    const office = await desk.as();
    expect(JSON.stringify(await office.cases.load(one.id))).not.toContain("scan-of");
    expect(Buffer.from(await office.files.read(sha256(bytes)))).toEqual(bytes);
  });

  it.each([
    ["a text", Buffer.from("%PDF is what it says"), "scan-not-recognised"],
    ["nothing", Buffer.alloc(0), "scan-not-recognised"],
    ["too much", Buffer.concat([pdf(), Buffer.alloc(20 * 1024 * 1024)]), "file-too-large"],
  ] as const)("that is %s is not taken in, and nothing changes", async (_what, bytes, code) => {
    const desk = await testOffice();
    const before = await desk.head();
    await problemOf(forwardWithScan(desk, "paper.pdf", bytes), code);
    // The case was registered before its paper was added.
    const office = await desk.as();
    const [line] = await office.cases.list({});
    expect([line?.revision, line?.stage, await keptIn(desk)]).toEqual([1, "gathering", []]);
    expect(await desk.head()).not.toBe(before);
  });

  it("that is named by a digest must lie in this office, and be what it says", async () => {
    const desk = await testOffice();
    const one = await forwardWithScan(desk, "paper.pdf", pdf());
    const scan = scanOf(one);
    const office = await desk.as();
    const other = await desk.open("spouse");
    const withScan = (changed: Scan) =>
      amendCase(office, other.id, () => ({
        ...other.application,
        documents: other.application.documents.map((paper) => ({ ...paper, scan: changed })),
      }));
    expect(scanOf(await withScan(scan))).toEqual(scan);
    await amendCase(office, other.id, (application) => ({ ...application, documents: [] }));
    await problemOf(withScan({ ...scan, sha256: sha256("other") }), "scan-unknown");
    const third = await desk.open("senior");
    await amendCase(office, third.id, (application) => ({ ...application, documents: [] }));
    const lying = amendCase(office, third.id, () => ({
      ...third.application,
      documents: third.application.documents.map((paper) => ({
        ...paper,
        scan: { ...scan, type: "image/png" as const },
      })),
    }));
    await problemOf(lying, "scan-unknown");
  });
});

describe("scans leave", () => {
  it("with their case, in parts of their own", async () => {
    const desk = await testOffice();
    const bytes = pdf(noise("a", 20_000));
    await forwardWithScan(desk, "paper.pdf", bytes);
    const sent = await exportOf(desk);
    expect(await told(desk, sent)).toEqual([
      { kind: "batch", kinds: ["REQ"], expects: [sha256(bytes)], brings: [] },
      { kind: "scans", kinds: [], expects: [sha256(bytes)], brings: [sha256(bytes)] },
    ]);
    const office = await desk.as();
    expect((await office.batches.load(sent.batch as BatchId)).files.map(({ holds }) => holds)).toEqual([
      "items",
      "scans",
    ]);
    await desk.answer();
  });

  it("each once, whole, a case's together where they fit", async () => {
    const desk = await testOffice();
    const same = pdf(noise("same", 30_000));
    await forwardWithScan(desk, "one.pdf", same);
    await forwardWithScan(desk, "two.pdf", same);
    for (const name of ["three", "four", "five"]) await forwardWithScan(desk, `${name}.pdf`, pdf(noise(name, 30_000)));
    const sent = await exportOf(desk, { maxBytes: 75_000 });
    const parts = (await told(desk, sent)).filter(({ kind }) => kind === "scans");
    expect(parts.map(({ brings }) => brings.length)).toEqual([2, 2]);
    expect(new Set(parts.flatMap(({ brings }) => brings)).size).toBe(4);
    for (const file of sent.files) expect(file.bytes).toBeLessThanOrEqual(75_000);
  });

  it("later: the text first, the scans with the next export, as a supplement", async () => {
    const desk = await testOffice();
    const bytes = pdf(noise("a", 20_000));
    const { id } = await forwardWithScan(desk, "paper.pdf", bytes);
    const first = await exportOf(desk, { scans: "later" });
    expect(await told(desk, first)).toEqual([{ kind: "batch", kinds: ["REQ"], expects: [sha256(bytes)], brings: [] }]);
    // A thin line stays thin: what only brings scans waits for an export that takes them along.
    expect(await exportOf(desk, { scans: "later" })).toMatchObject({ batch: null, items: 0 });
    const { item } = await desk.about(id);
    const next = await exportOf(desk);
    expect(next).toMatchObject({ seq: 2, items: 1 });
    expect(await told(desk, next)).toEqual([
      { kind: "batch", kinds: ["SUP"], expects: [sha256(bytes)], brings: [] },
      { kind: "scans", kinds: [], expects: [sha256(bytes)], brings: [sha256(bytes)] },
    ]);
    const office = await desk.as();
    expect(await office.messages.list({ case: id })).toMatchObject([
      { message: { kind: "SUP", of: item }, state: "written" },
    ]);
    expect(await exportOf(desk)).toMatchObject({ batch: null });
    // The line of the case is the same with and without its scans.
    for (const path of await desk.answer()) await desk.import(path);
    expect(await office.messages.list({ case: id })).toMatchObject([{ state: "accepted" }]);
  });

  it("not at all, where they are not wanted: nobody waits for them", async () => {
    const desk = await testOffice();
    await forwardWithScan(desk, "paper.pdf", pdf());
    expect(await told(desk, await exportOf(desk, { scans: "none" }))).toEqual([
      { kind: "batch", kinds: ["REQ"], expects: [], brings: [] },
    ]);
    expect(await exportOf(desk)).toMatchObject({ batch: null });
  });

  it("again with a lost batch, under the same item and digest", async () => {
    const desk = await testOffice();
    const { id } = await forwardWithScan(desk, "paper.pdf", pdf());
    await exportOf(desk, { scans: "later" });
    const before = await desk.about(id);
    const office = await desk.as();
    await settleBatch(office, "BER-2026-B000001" as BatchId, "lost");
    const sent = await exportOf(desk);
    expect(await desk.about(id)).toEqual(before);
    expect((await told(desk, sent)).map(({ kind }) => kind)).toEqual(["batch", "scans"]);
    expect((await told(desk, sent)).flatMap(({ brings }) => brings)).toHaveLength(1);
  });

  it("not when one is larger than a file may be: its text goes, and it follows when it may", async () => {
    const desk = await testOffice();
    const large = pdf(noise("large", 60_000));
    const { id } = await forwardWithScan(desk, "large.pdf", large);
    const small = await forwardWithScan(desk, "small.pdf", pdf());
    await problemOf(exportOf(desk, { maxBytes: 30_000, strict: true }), "items-left");
    const sent = await exportOf(desk, { maxBytes: 30_000 });
    expect(sent).toMatchObject({ items: 2, left: [{ case: id, reason: "scan-too-large" }] });
    const brought = (await told(desk, sent)).flatMap(({ brings }) => brings);
    expect(brought).toEqual([scanOf(small).sha256]);
    const still = await exportOf(desk, { maxBytes: 30_000 });
    expect(still).toMatchObject({ batch: null, left: [{ case: id, reason: "scan-too-large" }] });
    const after = await told(desk, await exportOf(desk));
    expect(after.flatMap(({ brings }) => brings)).toEqual([sha256(large)]);
  });

  it("not when they are gone: the case stays, and stops none of the others", async () => {
    const desk = await testOffice();
    const { id, application } = await forwardWithScan(desk, "paper.pdf", pdf());
    await desk.forward("spouse");
    const { sha256: digest } = scanOf({ application });
    const place = join(desk.folder, "files", digest.slice(0, 2), digest);
    const kept = await readFile(place);
    await rm(place);
    expect(await exportOf(desk)).toMatchObject({ items: 1, left: [{ case: id, reason: "scan-missing" }] });
    await writeFile(place, kept);
    expect(await exportOf(desk)).toMatchObject({ items: 1, left: [] });
  });

  it("and are filed by the centre, whichever part comes first", async () => {
    const desk = await testOffice();
    const bytes = pdf(noise("a", 20_000));
    await forwardWithScan(desk, "paper.pdf", bytes);
    const [text, scans] = (await exportOf(desk)).files;
    const { answer } = await import("../../src/exchange/simulator/centre.ts");
    const { Temporal } = await import("../../src/domain/day.ts");
    const at = Temporal.Instant.from("2026-11-23T10:00:00Z");
    const wishes = { seed: 1, at, rulings: new Map(), software: "iin-desk 0.0.0", path: "part" };
    expect(await answer(join(desk.folder, "centre"), await readFile(scans?.path ?? ""), wishes)).toHaveLength(1);
    expect(await answer(join(desk.folder, "centre"), await readFile(text?.path ?? ""), wishes)).toHaveLength(1);
    expect((await readRegister(join(desk.folder, "centre"))).scans).toEqual([sha256(bytes)]);
  });

  it("and are answered by a file without lines: so the office hears that all is there, and who is silent", async () => {
    const desk = await testOffice();
    const { id } = await forwardWithScan(desk, "paper.pdf", pdf(noise("a", 20_000)));
    const { batch, files } = await exportOf(desk);
    const { answer } = await import("../../src/exchange/simulator/centre.ts");
    const { Temporal } = await import("../../src/domain/day.ts");
    const at = Temporal.Instant.from("2026-11-23T10:00:00Z");
    const wishes = { seed: 1, at, rulings: new Map([[id, "silent" as const]]), software: "iin-desk 0.0.0" };
    const statusAfter = async (path = "") => {
      for (const file of await answer(join(desk.folder, "centre"), await readFile(path), { ...wishes, path })) {
        const answered = join(desk.stick, file.fileName);
        await writeFile(answered, file.bytes);
        await desk.import(answered);
      }
      const { upTo, batches } = await answerStatus(await desk.as(), batch);
      return { upTo, received: batches[0]?.parts.received, word: batches[0]?.word };
    };
    expect(await statusAfter(files[0]?.path)).toEqual({ upTo: 0, received: [1], word: "received" });
    expect(await statusAfter(files[1]?.path)).toEqual({ upTo: 1, received: [1, 2], word: "silent" });
    // The same part again is answered by the same file.
    expect(await statusAfter(files[1]?.path)).toMatchObject({ upTo: 1 });
    expect(await (await desk.as()).answers.lastSeq()).toBe(2);
  });
});
