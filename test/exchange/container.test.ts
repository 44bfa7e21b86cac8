import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { pin } from "../../src/exchange/certificate.ts";
import { officeExchange } from "../../src/exchange/office-exchange.ts";
import { readBatch } from "../../src/exchange/read-batch.ts";
import { judge } from "./judges.ts";
import { outgoing, type Sealed, type TestStage, testStage } from "./stage.ts";

let stage: TestStage;
let sealed: Sealed;
beforeAll(async () => {
  stage = await testStage();
  sealed = await stage.seal(1, outgoing(1, 2, 3));
});
afterAll(() => stage.remove());

const trustOf = (identity: string) => ({
  identities: [identity],
  pins: [pin(stage.office.certificate)],
  training: true,
  path: "x.iinb",
});

test("a batch is checked to its last byte with age, unzip and openssl alone", async () => {
  const { folder } = stage;
  await writeFile(join(folder, "batch.iinb"), sealed.bytes);
  const run = async (program: "age" | "unzip" | "openssl", ...args: string[]) => {
    const done = await judge(program, args, folder);
    expect(done, `${program} ${args.join(" ")}: ${done.stderr}`).toMatchObject({ exitCode: 0 });
    return done.stdout;
  };
  await run("age", "-d", "-i", "centre/keys/decryption.age", "-o", "outer.zip", "batch.iinb");
  expect(await run("unzip", "-Z1", "outer.zip")).toBe("mimetype\npayload.zip\nMETA-INF/signature.p7s");
  await run("unzip", "-t", "outer.zip");
  await run("unzip", "-q", "outer.zip", "-d", "outer");
  const signature = [
    "-binary",
    "-inform",
    "DER",
    "-in",
    "outer/META-INF/signature.p7s",
    "-content",
    "outer/payload.zip",
  ];
  const pinned = ["-CAfile", "keys/signing.pem", "-certfile", "keys/signing.pem", "-nointern", "-out", "checked.zip"];
  await run("openssl", "cms", "-verify", ...signature, ...pinned);
  await run("openssl", "cms", "-verify", "-cades", ...signature, ...pinned);
  await run("unzip", "-q", "checked.zip", "-d", "payload");

  const manifest = JSON.parse(await readFile(join(folder, "payload/manifest.json"), "utf8"));
  const items = await readFile(join(folder, "payload/items.ndjson"));
  expect(manifest.entries).toEqual([
    { name: "items.ndjson", bytes: items.length, sha256: createHash("sha256").update(items).digest("hex") },
  ]);
  const lines = items.toString().trimEnd().split("\n");
  expect(manifest.count).toBe(3);
  expect(lines.map((line) => createHash("sha256").update(line).digest("hex"))).toEqual(
    manifest.items.map((item: { digest: string }) => item.digest),
  );
});

test("every field of the manifest is there from the first day, unused ones null", async () => {
  const { manifest } = await readBatch(sealed.bytes, trustOf(stage.centre.identity));
  expect(JSON.parse(JSON.stringify(manifest))).toEqual({
    formatVersion: 1,
    kind: "batch",
    id: "019aaf4f-0000-7000-8000-000000000001",
    number: "BER-2026-B000001",
    office: "BER",
    seq: 1,
    previousDigest: null,
    createdAt: "2026-11-23T14:40:00+01:00[+01:00]",
    clockSuspect: false,
    part: { number: 1, of: 1 },
    recipientKey: createHash("sha256").update(stage.centre.recipient).digest("hex"),
    rulePacks: [{ id: "P3", digest: "3".repeat(64) }],
    count: 3,
    items: [1, 2, 3].map((number) => ({
      item: `019aaf4e-0000-7000-8000-00000000000${number}`,
      case: `BER-2026-00000${number}`,
      kind: "formation",
      revision: 1,
      digest: sealed.digests.get(`019aaf4e-0000-7000-8000-00000000000${number}` as never),
      scans: [],
    })),
    entries: [expect.objectContaining({ name: "items.ndjson" })],
    ledgerHead: { size: 12, hash: "b".repeat(64) },
    software: "iin-desk 0.1.0",
    answerSeq: null,
    previousAnswerDigest: null,
    inReplyTo: null,
    completeUpTo: null,
    asOf: null,
    ledgerHeadSeen: null,
  });
});

test("centre and office open the same batch, and nobody else does", async () => {
  const asCentre = await readBatch(sealed.bytes, trustOf(stage.centre.identity));
  const asOffice = await readBatch(sealed.bytes, trustOf(stage.office.identity));
  expect(asOffice.lines).toEqual(asCentre.lines);
  expect(asCentre.lines.map((line) => line.message?.kind)).toEqual(["REQ", "REQ", "REQ"]);
  const stranger = await testStage();
  await expect(readBatch(sealed.bytes, trustOf(stranger.office.identity))).rejects.toMatchObject({
    code: "not-for-us",
  });
  await stranger.remove();
});

test("no path of this computer and no name of a person stands outside the sealed lines", async () => {
  const { manifest, lines } = await readBatch(sealed.bytes, trustOf(stage.centre.identity));
  expect(JSON.stringify(lines)).not.toContain("/home/consul");
  expect(JSON.stringify(manifest)).not.toMatch(/sample|specimen|müller/i);
  expect(sealed.name).toBe("BER-2026-B000001.iinb");
});

test("the same case has the same line and digest in every batch", async () => {
  const again = await stage.seal(2, outgoing(3, 1));
  expect(again.digests.get(outgoing(1)[0]!.item)).toBe(sealed.digests.get(outgoing(1)[0]!.item));
});

test("a case that cannot leave says why", async () => {
  const [one] = outgoing(1);
  const withName = (surname: string) => {
    const { application } = one!.case;
    const applicant = { ...application.applicant, surname };
    return stage.exchange.prepare({ ...one!, case: { ...one!.case, application: { ...application, applicant } } });
  };
  expect(await stage.exchange.prepare(one!)).toMatchObject({ item: one!.item, kind: "formation" });
  expect(await withName("Мюллер-Ұлы")).toMatchObject({ revision: 1 });
  const fields = [{ field: "/applicant/surname", codePoint: "U+7C73" }];
  expect(await withName("米勒")).toEqual({ reason: "characters", fields });
  expect(await withName("")).toEqual({ reason: "content" });
  const { application } = one!.case;
  const note = "ә".repeat(2000);
  const documents = Array.from({ length: 60 }, () => ({ ...application.documents[0]!, note, title: "т".repeat(200) }));
  const long = { ...one!, case: { ...one!.case, application: { ...application, documents } } };
  expect(await stage.exchange.prepare(long)).toEqual({ reason: "too-long" });
});

test("an office without a centre, or with a key out of its time, seals nothing", async () => {
  const profile = { code: "BER", training: true, timeZone: "Europe/Berlin" };
  const alone = officeExchange({ profile: { ...profile, centre: null } as never, folder: stage.folder, software: "x" });
  await expect(alone.seal({} as never)).rejects.toMatchObject({ code: "no-centre", kind: "environment" });
  const centre = { recipient: "age1nonsense", certificates: [] };
  const wrong = officeExchange({ profile: { ...profile, centre } as never, folder: stage.folder, software: "x" });
  await expect(wrong.seal({} as never)).rejects.toMatchObject({ code: "bad-office" });
  await expect(stage.seal(1, [], Temporal.Instant.from("2101-01-01T00:00:00Z"))).rejects.toMatchObject({
    code: "keys-unreadable",
    params: { fault: "expired" },
  });
});
