import { randomBytes } from "node:crypto";
import type { ProblemCode } from "../../src/domain/problem.ts";
import { type Crafted, rightOuter } from "./craft.ts";
import { hash, type Wanted } from "./foreign-answers.ts";
import { extraField, type RawArchive, type RawEntry } from "./raw-zip.ts";

/** A file that no office may take in: what it is, and the problem by which it is refused. */
export interface Attack {
  readonly what: string;
  readonly code: ProblemCode;
  /** What differs from the right file: inside what is signed, or around it. */
  readonly wanted?: Wanted;
  readonly crafted?: (payload: Uint8Array) => Partial<Crafted>;
  /** What is done to the bytes at last. */
  readonly spoil?: (bytes: Buffer) => Uint8Array;
}

const around = (what: string, outer: NonNullable<Crafted["outer"]>): Attack => ({
  what: `the outer archive: ${what}`,
  code: "container-unreadable",
  crafted: () => ({ outer }),
});

/** What happens on the way, without any key. */
const onTheWay: readonly Attack[] = [
  { what: "cut", code: "container-unreadable", spoil: (bytes) => bytes.subarray(0, bytes.length - 100) },
  { what: "cut in the header", code: "container-unreadable", spoil: (bytes) => bytes.subarray(0, 60) },
  { what: "empty", code: "container-unreadable", spoil: () => Buffer.alloc(0) },
  { what: "bytes behind it", code: "container-unreadable", spoil: (bytes) => Buffer.concat([bytes, Buffer.from("x")]) },
  { what: "twice", code: "container-unreadable", spoil: (bytes) => Buffer.concat([bytes, bytes]) },
  {
    what: "one bit changed",
    code: "container-unreadable",
    spoil: (bytes) => bytes.map((byte, at) => (at === bytes.length - 500 ? byte ^ 1 : byte)),
  },
  { what: "text in place of bytes", code: "container-unreadable", crafted: () => ({ age: ["-a"] }) },
  {
    what: "a header of megabytes",
    code: "container-unreadable",
    spoil: () => Buffer.from(`age-encryption.org/v1\n${"-> X25519 AAAA\nAAAA\n".repeat(200_000)}--- x\n`),
  },
  {
    what: "fifty recipients",
    code: "container-unreadable",
    spoil: () => Buffer.from(`age-encryption.org/v1\n${"-> X25519 AAAA\nAAAA\n".repeat(50)}--- x\n`),
  },
  {
    what: "a passphrase that takes an hour to try",
    code: "not-for-us",
    spoil: () =>
      Buffer.from(
        `age-encryption.org/v1\n-> scrypt ${"A".repeat(22)} 30\n${"A".repeat(43)}\n--- ${"A".repeat(43)}\n${"x".repeat(60)}`,
      ),
  },
  around("another order", (p, s) => ({ entries: rightOuter(p, s).entries.toReversed() })),
  around("no signature", (p, s) => ({ entries: rightOuter(p, s).entries.slice(0, 2) })),
  around("a fourth entry", (p, s) => ({
    entries: [...rightOuter(p, s).entries, { name: "x", content: p, method: 0 }],
  })),
  around("two payloads", (p, s) => ({
    entries: [...rightOuter(p, s).entries.slice(0, 2), ...rightOuter(p, s).entries.slice(1)],
  })),
  around("a deflated payload", (p, s) => ({
    entries: rightOuter(p, s).entries.map((entry) => ({ ...entry, method: 8 })),
  })),
  around("bytes behind it", (p, s) => ({ ...rightOuter(p, s), after: Buffer.from("x") })),
  around("bytes before it", (p, s) => ({ ...rightOuter(p, s), before: Buffer.from("x") })),
];

const nested = (depth: number) => {
  let der: Buffer = Buffer.alloc(0);
  for (let at = 0; at < depth; at += 1) {
    const { length } = der;
    der = Buffer.concat([Buffer.from([0x30, 0x83, length >> 16, (length >> 8) & 255, length & 255]), der]);
  }
  return der;
};

const signatures: readonly Attack[] = [
  { what: "unsigned", code: "signature-unchecked", crafted: () => ({ signature: Buffer.alloc(0) }) },
  {
    what: "three megabytes of signature",
    code: "signature-unchecked",
    crafted: () => ({ signature: Buffer.alloc(3_000_000) }),
  },
  {
    what: "a signature ten thousand levels deep",
    code: "signature-unchecked",
    crafted: () => ({ signature: nested(10_000) }),
  },
  {
    what: "the signature of another payload",
    code: "signature-invalid",
    crafted: () => ({ signed: Buffer.from("another payload") }),
  },
];

const scan = (content: Buffer, name = `files/${hash(content)}`): Wanted => ({
  more: [{ name, content, method: 0 }],
  manifest: (right) => ({
    ...right,
    entries: [...(right.entries as object[]), { name, bytes: content.length, sha256: hash(content) }],
  }),
});

