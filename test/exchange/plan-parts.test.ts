import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { batchId, caseId, type Digest } from "../../src/domain/ids.ts";
import type { Scan } from "../../src/domain/scan.ts";
import { type BatchHeader, packedSize } from "../../src/exchange/build-batch.ts";
import { planParts } from "../../src/exchange/plan-parts.ts";
import type { Prepared, SealRequest } from "../../src/workflow/ports/exchange.ts";
import { at, ber, sampleItem } from "./sample.ts";
import { testStage } from "./stage.ts";

const hash = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex") as Digest;

/** A line of this many bytes that pack badly; scans of these sizes. */
function lineOf(number: number, size: number, scans: readonly number[]): Prepared {
  let line = "";
  for (let at = 0; line.length < size; at += 1) line += hash(`${number} ${at}`);
  const pictures = scans.map((bytes, place): Scan => {
    const digest = hash(`${number} scan ${place}`);
    return { sha256: digest, type: "application/pdf", bytes };
  });
  const about = { item: sampleItem(number), case: caseId(ber, 2026, number), kind: "formation" as const, revision: 1 };
  const text = Buffer.from(line.slice(0, size));
  return { ...about, pack: null, scans: pictures, digest: hash(text), bytes: size, line: () => text };
}

const header: BatchHeader = {
  office: ber,
  number: batchId(ber, 2026, 1),
  seq: 1,
  batchUuid: "019aaf4f-0000-7000-8000-000000000001",
  previousDigest: null,
  createdAt: Temporal.ZonedDateTime.from("2026-11-23T14:40:00+01:00[+01:00]"),
  clockSuspect: false,
  ledgerHead: { size: 1, hash: hash("head") },
  software: "iin-desk 0.0.0",
};
const size = (items: readonly Prepared[]) => packedSize(header, items);
const withScans = (items: readonly Prepared[]) =>
  items.flatMap((of) => (of.scans.length === 0 ? [] : [{ of, scans: of.scans }]));

const lines = fc.array(
  fc.record({
    size: fc.integer({ min: 200, max: 30_000 }),
    scans: fc.array(fc.integer({ min: 100, max: 60_000 }), { maxLength: 4 }),
  }),
  { maxLength: 12 },
);

describe("the plan of a batch", () => {
  it("leaves nothing out, doubles nothing, keeps the order, and names what is too large", async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 16_000, max: 80_000 }), async (sizes, most) => {
        const items = sizes.map((one, place) => lineOf(place + 1, one.size, one.scans));
        const plan = await planParts(items, withScans(items), most, size);
        const planned = plan.parts.flatMap((part) => (part.holds === "items" ? part.items : []));
        expect(planned).toEqual(items.filter((one) => !plan.tooLarge.includes(one)));
        const travelling = plan.parts.flatMap((part) =>
          part.holds === "scans" ? part.items.flatMap(({ scans }) => scans.map((scan) => scan.sha256)) : [],
        );
        const stuck = plan.scansTooLarge.flatMap(({ scans }) => scans.map((scan) => scan.sha256));
        const all = planned.flatMap(({ scans }) => scans.map((scan) => scan.sha256));
        expect([...travelling, ...stuck].sort()).toEqual([...new Set(all)].sort());
        for (const { scans } of plan.scansTooLarge)
          for (const scan of scans) expect(scan.bytes).toBeGreaterThan(most - 12_000);
      }),
      { numRuns: 25 },
    );
  });

  it("holds no more than 2,000 lines in a part, however many leave", async () => {
    const items = Array.from({ length: 4_500 }, (_, at) => lineOf(at + 1, 64, []));
    const { parts } = await planParts(items, [], 64_000_000, size);
    expect(parts.map((part) => part.items.length)).toEqual([2_000, 2_000, 500]);
    expect(parts.flatMap((part) => (part.holds === "items" ? part.items : []))).toEqual(items);
  });

  it("makes files that are no larger than was said, once they are sealed", async () => {
    const stage = await testStage();
    const pictures = new Map<Digest, Buffer>();
    for (const most of [16_000, 40_000, 100_000]) {
      const items = Array.from({ length: 8 }, (_, at) => lineOf(at + 1, 3_000 + at * 900, at % 2 === 0 ? [9_000] : []));
      const scanned = items.map((one) => ({
        ...one,
        scans: one.scans.map((scan) => picture(pictures, scan.bytes, one.item)),
      }));
      const plan = await stage.exchange.plan(scanned, withScans(scanned), most);
      expect(plan.tooLarge.length + plan.scansTooLarge.length).toBe(0);
      const request: SealRequest = {
        id: batchId(ber, 2026, 1),
        uuid: header.batchUuid,
        seq: 1,
        previousDigest: null,
        createdAt: at,
        clockSuspect: false,
        ledgerHead: header.ledgerHead,
        parts: plan.parts,
        scan: async (digest) => pictures.get(digest) ?? Buffer.alloc(0),
        keep: async (bytes) => hash(bytes),
      };
      const files = await stage.exchange.seal(request);
      expect(files.length).toBeGreaterThan(1);
      for (const file of files) expect(file.bytes).toBeLessThanOrEqual(most);
    }
    await stage.remove();
  });
});

function picture(pictures: Map<Digest, Buffer>, bytes: number, seed: string): Scan {
  const content = Buffer.concat(
    Array.from({ length: bytes / 64 + 1 }, (_, at) => createHash("sha512").update(`${seed} ${at}`).digest()),
  ).subarray(0, bytes);
  const sha256 = hash(content);
  pictures.set(sha256, content);
  return { sha256, type: "application/pdf", bytes };
}

it("a part of scans that brings others than it names is refused, also by its own writer", async () => {
  const stage = await testStage();
  const [named, other] = [Buffer.from("named"), Buffer.from("other")];
  const of = lineOf(1, 300, []);
  const scan: Scan = { sha256: hash(named), type: "application/pdf", bytes: named.length };
  const sealing = (brings: Buffer) =>
    stage.exchange.seal({
      id: batchId(ber, 2026, 1),
      uuid: header.batchUuid,
      seq: 1,
      previousDigest: null,
      createdAt: at,
      clockSuspect: false,
      ledgerHead: header.ledgerHead,
      parts: [{ holds: "scans", items: [{ of, scans: [scan] }] }],
      scan: async () => brings,
      keep: async (bytes) => hash(bytes),
    });
  expect(await sealing(named)).toMatchObject([{ holds: "scans" }]);
  await expect(sealing(other)).rejects.toMatchObject({ code: "seal-not-good", params: { reason: "contents-differ" } });
  await stage.remove();
});
