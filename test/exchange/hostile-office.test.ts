import { createHash, randomBytes } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { makeKeys } from "../../src/exchange/make-keys.ts";
import { type Desk, deskWithCases, lastingFolder, launcher } from "../support/binary.ts";
import { runIn } from "../support/world.ts";
import { type Crafted, craft } from "./craft.ts";
import { answerPayload, hash } from "./foreign-answers.ts";
import { type Attack, attacks } from "./hostile-files.ts";

// Every attack of the exchange on a whole office, by files that are put together with openssl, age and raw bytes: each is
// refused by its class, at once, and the office is what it was.

const now = "2026-11-24T08:00:00Z";
const exits: Readonly<Record<string, number>> = { untrusted: 8, invalid: 3, conflict: 5 };

let desk: Desk;
/** Where files are put together, and keys of others lie. */
let bench: string;
let recipient: string;
/** A warning to everybody: a line that is right in every office. */
const line = `${JSON.stringify({
  ...{ kind: "WRN", item: null, digest: null, code: "mrz-demanded", field: null },
  ...{ refusedFrom: "2027-01-01", texts: null },
})}\n`;

beforeAll(async () => {
  [desk, bench] = await Promise.all([deskWithCases(), lastingFolder()]);
  recipient = (await readFile(join(desk.office, "keys", "decryption.pub"), "utf8")).trim();
});

/** The desk has answers of its own. */
const fresh = { answerSeq: 7, number: "BER-2026-A000007" };

const centre = () => join(desk.office, "centre", "keys");

async function made({ wanted = {}, crafted = () => ({}), spoil = (bytes) => bytes }: Partial<Attack>) {
  const { manifest = (right: Record<string, unknown>) => right } = wanted;
  const numbered = (right: Record<string, unknown>) => manifest({ ...right, ...fresh });
  const payload = answerPayload(recipient, line, { ...wanted, manifest: numbered });
  const right: Crafted = { payload, signer: centre(), recipients: [recipient] };
  return spoil(Buffer.from(await craft(bench, { ...right, ...crafted(payload) })));
}

async function imported(name: string, bytes: Uint8Array, at: Desk = desk) {
  const path = join(bench, name);
  await writeFile(path, bytes);
  return importedFrom(path, at);
}

async function importedFrom(path: string, { office, root }: Desk) {
  const started = performance.now();
  const ran = await runIn(["answers", "import", path, "--json"], {
    cwd: root,
    now,
    env: { IIN_DESK_OFFICE: office, IIN_DESK_NOW: now },
  });
  const told = ran.code === 0 || ran.code === 6 ? ran.stdout : (ran.stderr.trimEnd().split("\n").at(-1) ?? "");
  const seconds = (performance.now() - started) / 1000;
  return { exit: ran.code, seconds, told: JSON.parse(told) as Record<string, unknown> };
}

/** Every file with its digest, and every row of the store. */
async function everythingIn({ root, office }: Desk): Promise<string> {
  const state = createHash("sha256");
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile() && !entry.name.startsWith("desk.db"));
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    state.update(path).update(await readFile(path));
  }
  const db = new BetterSqlite3(join(office, "desk.db"), { readonly: true });
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  for (const table of tables) state.update(JSON.stringify(db.prepare(`SELECT * FROM "${String(table)}"`).all()));
  db.close();
  return state.digest("hex");
}

async function refused(attack: Partial<Attack>, code: string, exit: number): Promise<void> {
  const before = await everythingIn(desk);
  const { told, ...ran } = await imported("attack.iinb", await made(attack));
  expect([told.code, ran.exit]).toEqual([code, exit]);
  expect(ran.seconds).toBeLessThan(10);
  expect(await everythingIn(desk)).toBe(before);
}

const kindOf = (code: string) => {
  if (code === "contents-differ" || code === "bad-manifest") return "invalid";
  return code === "unknown-format" || code === "other-recipient" ? "invalid" : "untrusted";
};

it.each(attacks.map((attack) => [attack.what, attack] as const))("%s", (_what, attack) =>
  refused(attack, attack.code, exits[kindOf(attack.code)] ?? 0),
);

