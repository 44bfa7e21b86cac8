// Makes the stored vectors anew: `npx node test/vectors/make-vectors.ts`. They are kept because a reader must be held
// against files that it did not just write itself; make them anew only when the format gets a new version.
import { createHash, randomBytes } from "node:crypto";
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "../../src/domain/day.ts";
import { batchId, type CaseId, caseId, type Digest, type ItemId } from "../../src/domain/ids.ts";
import { syntheticIin } from "../../src/domain/iin.ts";
import { makeKeys } from "../../src/exchange/make-keys.ts";
import { makeSignature } from "../../src/exchange/make-signature.ts";
import { answer } from "../../src/exchange/simulator/centre.ts";
import type { Wish } from "../../src/exchange/simulator/rulings.ts";
import { type Crafted, craft, rightOuter } from "../exchange/craft.ts";
import { type RawArchive, type RawEntry, rawZip } from "../exchange/raw-zip.ts";
import { at, ber, sampleCorrection } from "../exchange/sample.ts";
import { everyAnswer } from "../exchange/sample-answers.ts";
import { sampleMessages } from "../exchange/sample-messages.ts";
import { itemOf, outgoing, software, testStage } from "../exchange/stage.ts";

const here = import.meta.dirname;
const keysFolder = join(here, "keys");
const stage = await testStage();
const bench = await mkdtemp(join(tmpdir(), "iin-desk-vectors-"));
const hash = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

await rm(keysFolder, { recursive: true, force: true });
for (const [name, folder] of [
  ["office", join(stage.folder, "keys")],
  ["centre", join(stage.centreFolder, "keys")],
] as const) {
  await mkdir(join(keysFolder, name), { recursive: true });
  for (const file of ["signing.key", "signing.pem", "decryption.age", "decryption.pub"]) {
    await copyFile(join(folder, file), join(keysFolder, name, file));
  }
}
const signedLongAgo = Temporal.Instant.from("2024-06-01T12:00:00Z");
const span = {
  from: Temporal.Instant.from("2024-01-01T00:00:00Z"),
  until: Temporal.Instant.from("2025-01-01T00:00:00Z"),
};
const former = await makeKeys(join(bench, "centre-2024"), { commonName: "CENTRE", training: true, ...span });
const stranger = await makeKeys(join(bench, "stranger"), { commonName: "CENTRE", training: true, ...span });
for (const name of ["centre-2024", "stranger"]) {
  await mkdir(join(keysFolder, name));
  for (const file of ["signing.key", "signing.pem"]) await cp(join(bench, name, file), join(keysFolder, name, file));
}

interface Expected {
  /** The code of the problem and what it says more; null for a good file. */
  problem: { code: string; params?: Record<string, string | number> } | null;
  kind: "batch" | "answers";
  /** What becomes of each line of an answer file. */
  lines?: string[];
  /** Seconds since 1970 at which `openssl` must judge the certificate. */
  attime: number;
  what: string;
  /** The stock program that stops at it already, if one does. */
  stoppedBy: Stopper | null;
}
type Stopper = "age" | "unzip" | "openssl" | "unzip of the payload";
const stoppers: Record<string, Stopper> = {
  fail_not_for_us: "age",
  fail_cut: "age",
  fail_bit_flipped: "age",
  fail_unsigned: "openssl",
  fail_foreign_certificate: "openssl",
  fail_forged: "openssl",
  fail_swapped_signature: "openssl",
  fail_expired_certificate: "openssl",
  fail_overlap: "unzip of the payload",
  fail_header_differs: "unzip of the payload",
};
const index: Record<string, Expected> = {};
const attime = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);

type Told = Omit<Expected, "attime" | "stoppedBy"> & { attime?: number };

async function keep(name: string, bytes: Uint8Array, expected: Told) {
  await writeFile(join(here, `${name}.iinb`), bytes);
  index[name] = { attime, stoppedBy: stoppers[name] ?? null, ...expected };
}

// ---------------------------------------------------------------- what our own writers make

