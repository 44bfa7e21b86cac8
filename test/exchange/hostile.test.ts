import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { syntheticIin } from "../../src/domain/iin.ts";
import { officeExchange } from "../../src/exchange/office-exchange.ts";
import { type Crafted, craft, mediaType, rightOuter } from "./craft.ts";
import { answerPayload, hash, type Wanted } from "./foreign-answers.ts";
import { judge } from "./judges.ts";
import { type RawArchive, rawZip } from "./raw-zip.ts";
import { openedBy, type TestStage, testStage } from "./stage.ts";

// Every file here is put together from raw bytes, openssl and age, as a stranger would.

let stage: TestStage;
let stranger: TestStage;
beforeAll(async () => {
  [stage, stranger] = await Promise.all([testStage(), testStage()]);
});
afterAll(() => Promise.all([stage.remove(), stranger.remove()]));

const centreKeys = () => join(stage.centreFolder, "keys");

const item = "019aaf4e-0000-7000-8000-000000000001";
const decision = {
  kind: "DEC",
  outcome: "ISSUED",
  item,
  digest: "d".repeat(64),
  iin: syntheticIin({ yymmdd: "550117", seventh: 0, serial: 1 }),
  reference: "MIA-2026/000001",
  on: "2026-11-24",
  registeredAs: null,
};

/** The payload of an answer file; whatever is wanted different, is. */
const payload = (wanted: Wanted = {}) => answerPayload(stage.office.recipient, `${JSON.stringify(decision)}\n`, wanted);

async function opened(crafted: Partial<Crafted> = {}) {
  const right = { payload: payload(), signer: centreKeys(), recipients: [stage.office.recipient] };
  const bytes = await craft(stage.folder, { ...right, ...crafted });
  return openedBy(stage.exchange, bytes, "from-the-centre.iinb");
}
const refused = async (crafted: Partial<Crafted>, problem: object) =>
  expect(opened(crafted)).rejects.toMatchObject({ name: "Problem", ...problem });

test("an answer file made with openssl and age alone is read", async () => {
  const { lines, seq } = await opened();
  expect(seq).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]!.message).toMatchObject({ kind: "ruling", item, ruling: { outcome: "issued", iin: decision.iin } });
});

test("encrypted to several, with unknown stanzas beside ours, is read", async () => {
  const recipients = [stranger.office.recipient, stage.office.recipient];
  expect((await opened({ recipients })).lines).toHaveLength(1);
});

// ---------------------------------------------------------------- age

test("for another recipient", () => refused({ recipients: [stranger.office.recipient] }, { code: "not-for-us" }));

test("armoured", () => refused({ age: ["-a"] }, { code: "container-unreadable", params: { fault: "not-age" } }));

test("a plain archive, an empty file, text, a huge header", async () => {
  const files = [
    rawZip(rightOuter(payload(), Buffer.from("s"))),
    Buffer.alloc(0),
    Buffer.from("age-encryption.org/v1\n"),
    Buffer.from(`age-encryption.org/v1\n${"-> X25519 AAAA\nAAAA\n".repeat(100_000)}--- x\n`),
    Buffer.from(`age-encryption.org/v1\n${"-> X25519 AAAA\nAAAA\n".repeat(50)}--- x\n`),
  ];
  for (const file of files) {
    await expect(stage.exchange.openAnswers(file, "a.iinb")).rejects.toMatchObject({
      code: "container-unreadable",
      kind: "untrusted",
      params: { fault: "not-age" },
    });
  }
});

test("more than 200 MB are refused before anything is read", async () => {
  await expect(stage.exchange.openAnswers(new Uint8Array(200 * 1024 * 1024 + 1), "a.iinb")).rejects.toMatchObject({
    code: "container-unreadable",
    params: { fault: "too-large" },
  });
});

test("cut or altered anywhere: never opened, never a fault of the program", async () => {
  const right = { payload: payload(), signer: centreKeys(), recipients: [stage.office.recipient] };
  const bytes = await craft(stage.folder, right);
  const spoilt = [0, 10, 60, 130, 200, 300, bytes.length - 40, bytes.length - 1].flatMap((at) => {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 0x04;
    return [flipped, bytes.subarray(0, at)];
  });
  spoilt.push(Buffer.concat([bytes, Buffer.from("x")]), Buffer.concat([bytes, bytes]));
  for (const file of spoilt) {
    await expect(stage.exchange.openAnswers(file, "a.iinb")).rejects.toMatchObject({
      name: "Problem",
      kind: "untrusted",
    });
  }
});

// ---------------------------------------------------------------- the outer archive

