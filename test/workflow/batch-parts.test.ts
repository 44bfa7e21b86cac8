import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { pin } from "../../src/exchange/certificate.ts";
import { loadKeys } from "../../src/exchange/keys.ts";
import { readBatch } from "../../src/exchange/read-batch.ts";
import { answer } from "../../src/exchange/simulator/centre.ts";
import { completeUpTo, readRegister } from "../../src/exchange/simulator/register.ts";
import { judge } from "../exchange/judges.ts";
import { containersOn, exportOf, forwardMany, forwardWithScan, noise, shuffled } from "../support/batches.ts";
import { type TestOffice, testOffice } from "../support/office.ts";
import { pdf } from "../support/scans.ts";

async function opened(desk: TestOffice, path: string) {
  const centre = await loadKeys(join(desk.folder, "centre", "keys"));
  const own = await loadKeys(join(desk.folder, "keys"));
  return readBatch(await readFile(path), {
    identities: [centre.identity],
    pins: [pin(own.certificate)],
    training: true,
    path,
  });
}

/** Lets the simulator take a file in; gives what it answers. */
async function taken(desk: TestOffice, path: string) {
  const at = Temporal.Instant.from("2026-11-23T10:00:00Z");
  const wishes = { seed: 1, at, rulings: new Map(), software: "iin-desk 0.0.0", path };
  return answer(join(desk.folder, "centre"), await readFile(path), wishes);
}

describe("a batch in parts", () => {
  it("is cut between cases, each file whole by itself and no larger than was said", async () => {
    const desk = await testOffice();
    const cases = await forwardMany(desk, 14);
    const sent = await exportOf(desk, { maxBytes: 16_000 });
    expect(sent).toMatchObject({ batch: "BER-2026-B000001", items: 14, left: [] });
    expect(sent.files.length).toBeGreaterThan(1);
    const of = sent.files.length;
    expect(await containersOn(desk.stick)).toEqual(
      sent.files.map(
        (_, at) => `BER-2026-B000001-p${String(at + 1).padStart(2, "0")}of${String(of).padStart(2, "0")}.iinb`,
      ),
    );
    const seen: string[] = [];
    const batches = new Set<string>();
    for (const [at, file] of sent.files.entries()) {
      expect((await stat(file.path)).size).toBeLessThanOrEqual(16_000);
      const { manifest, lines } = await opened(desk, file.path);
      expect([manifest.kind, manifest.part, manifest.seq]).toEqual(["batch", { number: at + 1, of }, 1]);
      batches.add(manifest.id);
      seen.push(...lines.map(({ message }) => message?.case ?? "unreadable"));
    }
    expect(batches.size).toBe(1);
    expect(seen).toEqual(cases.map(({ id }) => id));
    // The chain goes from the last part.
    await forwardMany(desk, 1);
    await exportOf(desk);
    const office = await desk.as();
    expect((await office.batches.load("BER-2026-B000002" as never)).previousDigest).toBe(sent.files.at(-1)?.sha256);
  });

  it.each([1, 2, 3])("can be taken in by the centre in any order, again and again (seed %i)", async (seed) => {
    const desk = await testOffice();
    const cases = await forwardMany(desk, 9);
    await forwardWithScan(desk, "paper.pdf", pdf("x".repeat(9000)));
    const sent = await exportOf(desk, { maxBytes: 16_000 });
    const kinds = await Promise.all(sent.files.map(async ({ path }) => (await opened(desk, path)).manifest.kind));
    expect(new Set(kinds)).toEqual(new Set(["batch", "scans"]));
    expect(kinds.length).toBeGreaterThan(2);
    const order = shuffled([...sent.files, ...sent.files], seed);
    const register = () => readRegister(join(desk.folder, "centre"));
    for (const [at, { path }] of order.entries()) {
      await taken(desk, path);
      // Complete when every part is there, and not before.
      const here = new Set(order.slice(0, at + 1).map((file) => file.path));
      const { offices } = await register();
      expect(offices.BER && completeUpTo(offices.BER)).toBe(here.size === sent.files.length ? 1 : 0);
    }
    const { items, scans } = await register();
    expect(
      Object.values(items)
        .map((item) => item.case)
        .sort(),
    ).toEqual([...cases.map(({ id }) => id), "BER-2026-000010"]);
    expect(scans).toHaveLength(1);
    const iins = Object.values(items).map(({ ruling }) => (ruling as { iin: string }).iin);
    expect(new Set(iins).size).toBe(10);
  });

  it("is answered part by part, in any order", async () => {
    const desk = await testOffice();
    await forwardMany(desk, 9);
    const sent = await exportOf(desk, { maxBytes: 16_000 });
    expect(sent.files.length).toBeGreaterThan(1);
    const answers: string[] = [];
    for (const { path } of sent.files.toReversed()) {
      for (const file of await taken(desk, path)) {
        const place = join(desk.stick, file.fileName);
        await (await desk.as()).folders.write(desk.stick, file.fileName, file.bytes);
        answers.push(place);
      }
    }
    for (const path of shuffled(answers, 5)) await desk.import(path);
    const lines = await (await desk.as()).cases.list({});
    expect(lines.map(({ stage, parcel }) => `${stage} ${parcel}`)).toEqual(Array(9).fill("ruled answered"));
  });

  it("is checked part by part with age, unzip and openssl alone", async () => {
    const desk = await testOffice();
    await forwardMany(desk, 6);
    await forwardWithScan(desk, "paper.pdf", pdf("x".repeat(9000)));
    const sent = await exportOf(desk, { maxBytes: 16_000 });
    for (const { path } of sent.files) {
      const folder = `${path}-opened`;
      await mkdir(folder);
      const run = async (program: "age" | "unzip" | "openssl", ...args: string[]) => {
        const done = await judge(program, args, folder);
        expect(done, `${program} ${args.join(" ")}: ${done.stderr}`).toMatchObject({ exitCode: 0 });
        return done.stdout;
      };
      await run("age", "-d", "-i", join(desk.folder, "centre/keys/decryption.age"), "-o", "outer.zip", path);
      await run("unzip", "-q", "outer.zip");
      const own = join(desk.folder, "keys/signing.pem");
      const pinned = ["-CAfile", own, "-certfile", own, "-nointern", "-out", "checked.zip"];
      const signature = ["-binary", "-cades", "-inform", "DER", "-in", "META-INF/signature.p7s"];
      await run("openssl", "cms", "-verify", ...signature, "-content", "payload.zip", ...pinned);
      await run("unzip", "-q", "checked.zip");
      const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
      const named = manifest.entries.map((entry: { name: string }) => entry.name);
      expect((await run("unzip", "-Z1", "checked.zip")).split("\n")).toEqual(["manifest.json", ...named]);
      const items = await readFile(join(folder, "items.ndjson"), "utf8");
      expect(items.split("\n").length - 1).toBe(manifest.count);
      if (manifest.kind === "scans") expect(items).toBe("");
    }
  });
});