/** A batch of three parts, each of which stands alone. */
async function batchInParts(): Promise<Record<string, Uint8Array>> {
  const [first] = outgoing(4);
  if (first === undefined) throw new Error("no case");
  const { application } = first.case;
  const scan = { sha256: hash(picture) as Digest, type: "application/pdf", bytes: picture.length } as const;
  const documents = application.documents.map((paper, place) => ({ ...paper, scan: place === 0 ? scan : null }));
  const request = await stage.exchange.prepare({
    ...first,
    case: { ...first.case, application: { ...application, documents } },
  });
  const item = "019aaf4e-0000-7000-8000-000000000099" as ItemId;
  const recall = await stage.exchange.prepare({ kind: "RCL", item, case: caseId(ber, 2026, 1), of: itemOf(1) });
  if ("reason" in request || "reason" in recall) throw new Error("a line cannot leave");
  const made: Uint8Array[] = [];
  await stage.exchange.seal({
    id: batchId(ber, 2026, 2),
    uuid: "019aaf4f-0000-7000-8000-000000000002",
    seq: 2,
    previousDigest: batch.sha256,
    createdAt: at.add({ hours: 1 }),
    clockSuspect: false,
    ledgerHead: { size: 20, hash: "c".repeat(64) as Digest },
    parts: [
      { holds: "items", items: [request] },
      { holds: "items", items: [recall] },
      { holds: "scans", items: [{ of: request, scans: [scan] }] },
    ],
    scan: async () => picture,
    keep: async (bytes) => {
      made.push(bytes);
      return hash(bytes) as Digest;
    },
  });
  return Object.fromEntries(made.map((bytes, place) => [`good_batch_part${place + 1}`, bytes]));
}

const batch = await stage.seal(1, outgoing(1, 2, 3));
await keep("good_batch", batch.bytes, { kind: "batch", problem: null, what: "three requests of an office" });
const picture = Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n0\n%%EOF\n");
for (const [name, bytes] of Object.entries(await batchInParts())) {
  await keep(name, bytes, {
    kind: "batch",
    problem: null,
    what:
      {
        good_batch_part1: "part 1 of 3 of another batch: a request that names a scan",
        good_batch_part2: "part 2 of 3: a recall",
        good_batch_part3: "part 3 of 3: the scan that part 1 names, no lines",
      }[name] ?? name,
  });
}
const said = await stage.seal(3, sampleMessages, at.add({ hours: 2 }));
await keep("good_batch_messages", said.bytes, {
  kind: "batch",
  problem: null,
  what: "one message of each kind about the requests of good_batch, the confirmation twice",
});
const corrected = await stage.seal(4, [{ item: itemOf(5), case: sampleCorrection(5) }], at.add({ hours: 3 }));
await keep("good_batch_correction", corrected.bytes, {
  kind: "batch",
  problem: null,
  what: "a request to correct the data behind an IIN",
});
const rulings = new Map<CaseId, Wish>([
  [caseId(ber, 2026, 2), "refused"],
  [caseId(ber, 2026, 3), "iin-exists"],
]);
const [answers] = await answer(stage.centreFolder, batch.bytes, { seed: 1, at, rulings, software, path: "batch" });
if (answers === undefined) throw new Error("no answer");
const ruled = ["ACK", "ACK", "ACK", "ISSUED", "REFUSED", "REFUSED"];
await keep("good_answers", answers.bytes, {
  kind: "answers",
  problem: null,
  lines: ruled,
  what: "the answer to good_batch",
});
// ---------------------------------------------------------------- what openssl, age and raw bytes make

const item = "019aaf4e-0000-7000-8000-000000000001";
const digest = batch.digests.get(outgoing(1)[0]?.item as never);
const iin = syntheticIin({ yymmdd: "550117", seventh: 0, serial: 1 });
const decision = {
  ...{ kind: "DEC", outcome: "ISSUED", item, digest, iin, reference: "MIA-2026/000001", on: "2026-11-24" },
  registeredAs: {
    surname: "SAMPLE",
    givenNames: "JOHN",
    birthDate: "1955-01-17",
    citizenship: "DEU",
    documentNumber: "C01X00001",
  },
};
const line = (change: object = {}) => JSON.stringify({ ...decision, ...change });