/** Signed by the centre itself, and no manifest of this format all the same. */
const manifests: readonly [what: string, code: ProblemCode, wanted: Wanted][] = [
  ["a later version", "unknown-format", { manifest: (right) => ({ ...right, formatVersion: 2, later: true }) }],
  ["no version", "bad-manifest", { manifest: ({ formatVersion: _, ...right }) => right }],
  ["an unknown key", "bad-manifest", { manifest: (right) => ({ ...right, training: true }) }],
  ["a missing key", "bad-manifest", { manifest: ({ ledgerHead: _, ...right }) => right }],
  ["a key twice", "bad-manifest", { manifestText: (right) => right.replace("{", '{"office":"ZZZ",') }],
  ["__proto__", "bad-manifest", { manifestText: (right) => right.replace("{", '{"__proto__":{"office":"BER"},') }],
  ["constructor", "bad-manifest", { manifestText: (right) => right.replace("{", '{"constructor":{},') }],
  [
    "33 levels",
    "bad-manifest",
    { manifestText: (right) => right.replace('"rulePacks":[]', `"rulePacks":${"[".repeat(32)}${"]".repeat(32)}`) },
  ],
  ["no JSON", "bad-manifest", { manifestText: () => "manifest" }],
  ["a mark before it", "bad-manifest", { manifestText: (right) => `\ufeff${right}` }],
  ["an escape sequence", "bad-manifest", { manifest: (right) => ({ ...right, software: "\u001b[2J" }) }],
  ["a batch in place of answers", "bad-manifest", { manifest: (right) => ({ ...right, kind: "batch" }) }],
  [
    "an entry with a path upwards",
    "bad-manifest",
    { manifest: (right) => ({ ...right, entries: [{ name: "../x", bytes: 1, sha256: hash("") }] }) },
  ],
  [
    "another office",
    "other-recipient",
    { manifest: (right) => ({ ...right, office: "ZZZ", number: "ZZZ-2026-A000001" }) },
  ],
  ["another key", "other-recipient", { manifest: (right) => ({ ...right, recipientKey: hash("age1other") }) }],
  ["another hash", "contents-differ", { manifest: (right) => withEntry(right, { sha256: hash("x") }) }],
  ["another size", "contents-differ", { manifest: (right) => withEntry(right, { bytes: 1 }) }],
  ["another number of lines", "contents-differ", { manifest: (right) => ({ ...right, count: 2 }) }],
  ["not in the first place", "contents-differ", { archive: ({ entries }) => ({ entries: entries.toReversed() }) }],
  ["names what is not there", "contents-differ", { archive: ({ entries }) => ({ entries: entries.slice(0, 1) }) }],
  [
    "does not name what is there",
    "contents-differ",
    { more: [{ name: `files/${hash("x")}`, content: Buffer.from("x") }] },
  ],
  ["a scan under another name", "contents-differ", scan(Buffer.from("%PDF-1.7"), `files/${hash("other")}`)],
  ["a scan of more than 20 MiB", "contents-differ", scan(Buffer.alloc(20 * 1024 * 1024 + 1, "scan"))],
];

const withEntry = (right: Record<string, unknown>, change: object) => ({
  ...right,
  entries: [{ ...(right.entries as object[])[0], ...change }],
});

/** Sixteen million brackets cost more memory than they say. */
const storms: readonly [what: string, code: ProblemCode, wanted: Wanted][] = [
  ["a storm of brackets", "bad-manifest", stored("[".repeat(8_000_000) + "]".repeat(8_000_000))],
  ["five million lists", "bad-manifest", stored(`{"a":[${"[],".repeat(5_000_000)}[]]}`)],
  ["more than 16 MiB", "contents-differ", stored(`{"a":"${"x".repeat(16 * 1024 * 1024)}"}`)],
];

function stored(text: string): Wanted {
  return {
    manifestText: () => text,
    archive: ({ entries: [manifest, ...rest] }) => ({
      entries: [{ ...manifest, name: "manifest.json", method: 0 }, ...rest],
    }),
  };
}

const change = (differences: Partial<RawEntry>): Wanted => ({
  archive: ({ entries: [manifest, items, ...rest] }) => ({
    entries: [{ name: "manifest.json", ...manifest }, { name: "items.ndjson", ...items, ...differences }, ...rest],
  }),
});
const named = (name: string | Buffer): Wanted => ({ more: [{ name, content: Buffer.from("x") }] });
const archived = (differences: Partial<RawArchive>): Wanted => ({ archive: (right) => ({ ...right, ...differences }) });
const huge = (name: string): RawEntry => ({ name, data: randomBytes(7_000_000), method: 8, size: 600_000_000, crc: 1 });

/** What unpacks into more than it says, here and in the manifest. */
function small(content: Buffer): Wanted {
  const name = `files/${hash(content)}`;
  const said = { name, bytes: 4000, sha256: hash(content) };
  return {
    more: [{ name, content, size: said.bytes }],
    manifest: (right) => ({ ...right, entries: [...(right.entries as object[]), said] }),
  };
}