describe("keys of others", () => {
  const others = async (name: string, commonName: string, from: string, until: string) => {
    const span = { from: Temporal.Instant.from(from), until: Temporal.Instant.from(until) };
    return makeKeys(join(bench, name), { commonName, training: true, ...span });
  };

  it("encrypted to another", async () => {
    const keys = await others("stranger", "CENTRE", "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
    await refused({ crafted: () => ({ recipients: [keys.recipient] }) }, "not-for-us", 8);
  });

  it("signed by a stranger of the same name, whose certificate lies in the file", async () => {
    await others("impostor", "CENTRE", "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
    await refused({ crafted: () => ({ signer: join(bench, "impostor") }) }, "signature-unchecked", 8);
  });

  it("signed by the office itself", () =>
    refused({ crafted: () => ({ signer: join(desk.office, "keys") }) }, "signature-unchecked", 8));

  it("signed with a certificate that is pinned and has expired", async () => {
    await others("former", "CENTRE", "2000-01-01T00:00:00Z", "2001-01-01T00:00:00Z");
    const path = join(desk.office, "office.json");
    const before = await readFile(path, "utf8");
    const profile = JSON.parse(before);
    await copyFile(join(bench, "former", "signing.pem"), join(desk.office, "former.pem"));
    profile.centre.certificates.push("former.pem");
    await writeFile(path, JSON.stringify(profile));
    await refused({ crafted: () => ({ signer: join(bench, "former") }) }, "signature-invalid", 8);
    await writeFile(path, before);
    await rm(join(desk.office, "former.pem"));
  });

  it("for training, in an office that is not", async () => {
    // The same file that a training office takes in.
    const office = await desk.copy();
    const path = join(office.office, "office.json");
    await writeFile(path, (await readFile(path, "utf8")).replace('"training": true', '"training": false'));
    expect((await imported("training.iinb", await made({}), office)).exit).toBe(7);
  });
});

it("more than 200 MB", async () => {
  const path = join(bench, "large.iinb");
  await writeFile(path, "age-encryption.org/v1\n");
  await truncate(path, 200 * 1024 * 1024 + 1);
  const before = await everythingIn(desk);
  const { exit, told, seconds } = await importedFrom(path, desk);
  expect([exit, told.code]).toEqual([3, "file-too-large"]);
  expect(seconds).toBeLessThan(2);
  expect(await everythingIn(desk)).toBe(before);
});

describe("said before", () => {
  it("the same bytes again change nothing; the same id with other bytes is a conflict", async () => {
    const place = await desk.copy();
    const bytes = await made({});
    expect(await imported("first.iinb", bytes, place)).toMatchObject({ exit: 0, told: { warnings: [{ case: null }] } });
    const before = await everythingIn(place);
    expect(await imported("again.iinb", bytes, place)).toMatchObject({ exit: 0, told: { applied: [], warnings: [] } });
    // Sealed anew: the same words, other bytes.
    expect(await imported("other.iinb", await made({}), place)).toMatchObject({
      exit: 5,
      told: { code: "answers-differ" },
    });
    const later = { manifest: (right: object) => ({ ...right, answerSeq: 9, number: "BER-2026-A000009" }) };
    expect(await imported("moved.iinb", await made({ wanted: later }), place)).toMatchObject({ exit: 5 });
    expect(await everythingIn(place)).toBe(before);
  });

  it("the answer to a batch of ours whose bytes were others", async () => {
    const { uuid } = (await desk.jsonHere(["batch", "show", "BER-2026-B000002"])) as { uuid: string };
    const inReplyTo = { batch: uuid, sha256: hash("other bytes") };
    await refused({ wanted: { manifest: (right) => ({ ...right, inReplyTo }) } }, "reply-differs", 5);
  });
});

describe("a single line", () => {
  const lines: readonly [what: string, reason: string, bad: string][] = [
    [
      "256 KiB and a byte",
      "unreadable-line",
      JSON.stringify({ kind: "WRN", code: randomBytes(128 * 1024).toString("hex") }),
    ],
    ["33 levels", "unreadable-line", `{"kind":"WRN","a":${"[".repeat(32)}${"]".repeat(32)}}`],
    ["a key twice", "unreadable-line", line.trim().replace("{", '{"kind":"WRN",')],
    ["__proto__", "unreadable-line", line.trim().replace("{", '{"__proto__":{},')],
    ["no JSON", "unreadable-line", "<ruling/>"],
    ["empty", "unreadable-line", ""],
    ["a kind of a later version", "unknown-kind", '{"kind":"XTR"}'],
    ["a kind that every object has", "unknown-kind", '{"kind":"constructor"}'],
  ];
  it.each(lines)("%s is set aside; its neighbours count", async (_what, reason, bad) => {
    const place = await desk.copy();
    const other = line.replace("mrz-demanded", "photo-demanded");
    const { exit, told } = await imported(
      "lines.iinb",
      await made({ wanted: { items: `${line}${bad}\n${other}` } }),
      place,
    );
    expect([exit, (told.warnings as object[]).length]).toEqual([6, 2]);
    expect(told.quarantined).toMatchObject([{ item: "line 2", reason }]);
    await place.head();
  });
});

/** The real program takes in a file or a folder; tells the most memory that it took. */
async function inTheBinary(place: Desk, path: string) {
  const most = join(bench, "most");
  const tell = `require("node:fs").writeFileSync(${JSON.stringify(most)}, String(process.resourceUsage().maxRSS))`;
  await writeFile(join(bench, "memory.cjs"), `process.on("exit", () => ${tell});`);
  const started = performance.now();
  const ended = await execa(
    process.execPath,
    ["--require", join(bench, "memory.cjs"), launcher, "answers", "import", path, "--json"],
    {
      reject: false,
      cwd: place.root,
      env: { HOME: place.root, IIN_DESK_OFFICE: place.office, IIN_DESK_NOW: now },
    },
  );
  return {
    exit: ended.exitCode,
    stdout: ended.stdout,
    bugs: ended.stderr.includes('"bug"'),
    seconds: (performance.now() - started) / 1000,
    mebibytes: Number(await readFile(most, "utf8")) / 1024,
  };
}

it("as many lines as there may be, all of them rulings on one item, each another", async () => {
  const place = await desk.copy();
  const [parcel] = (await desk.jsonHere(["case", "show", "BER-2026-000004"])).parcels as {
    item: string;
    digest: string;
  }[];
  const ruling = (at: number) =>
    JSON.stringify({
      ...{ kind: "DEC", outcome: "REFUSED", item: parcel?.item, digest: parcel?.digest, reference: `MIA ${at}` },
      ...{
        on: "2026-11-24",
        grounds: [{ code: `ground-${at}`, point: null, texts: null }],
        iin: null,
        registeredAs: null,
      },
    });
  const items = Array.from({ length: 100_000 }, (_, at) => `${ruling(at)}\n`).join("");
  const path = join(bench, "long.iinb");
  await writeFile(path, await made({ wanted: { items } }));
  const { exit, stdout, bugs, seconds, mebibytes } = await inTheBinary(place, path);
  expect([exit, bugs]).toEqual([6, false]);
  const told = JSON.parse(stdout) as Record<"applied" | "held" | "quarantined", { reason: string }[]>;
  expect([told.applied.length, told.held.length, told.quarantined.length]).toEqual([1, 99, 99_900]);
  expect(told.quarantined[0]?.reason).toBe("too-many-lines");
  expect(seconds).toBeLessThan(60);
  expect(mebibytes).toBeLessThan(512);
  await place.head();
}, 120_000);

it("all of them at once, in a folder: the good one counts, within half a gigabyte, and nothing lies anywhere else", async () => {
  const place = await desk.copy();
  const folder = join(bench, "all");
  await mkdir(folder);
  for (const [at, attack] of attacks.entries()) await writeFile(join(folder, `${at}.iinb`), await made(attack));
  await writeFile(join(folder, "good.iinb"), await made({}));
  const outside = async () =>
    (await readdir(place.root, { recursive: true })).filter((name) => !name.startsWith("office")).sort();
  const before = await outside();
  const { exit, bugs, seconds, mebibytes } = await inTheBinary(place, folder);
  expect([exit, bugs]).toEqual([8, false]);
  expect(seconds).toBeLessThan(60);
  expect(mebibytes).toBeLessThan(512);
  expect((await outside()).filter((name) => !before.includes(name) && !name.includes(".local"))).toEqual([]);
  const again = await importedFrom(join(folder, "good.iinb"), place);
  expect(again).toMatchObject({ exit: 0, told: { warnings: [] } });
  await place.head();
}, 120_000);