interface Wanted {
  manifest?: (right: Record<string, unknown>) => unknown;
  manifestText?: (right: string) => string;
  items?: string;
  more?: RawEntry[];
  archive?: (right: RawArchive) => RawArchive;
}

function payload({ manifest = (right) => right, manifestText = (right) => right, ...wanted }: Wanted = {}): Buffer {
  const items = wanted.items ?? `${line()}\n`;
  const right = {
    ...{ formatVersion: 1, kind: "answers", id: "01234567-89ab-8cde-8f01-23456789abcd", number: "BER-2026-A000002" },
    ...{ office: "BER", seq: null, previousDigest: null, createdAt: "2026-11-24T14:00:00+05:00", clockSuspect: false },
    ...{ part: { number: 1, of: 1 }, recipientKey: hash(stage.office.recipient), rulePacks: [] },
    ...{ count: items.split("\n").length - 1, items: null },
    entries: [{ name: "items.ndjson", bytes: Buffer.byteLength(items), sha256: hash(items) }],
    ...{ ledgerHead: null, software: "another centre 1.0", answerSeq: 2, previousAnswerDigest: answers?.sha256 },
    inReplyTo: { batch: "019aaf4f-0000-7000-8000-000000000001", sha256: batch.sha256 },
    ...{ completeUpTo: 1, asOf: "2026-11-24T14:00:00+05:00", ledgerHeadSeen: { size: 12, hash: "b".repeat(64) } },
  };
  const entries = [
    { name: "manifest.json", content: Buffer.from(manifestText(JSON.stringify(manifest(right)))) },
    { name: "items.ndjson", content: Buffer.from(items) },
    ...(wanted.more ?? []),
  ];
  return rawZip(wanted.archive?.({ entries }) ?? { entries });
}

async function crafted(
  name: string,
  what: string,
  problem: Expected["problem"],
  how: Partial<Crafted> & {
    wanted?: Wanted;
    spoil?: (bytes: Uint8Array) => Uint8Array;
    lines?: string[];
    attime?: number;
  } = {},
) {
  const { wanted, spoil = (bytes) => bytes, lines, attime: when, ...rest } = how;
  const right = { payload: payload(wanted), signer: join(keysFolder, "centre"), recipients: [stage.office.recipient] };
  const bytes = spoil(await craft(bench, { ...right, ...rest }));
  await keep(name, bytes, {
    kind: "answers",
    problem,
    what,
    ...(lines ? { lines } : {}),
    ...(when ? { attime: when } : {}),
  });
}
const longAgo = Math.floor(signedLongAgo.epochMilliseconds / 1000);
const byFormer = (content: Uint8Array, signedAt = signedLongAgo) =>
  makeSignature(content, { key: former.signingKey, certificate: former.certificate, signedAt });

await crafted("good_answers_stock", "made with openssl and age alone", null, { lines: ["ISSUED"] });
await crafted("good_answers_two_recipients", "encrypted to others too", null, {
  recipients: [stage.centre.recipient, stage.office.recipient],
  lines: ["ISSUED"],
});
await crafted("good_answers_old_certificate", "signed in 2024 with a certificate of 2024", null, {
  signature: byFormer(payload()),
  lines: ["ISSUED"],
  attime: longAgo,
});
const answered = (number: number) => ({ item: itemOf(number), digest: batch.digests.get(itemOf(number)) ?? "" });
const everyLine = everyAnswer([answered(1), answered(2), answered(3)], {
  uuid: "019aaf4f-0000-7000-8000-000000000001",
  sha256: batch.sha256,
});
await crafted("good_answers_every_line", "every line that a centre can say", null, {
  wanted: { items: everyLine.map(([text]) => `${text}\n`).join("") },
  lines: everyLine.map(([, becomes]) => becomes),
});
const block = randomBytes(2000).toString("hex");
const badLines = [
  [line(), "ISSUED"],
  [line({ outcome: "REFUSED", iin: null, grounds: [{ code: "unreliable", point: "9", texts: null }] }), "REFUSED"],
  [line({ outcome: "ANNULLED", iin: undefined }), "ANNULLED"],
  ["no JSON", "unreadable-line"],
  [line().replace("{", '{"iin":"000000000000",'), "unreadable-line"],
  [line().replace("{", '{"__proto__":{},'), "unreadable-line"],
  [`{"kind":"DEC","item":"${item}","deep":${"[".repeat(33)}${"]".repeat(33)}}`, "unreadable-line"],
  [line({ reference: block.repeat(80) }), "unreadable-line"],
  [line({ reference: "\u001b[31mred" }), "unreadable-line"],
  [line({ kind: "XTR" }), "unknown-kind"],
  [line({ outcome: "SUSPENDED" }), "unknown-kind"],
  [line({ iin: `${iin?.slice(0, 11)}${(Number(iin?.at(-1)) + 1) % 10}` }), "iin-control-digit"],
  [line({ iin: "12345678901" }), "iin-length"],
  [line({ iin: "990140000017" }), "iin-is-bin"],
] as const;
await crafted("good_answers_bad_lines", "single bad lines, set aside; their neighbours are good", null, {
  wanted: { items: badLines.map(([text]) => `${text}\n`).join("") },
  lines: badLines.map(([, becomes]) => becomes),
});