/** Archives that two readers would see differently, or that unpack into more than there is room for. */
const archives: readonly [what: string, wanted: Wanted][] = [
  [
    "5001 entries",
    { more: Array.from({ length: 4999 }, (_, at) => ({ name: `files/${at}`, content: Buffer.from("x") })) },
  ],
  ["a bomb", { items: " ".repeat(20_000_000) }],
  ["a bomb that calls itself small", small(Buffer.alloc(50_000_000))],
  ["more than 1 GiB in all", { more: [huge("files/a"), huge("files/b")] }],
  ["a wrong checksum", change({ crc: 1 })],
  ["the method bzip2", change({ method: 12, data: Buffer.from("BZh9") })],
  ["the method deflate64", change({ method: 9 })],
  ["an encrypted entry", change({ flags: 0x0001 })],
  ["strong encryption", change({ flags: 0x0041 })],
  ["a hidden directory", change({ flags: 0x2000 })],
  ["a data descriptor", change({ flags: 0x0008 })],
  ["the long end record", archived({ zip64: true })],
  ["a long extra field", change({ extra: extraField(0x0001, Buffer.alloc(16)) })],
  ["sizes that are told elsewhere", change({ size: 0xffffffff, packed: 0xffffffff })],
  ["a second name in an extra field", change({ extra: extraField(0x7075, Buffer.from("\u0001    other")) })],
  ["a broken extra field", change({ extra: Buffer.from([0x55, 0x54, 0xff, 0xff]) })],
  ["one entry within another", { more: [{ name: "items2.ndjson", content: Buffer.from("x"), offset: 0 }] }],
  ["an entry that begins in the directory", change({ offset: 0x7fffffff })],
  ["a name twice", named("items.ndjson")],
  ["a name twice but for case", named("MANIFEST.json")],
  ["bytes behind it", archived({ after: Buffer.from("x") })],
  ["another archive behind it", archived({ after: Buffer.from("PK\u0005\u0006".padEnd(22, "\0"), "latin1") })],
  ["bytes before it", archived({ before: Buffer.from("#!/bin/sh\n") })],
  ["bytes that no entry owns", archived({ between: Buffer.from("hidden") })],
  ["a comment", archived({ comment: Buffer.from("hello") })],
  ["a comment of an entry", change({ comment: "hello" })],
  ["several disks", archived({ end: { disk: 1 } })],
  ["fewer entries than there are", archived({ end: { count: 1 } })],
  ["more entries than there are", archived({ end: { count: 9 } })],
  ["another name in the entry itself", change({ local: { name: "secret.ndjson" } })],
  ["another method in the entry itself", change({ local: { method: 0 } })],
  ["another size in the entry itself", change({ local: { size: 1 } })],
  ["another checksum in the entry itself", change({ local: { crc: 1 } })],
  ["a symbolic link", { more: [{ name: "link", content: Buffer.from("/etc/passwd"), mode: 0o120777 }] }],
  ["a device", { more: [{ name: "device", content: Buffer.from("x"), mode: 0o020666 }] }],
  ["a folder", named("files/")],
  ["a path upwards", named("../../keys/signing.key")],
  ["a path upwards in the middle", named("files/../../x")],
  ["a path from the root", named("/etc/cron.d/x")],
  ["a path of Windows", named("..\\..\\keys\\signing.key")],
  ["a drive", named("C:/x")],
  ["a name of 121 letters", named("x".repeat(121))],
  ["a name that is not ASCII", named("файл")],
  ["a name with a zero byte", named(Buffer.from("items.ndjson\0.txt"))],
  ["an empty name", named("")],
  ["an empty part", named("files//x")],
];

/** Items of 64 MiB and a byte, in lines that each are short enough. */
function tooManyItems(): Wanted {
  const line = Buffer.from(`${randomBytes(2000).toString("hex").replaceAll("f", "ffffffffff")}\n`);
  const count = Math.ceil((64 * 1024 * 1024) / line.length) + 1;
  return { items: Buffer.alloc(count * line.length, line), archive: storedItems };
}
const storedItems = ({ entries }: RawArchive): RawArchive => ({
  entries: entries.map((entry) => ({ ...entry, method: 0 })),
});

/** Every attack, each alone in a file that is right in everything else. */
export const attacks: readonly Attack[] = [
  ...onTheWay,
  ...signatures,
  ...archives.map(([what, wanted]): Attack => ({ what, code: "container-unreadable", wanted })),
  ...[...manifests, ...storms].map(([what, code, wanted]): Attack => ({ what: `the manifest: ${what}`, code, wanted })),
  { what: "items of more than 64 MiB", code: "contents-differ", wanted: tooManyItems() },
  {
    what: "100001 lines",
    code: "contents-differ",
    wanted: { items: "{}\n".repeat(100_001), archive: storedItems },
  },
];