describe("what a batch takes", () => {
  it("is at most so many cases, the most urgent first", async () => {
    const desk = await testOffice();
    const cases = await forwardMany(desk, 3);
    expect(await exportOf(desk, { limit: 2 })).toMatchObject({ items: 2, seq: 1 });
    const office = await desk.as();
    const first = await office.batches.parcels({ batch: "BER-2026-B000001" as never });
    expect(first.map((parcel) => parcel.case)).toEqual(cases.slice(0, 2).map(({ id }) => id));
    expect(await exportOf(desk, { limit: 2 })).toMatchObject({ items: 1, seq: 2 });
  });

  it("is not a case that fits into no file: it stays and is named", async () => {
    const desk = await testOffice();
    const papers = Array.from({ length: 30 }, (_, at) => ({
      kind: "other" as const,
      title: `${at}`,
      issuingCountry: "DEU",
      language: "ru",
      originalSeen: true,
      note: noise(`paper ${at}`, 2000),
    }));
    const { id } = await desk.open("investor");
    const { amendCase } = await import("../../src/workflow/amend-case.ts");
    const office = await desk.as();
    await amendCase(office, id, (application) => ({
      ...application,
      documents: [
        ...application.documents,
        ...papers.map((paper) => ({ ...application.documents[0]!, ...paper, number: null })),
      ],
    }));
    await desk.forwardOpen(id);
    const [other] = await forwardMany(desk, 1);
    const sent = await exportOf(desk, { maxBytes: 16_000 });
    expect(sent).toMatchObject({ items: 1, left: [{ case: id, reason: "too-large" }] });
    const parcels = await office.batches.parcels({ batch: sent.batch! });
    expect(parcels.map((parcel) => parcel.case)).toEqual([other?.id]);
    expect(await exportOf(desk)).toMatchObject({ items: 1, left: [] });
  });
});
