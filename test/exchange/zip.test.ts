import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { readZip } from "../../src/exchange/read-zip.ts";
import { writeZip } from "../../src/exchange/write-zip.ts";
import { testFolder } from "./folder.ts";
import { judge } from "./judges.ts";
import { extraField, type RawArchive, rawZip } from "./raw-zip.ts";

const on = Temporal.PlainDate.from("2026-11-22");
const text = (content: string) => new TextEncoder().encode(content);

async function readAll(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const zip = await readZip(bytes);
  const contents = new Map<string, Uint8Array>();
  for (const entry of zip.entries) contents.set(entry.name, await zip.content(entry));
  return contents;
}

test("what is written is read again, in order, and stock unzip agrees", async () => {
  const folder = await testFolder();
  const large = randomBytes(300_000);
  const bytes = await writeZip(
    [
      { name: "mimetype", content: text("application/x"), stored: true },
      { name: "items.ndjson", content: text("{}\n".repeat(20)), stored: false },
      { name: `files/${"a".repeat(64)}`, content: large, stored: true },
      { name: "empty", content: text(""), stored: false },
    ],
    on,
  );
  const contents = await readAll(bytes);
  expect([...contents.keys()]).toEqual(["mimetype", "items.ndjson", `files/${"a".repeat(64)}`, "empty"]);
  expect(Buffer.from(contents.get(`files/${"a".repeat(64)}`)!).equals(large)).toBe(true);
  // The media type lies where a reader finds it by eye (ETSI EN 319 162-1, A.1).
  expect(Buffer.from(bytes).toString("latin1", 30, 51)).toBe("mimetypeapplication/x");

  await writeFile(join(folder, "written.zip"), bytes);
  expect(await judge("unzip", ["-t", "written.zip"], folder)).toMatchObject({ exitCode: 0 });
  const { stdout } = await judge("unzip", ["-Z", "-v", "written.zip", "mimetype"], folder);
  expect(stdout).toMatch(/compression method:\s+none \(stored\)/);
});