const outers: [string, (payload: Uint8Array, signature: Uint8Array) => RawArchive][] = [
  ["another order", (p, s) => ({ entries: rightOuter(p, s).entries.toReversed() })],
  ["a fourth entry", (p, s) => ({ entries: [...rightOuter(p, s).entries, { name: "x", content: p, method: 0 }] })],
  ["no signature", (p, s) => ({ entries: rightOuter(p, s).entries.slice(0, 2) })],
  [
    "another media type",
    (p, s) => ({
      entries: [
        { name: "mimetype", content: Buffer.from(`${mediaType}\n`), method: 0 },
        ...rightOuter(p, s).entries.slice(1),
      ],
    }),
  ],
  ["a deflated payload", (p, s) => ({ entries: rightOuter(p, s).entries.map((entry) => ({ ...entry, method: 8 })) })],
  ["a wrong checksum", (p, s) => ({ entries: rightOuter(p, s).entries.map((entry) => ({ ...entry, crc: 1 })) })],
  [
    "two payloads",
    (p, s) => ({ entries: [...rightOuter(p, s).entries.slice(0, 2), ...rightOuter(p, s).entries.slice(1)] }),
  ],
  ["bytes behind", (p, s) => ({ ...rightOuter(p, s), after: Buffer.from("x") })],
];
test.each(outers)("the outer archive: %s", (_what, outer) =>
  refused({ outer }, { code: "container-unreadable", kind: "untrusted" }),
);

// ---------------------------------------------------------------- the signature

test("unsigned", () =>
  refused(
    { signature: Buffer.alloc(0) },
    { code: "signature-unchecked", kind: "untrusted", params: { reason: "malformed" } },
  ));

test("signed by somebody else, whose certificate lies in the file", () =>
  refused(
    { signer: join(stranger.centreFolder, "keys") },
    { code: "signature-unchecked", params: { reason: "not-pinned" } },
  ));

test("signed by the office itself", () =>
  refused({ signer: join(stage.folder, "keys") }, { code: "signature-unchecked", params: { reason: "not-pinned" } }));

test("the signature of another payload", () =>
  refused(
    { signed: Buffer.from("another payload") },
    { code: "signature-invalid", params: { reason: "content-altered" } },
  ));

test("three megabytes of signature", () =>
  refused({ signature: Buffer.alloc(3_000_000) }, { code: "signature-unchecked", params: { reason: "malformed" } }));

test("an unsigned payload is not looked at: its bomb never unpacks", () =>
  refused(
    { payload: rawZip({ entries: [{ name: "a", content: Buffer.alloc(50_000_000) }] }), signature: Buffer.from("no") },
    { code: "signature-unchecked" },
  ));

test("by a certificate for training, in an office that is not", async () => {
  const centre = { recipient: stage.centre.recipient, certificates: ["centre.pem"] };
  const profile = { code: "BER", training: false, timeZone: "Europe/Berlin", centre } as never;
  const office = officeExchange({ profile, folder: stage.folder, software: "x" });
  const bytes = await craft(stage.folder, {
    payload: payload(),
    signer: centreKeys(),
    recipients: [stage.office.recipient],
  });
  await expect(office.openAnswers(bytes, "a.iinb")).rejects.toMatchObject({ kind: "untrusted" });
});

// ---------------------------------------------------------------- the payload, although it is signed

const payloads: [code: string, what: string, wanted: Wanted][] = [
  ["unknown-format", "a later version", { manifest: (right) => ({ ...right, formatVersion: 2, later: true }) }],
  ["bad-manifest", "no version", { manifest: ({ formatVersion: _, ...right }) => right }],
  ["bad-manifest", "an unknown key", { manifest: (right) => ({ ...right, training: true }) }],
  ["bad-manifest", "a missing key", { manifest: ({ ledgerHead: _, ...right }) => right }],
  ["bad-manifest", "a key twice", { manifestText: (right) => right.replace("{", '{"office":"ZZZ",') }],
  ["bad-manifest", "__proto__", { manifestText: (right) => right.replace("{", '{"__proto__":{"office":"BER"},') }],
  [
    "bad-manifest",
    "too deep",
    { manifestText: (right) => right.replace('"rulePacks":[]', `"rulePacks":${"[".repeat(40)}${"]".repeat(40)}`) },
  ],
  ["bad-manifest", "no JSON", { manifestText: () => "manifest" }],
  ["bad-manifest", "a name with an escape sequence", { manifest: (right) => ({ ...right, software: "\u001b[2J" }) }],
  ["bad-manifest", "a batch in place of answers", { manifest: (right) => ({ ...right, kind: "batch" }) }],
  [
    "bad-manifest",
    "an entry with a path",
    { manifest: (right) => ({ ...right, entries: [{ name: "../x", bytes: 1, sha256: hash("") }] }) },
  ],
  [
    "other-recipient",
    "another office",
    { manifest: (right) => ({ ...right, office: "ZZZ", number: "ZZZ-2026-A000001" }) },
  ],
  ["other-recipient", "another key", { manifest: (right) => ({ ...right, recipientKey: hash("age1other") }) }],
  [
    "contents-differ",
    "an entry that the manifest does not name",
    { more: [{ name: `files/${hash("x")}`, content: Buffer.from("x") }] },
  ],
  [
    "contents-differ",
    "another content",
    { manifest: (right) => ({ ...right, entries: [{ name: "items.ndjson", bytes: 264, sha256: hash("x") }] }) },
  ],
  ["contents-differ", "another number of lines", { manifest: (right) => ({ ...right, count: 2 }) }],
  [
    "contents-differ",
    "no manifest in the first place",
    { archive: ({ entries }) => ({ entries: entries.toReversed() }) },
  ],
  ["container-unreadable", "a bomb", { items: " ".repeat(5_000_000) }],
  ["container-unreadable", "a name twice", { more: [{ name: "MANIFEST.json", content: Buffer.from("{}") }] }],
  ["container-unreadable", "a path upwards", { more: [{ name: "../../keys/signing.key", content: Buffer.from("x") }] }],
  [
    "container-unreadable",
    "a symbolic link",
    { more: [{ name: "link", content: Buffer.from("/etc/passwd"), mode: 0o120777 }] },
  ],
  [
    "container-unreadable",
    "an encrypted entry",
    { archive: ({ entries }) => ({ entries: entries.map((entry) => ({ ...entry, flags: 1 })) }) },
  ],
  ["container-unreadable", "ZIP64", { archive: (right) => ({ ...right, zip64: true }) }],
];
test.each(payloads)("%s: %s", (code, _what, wanted) => refused({ payload: payload(wanted) }, { code }));