const unreadable = (fault: string) => ({ code: "container-unreadable", params: { fault } });
await crafted(
  "fail_not_for_us",
  "encrypted to the centre itself",
  { code: "not-for-us" },
  {
    recipients: [stage.centre.recipient],
  },
);
await crafted("fail_cut", "the last third is missing", unreadable("altered"), {
  spoil: (bytes) => bytes.subarray(0, Math.floor((bytes.length * 2) / 3)),
});
await crafted("fail_bit_flipped", "one bit of the encrypted content", unreadable("altered"), {
  spoil: (bytes) => bytes.map((byte, place) => (place === bytes.length - 300 ? byte ^ 1 : byte)),
});
await crafted("fail_armoured", "age in its text form", unreadable("not-age"), { age: ["-a"] });
await crafted(
  "fail_unsigned",
  "an empty signature",
  { code: "signature-unchecked", params: { reason: "malformed" } },
  {
    signature: Buffer.alloc(0),
  },
);
await crafted(
  "fail_foreign_certificate",
  "signed by a stranger of the same name, the certificate in the file",
  { code: "signature-unchecked", params: { reason: "not-pinned" } },
  {
    signature: makeSignature(payload(), {
      key: stranger.signingKey,
      certificate: stranger.certificate,
      signedAt: signedLongAgo,
    }),
    attime: longAgo,
  },
);
await crafted(
  "fail_forged",
  "a stranger's key under the centre's certificate",
  { code: "signature-invalid", params: { reason: "signature-wrong" } },
  {
    signature: makeSignature(payload(), {
      key: stranger.signingKey,
      certificate: stage.centre.certificate,
      signedAt: at,
    }),
  },
);
await crafted(
  "fail_swapped_signature",
  "the signature of another payload",
  { code: "signature-invalid", params: { reason: "content-altered" } },
  { signed: Buffer.from("another payload") },
);
await crafted(
  "fail_expired_certificate",
  "signed in 2026 with the certificate of 2024",
  { code: "signature-invalid", params: { reason: "outside-span" } },
  { signature: byFormer(payload(), at), attime },
);
await crafted("fail_outer_trailing", "bytes behind the outer archive", unreadable("trailing-bytes"), {
  outer: (p, s) => ({ ...rightOuter(p, s), after: Buffer.from("behind") }),
});
await crafted("fail_outer_order", "the signature before the payload", unreadable("entries"), {
  outer: (p, s) => ({ entries: [0, 2, 1].flatMap((place) => rightOuter(p, s).entries[place] ?? []) }),
});
await crafted("fail_outer_deflated", "the payload deflated in the outer archive", unreadable("entries"), {
  outer: (p, s) => ({ entries: rightOuter(p, s).entries.map((entry) => ({ ...entry, method: 8 })) }),
});
const text = Buffer.from("text");
await crafted("fail_bomb", "ten megabytes of zeros", unreadable("ratio"), {
  wanted: { more: [{ name: `files/${hash("x")}`, content: Buffer.alloc(10_000_000) }] },
});
await crafted("fail_lying_size", "a bomb that calls itself small", unreadable("size-differs"), {
  wanted: { archive: ({ entries }) => ({ entries: entries.map((entry) => ({ ...entry, size: 9 })) }) },
});
await crafted("fail_duplicate_name", "the same name but for case", unreadable("duplicate-name"), {
  wanted: { more: [{ name: "ITEMS.ndjson", content: text }] },
});
await crafted("fail_zip64", "the long end record", unreadable("zip64"), {
  wanted: { archive: (right) => ({ ...right, zip64: true }) },
});
await crafted("fail_path_upwards", "a way out of the folder", unreadable("entry-name"), {
  wanted: { more: [{ name: "../../escaped", content: text }] },
});
await crafted("fail_symlink", "a symbolic link", unreadable("link"), {
  wanted: { more: [{ name: "link", content: Buffer.from("/etc/passwd"), mode: 0o120777, method: 0 }] },
});
await crafted("fail_gap", "bytes that no entry owns", unreadable("gap"), {
  wanted: { archive: (right) => ({ ...right, between: text }) },
});
await crafted("fail_overlap", "one entry within another", unreadable("overlap"), {
  wanted: {
    archive: ({ entries }) => ({
      entries: [
        { name: "x", method: 0, content: rawZip({ entries: [{ name: "y", content: text }] }) },
        { name: "y", content: text, offset: 31 },
        ...entries,
      ],
    }),
  },
});
await crafted("fail_header_differs", "local header and directory disagree", unreadable("directory-differs"), {
  wanted: { archive: ({ entries }) => ({ entries: entries.map((entry) => ({ ...entry, local: { crc: 7 } })) }) },
});
await crafted(
  "fail_unknown_version",
  "format 2",
  { code: "unknown-format", params: { version: 2 } },
  {
    wanted: { manifest: (right) => ({ ...right, formatVersion: 2 }) },
  },
);
await crafted(
  "fail_unknown_key",
  "a key that format 1 has not",
  { code: "bad-manifest" },
  {
    wanted: { manifest: (right) => ({ ...right, training: true }) },
  },
);
await crafted(
  "fail_missing_key",
  "a key is missing",
  { code: "bad-manifest" },
  {
    wanted: { manifest: ({ asOf: _, ...right }) => right },
  },
);
await crafted(
  "fail_duplicate_key",
  "two offices",
  { code: "bad-manifest" },
  {
    wanted: { manifestText: (right) => right.replace("{", '{"office":"ZZZ",') },
  },
);
await crafted(
  "fail_deep_json",
  "33 levels",
  { code: "bad-manifest" },
  {
    wanted: {
      manifestText: (right) => right.replace('"rulePacks":[]', `"rulePacks":${"[".repeat(32)}${"]".repeat(32)}`),
    },
  },
);
await crafted(
  "fail_other_office",
  "for the office ZZZ",
  { code: "other-recipient", params: { office: "ZZZ" } },
  {
    wanted: { manifest: (right) => ({ ...right, office: "ZZZ", number: "ZZZ-2026-A000002" }) },
  },
);
await crafted(
  "fail_unnamed_entry",
  "an entry that the manifest does not name",
  { code: "contents-differ" },
  {
    wanted: { more: [{ name: `files/${hash(text)}`, content: text }] },
  },
);
await crafted(
  "fail_batch_as_answers",
  "a batch in place of an answer file",
  { code: "bad-manifest" },
  { wanted: { manifest: (right) => ({ ...right, kind: "batch" }) } },
);
await crafted(
  "fail_other_hash",
  "the hash of other items",
  { code: "contents-differ" },
  {
    wanted: {
      manifest: (right) => ({
        ...right,
        entries: [{ name: "items.ndjson", bytes: line().length + 1, sha256: hash("other") }],
      }),
    },
  },
);
await crafted(
  "fail_other_count",
  "two lines promised, one there",
  { code: "contents-differ" },
  {
    wanted: { manifest: (right) => ({ ...right, count: 2 }) },
  },
);

await writeFile(join(here, "vectors.json"), `${JSON.stringify(index, null, 2)}\n`);
await rm(bench, { recursive: true });
await stage.remove();