test("the same entries and day give the same bytes, whatever the machine's zone", async () => {
  const write = () => writeZip([{ name: "a", content: text("a".repeat(50)), stored: false }], on);
  const here = await write();
  const zone = process.env.TZ;
  const offsets = new Set<number>();
  try {
    for (const other of ["Pacific/Apia", "America/Asuncion", "Asia/Almaty"]) {
      process.env.TZ = other;
      offsets.add(new Date(2026, 0, 1).getTimezoneOffset());
      expect(Buffer.compare(await write(), here), other).toBe(0);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
  expect(offsets.size).toBe(3);
});

test("what packs so well that it looks like a bomb is stored", async () => {
  const white = new Uint8Array(3_000_000);
  const bytes = await writeZip(
    [
      { name: "a", content: text("a".repeat(90)), stored: false },
      { name: "white", content: white, stored: false },
    ],
    on,
  );
  const { entries } = await readZip(bytes);
  expect(entries.map((entry) => entry.method)).toEqual(["deflate", "stored"]);
  expect((await readAll(bytes)).get("white")).toEqual(white);
});

test("a name that no reader would take is not written", async () => {
  const write = writeZip([{ name: "Müller.pdf", content: text("x"), stored: true }], on);
  await expect(write).rejects.toMatchObject({ fault: "entry-name" });
});

test("a plain archive of another program is read: a time, an owner, utf-8 names, any deflate level", async () => {
  const extra = Buffer.concat([extraField(0x5455, Buffer.alloc(5)), extraField(0x7875, Buffer.alloc(11))]);
  const bytes = rawZip({
    entries: [
      { name: "a", content: text("A"), method: 0, flags: 0x0800, extra },
      { name: "b", content: text("B".repeat(90)), flags: 0x0002, mode: 0 },
    ],
  });
  expect(await readAll(bytes)).toEqual(
    new Map([
      ["a", text("A")],
      ["b", text("B".repeat(90))],
    ]),
  );
});

const a = { name: "a", content: text("content of a") };
const b = { name: "b", content: text("content of b") };
const bomb = Buffer.alloc(1_000_000);
const aLocal = 30 + 1 + deflateRawSync(a.content).length;

const hostile: [fault: string, what: string, archive: RawArchive][] = [
  ["trailing-bytes", "bytes behind the end", { entries: [a], after: Buffer.from("x") }],
  [
    "trailing-bytes",
    "a second archive behind the first",
    { entries: [a], after: rawZip({ entries: [b] }).subarray(0, -1) },
  ],
  ["trailing-bytes", "a comment, which could hide an end record", { entries: [a], comment: Buffer.from("hello") }],
  ["comment", "a comment of an entry", { entries: [{ ...a, comment: "hello" }] }],
  ["prepended-bytes", "bytes before the first entry", { entries: [a], before: Buffer.from("#!/bin/sh\n") }],
  ["prepended-bytes", "a directory that lies elsewhere", { entries: [a], end: { offset: 3 } }],
  ["gap", "bytes between two entries", { entries: [a, b], between: Buffer.from("hidden") }],
  [
    "gap",
    "an entry that the directory does not name",
    { entries: [a], between: rawZip({ entries: [b] }).subarray(0, 30) },
  ],
  [
    "overlap",
    "an entry inside the data of another",
    {
      entries: [
        { name: "a", method: 0, content: rawZip({ entries: [b] }) },
        { ...b, offset: 31 },
      ],
    },
  ],
  ["duplicate-name", "the same name twice", { entries: [a, { ...b, name: "a" }] }],
  ["duplicate-name", "the same name but for case", { entries: [a, { ...b, name: "A" }] }],
  ["entry-name", "an absolute path", { entries: [{ ...a, name: "/etc/passwd" }] }],
  ["entry-name", "a way up", { entries: [{ ...a, name: "files/../../x" }] }],
  ["entry-name", "a backslash", { entries: [{ ...a, name: "..\\x" }] }],
  ["entry-name", "a drive", { entries: [{ ...a, name: "C:x" }] }],
  ["entry-name", "a zero byte", { entries: [{ ...a, name: "manifest.json\0.png" }] }],
  ["entry-name", "an empty name", { entries: [{ ...a, name: "" }] }],
  ["entry-name", "a folder", { entries: [{ ...a, name: "files/", content: text("") }] }],
  ["entry-name", "an empty part", { entries: [{ ...a, name: "files//x" }] }],
  ["entry-name", "a name of a person", { entries: [{ ...a, name: "Müller.pdf", flags: 0x0800 }] }],
  ["entry-name", "121 characters", { entries: [{ ...a, name: "x".repeat(121) }] }],
  ["encrypted", "the encryption flag", { entries: [{ ...a, flags: 0x0001 }] }],
  ["data-descriptor", "sizes behind the data", { entries: [{ ...a, flags: 0x0008 }] }],
  ["flags", "a masked header", { entries: [{ ...a, flags: 0x2000 }] }],
  ["method", "another compression", { entries: [{ ...a, method: 12 }] }],
  ["link", "a symbolic link", { entries: [{ ...a, mode: 0o120777 }] }],
  ["link", "a device", { entries: [{ ...a, mode: 0o060666 }] }],
  ["extra-field", "a second name in Unicode", { entries: [{ ...a, extra: extraField(0x7075, Buffer.alloc(9)) }] }],
  ["extra-field", "AES", { entries: [{ ...a, extra: extraField(0x9901, Buffer.alloc(7)) }] }],
  [
    "extra-field",
    "one that ends too early",
    { entries: [{ ...a, local: { extra: Buffer.from([0x55, 0x54, 9, 0]) } }] },
  ],
  ["extra-field", "bytes behind the last one", { entries: [{ ...a, extra: Buffer.from([1, 2]) }] }],
  ["zip64", "the long end record", { entries: [a], zip64: true }],
  ["zip64", "long sizes of an entry", { entries: [{ ...a, extra: extraField(0x0001, Buffer.alloc(16)) }] }],
  ["zip64", "more entries than the short record holds", { entries: [a], end: { count: 0xffff } }],
  ["several-disks", "a part of a set", { entries: [a], end: { disk: 1 } }],
  ["several-disks", "two counts", { entries: [a], end: { here: 1, count: 2 } }],
  ["too-many-entries", "5,001 entries", { entries: [a], end: { count: 5_001 } }],
  ["directory-damaged", "one entry too many in the count", { entries: [a], end: { count: 2 } }],
  ["gap", "one entry too few in the count", { entries: [a, b], end: { count: 1 } }],
  ["directory-differs", "another name in the local header", { entries: [{ ...a, local: { name: "z" } }] }],
  ["directory-differs", "another method in the local header", { entries: [{ ...a, local: { method: 0 } }] }],
  ["directory-differs", "another size in the local header", { entries: [{ ...a, local: { size: 1 } }] }],
  ["directory-differs", "another checksum in the local header", { entries: [{ ...a, local: { crc: 1 } }] }],
  ["directory-differs", "no local header at all", { entries: [{ ...a, offset: 5 }] }],
  ["ratio", "a bomb", { entries: [{ name: "a", content: bomb }] }],
  ["size-differs", "a bomb that calls itself small", { entries: [{ name: "a", content: bomb, size: 1_000 }] }],
  ["size-differs", "less than it says", { entries: [{ ...a, size: 200 }] }],
  ["size-differs", "stored, and two sizes", { entries: [{ ...a, method: 0, size: 3 }] }],
  [
    "size-differs",
    "bytes behind the end of deflate",
    { entries: [{ ...a, data: Buffer.concat([deflateRawSync(a.content), Buffer.alloc(9)]) }] },
  ],
  ["data-damaged", "no deflate", { entries: [{ ...a, data: Buffer.from("not deflate, not at all") }] }],
  ["data-damaged", "cut deflate", { entries: [{ ...a, data: deflateRawSync(a.content).subarray(0, 5) }] }],
  ["checksum", "another content", { entries: [{ ...a, crc: 12345 }] }],
  [
    "unpacked-too-large",
    "a gigabyte in all",
    { entries: [1, 2, 3, 4, 5, 6].map((n) => ({ name: `f${n}`, size: 200_000_000, data: Buffer.alloc(2_000_000) })) },
  ],
];

test.each(hostile)("refused as %s: %s", async (fault, _what, archive) => {
  await expect(readAll(rawZip(archive))).rejects.toMatchObject({ name: "ZipRefusal", fault });
});

test.each([
  ["empty", Buffer.alloc(0)],
  ["text", Buffer.from("This is no archive at all, only text that is long enough.")],
  ["cut", rawZip({ entries: [a, b] }).subarray(0, aLocal)],
])("refused as no-archive: %s", async (_what, bytes) => {
  await expect(readAll(bytes)).rejects.toMatchObject({ fault: "no-archive" });
});

test("more than 200 MB are not looked at", async () => {
  const huge = { length: 200 * 1024 * 1024 + 1 } as Uint8Array;
  await expect(readZip(huge)).rejects.toMatchObject({ fault: "too-large" });
});

test("every single altered byte of an archive is refused or changes nothing", async () => {
  const good = rawZip({ entries: [a, { ...b, method: 0 }] });
  const expected = await readAll(good);
  for (let at = 0; at < good.length; at++) {
    const altered = Buffer.from(good);
    altered[at] = (altered[at] ?? 0) ^ 0x40;
    const read = await readAll(altered).catch((error: unknown) => {
      expect(error).toMatchObject({ name: "ZipRefusal" });
      return null;
    });
    // Times, versions and permissions are not looked at: only they may differ unseen.
    if (read !== null) expect([...read.values()], `byte ${at}`).toEqual([...expected.values()]);
  }
});