test("a scan that is not the one it is called, or is too large", async () => {
  const scan = Buffer.from("%PDF-1.7 …");
  const named = (name: string, content: Buffer) => ({
    more: [{ name, content, method: 0 }],
    manifest: (right: Record<string, unknown>) => ({
      ...right,
      entries: [...(right.entries as object[]), { name, bytes: content.length, sha256: hash(content) }],
    }),
  });
  expect((await opened({ payload: payload(named(`files/${hash(scan)}`, scan)) })).lines).toHaveLength(1);
  await refused({ payload: payload(named(`files/${hash("other")}`, scan)) }, { code: "contents-differ" });
  const large = Buffer.alloc(20 * 1024 * 1024 + 1, "scan");
  await refused({ payload: payload(named(`files/${hash(large)}`, large)) }, { code: "contents-differ" });
});

// ---------------------------------------------------------------- single lines: their neighbours stay good

const bad = (change: object) => JSON.stringify({ ...decision, ...change });
const lines: [reason: string, what: string, line: string][] = [
  ["unreadable-line", "no JSON", "ruling: issued"],
  ["unreadable-line", "empty", ""],
  ["unreadable-line", "a key twice", bad({}).replace("{", `{"iin":"990101300122",`)],
  ["unreadable-line", "__proto__", bad({}).replace("{", `{"__proto__":{},`)],
  ["unreadable-line", "too deep", `{"kind":"DEC","a":${"[".repeat(32)}${"]".repeat(32)}}`],
  ["unreadable-line", "300 KB", bad({ reference: randomBytes(150 * 1024).toString("hex") })],
  ["unreadable-line", "an unknown key", bad({ note: "x" })],
  ["unreadable-line", "an escape sequence", bad({ reference: "\u001b[31m" })],
  ["unreadable-line", "a direction override", bad({ reference: "\u202e1000" })],
  ["unreadable-line", "a day that no calendar has", bad({ on: "2026-02-30" })],
  ["unreadable-line", "a refusal without a ground", bad({ outcome: "REFUSED", grounds: [] })],
  ["unreadable-line", "a list", "[]"],
  ["unknown-kind", "another kind", bad({ kind: "XTR" })],
  ["unknown-kind", "a kind that every object has", bad({ kind: "toString" })],
  ["unknown-kind", "another outcome", bad({ outcome: "SUSPENDED" })],
  [
    "iin-control-digit",
    "a wrong control digit",
    bad({ iin: `${decision.iin?.slice(0, 11)}${(Number(decision.iin?.at(-1)) + 1) % 10}` }),
  ],
  ["iin-length", "eleven digits", bad({ iin: "55011700001" })],
  ["iin-digits", "digits of another script", bad({ iin: "٥٥٠١١٧٠٠٠٠١٤" })],
  ["iin-is-bin", "the number of an organisation", bad({ iin: "990140000017" })],
];
test.each(lines)("a line set aside as %s: %s", async (reason, _what, line) => {
  const items = `${JSON.stringify(decision)}\n${line}\n${JSON.stringify(decision)}\n`;
  const result = await opened({ payload: payload({ items }) });
  expect(result.lines.map(({ message }) => message.kind)).toEqual(["ruling", "fault", "ruling"]);
  expect(result.lines[1]!.message).toMatchObject({ reason });
});

test("nothing of all this was written anywhere in the office", async () => {
  const names = (await readdir(stage.folder)).filter((name) => !/^[0-9a-f-]{36}$/.test(name));
  expect(names.sort()).toEqual(["centre", "centre.pem", "keys"]);
  expect((await judge("age", ["--version"], stage.folder)).exitCode).toBe(0);
});
