import { chmod, chown, mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { type Desk, deskWithCases, type Ended, launcher, nobody, toldProblem } from "../support/binary.ts";
import { samplesFolder } from "../support/office.ts";

let whole: Desk;
beforeAll(async () => {
  whole = await deskWithCases();
});

/** What a program of the year after next would leave behind. */
const newer = `INSERT INTO migration (number, name, sha256, applied_at)
  VALUES (99, 'later', '${"0".repeat(64)}', '2028-01-01T00:00:00Z'); PRAGMA user_version = 99`;

const sample = join(samplesFolder, "spouse.json");
const told = async (desk: Desk, args: readonly string[], how = {}) => {
  const { exit, code, params } = toldProblem(await desk.run([...args, "--json"], how));
  return { exit, code, params };
};

describe("an office that is not in order is 7, and says what is wrong", () => {
  it.each([
    ["no office", (desk: Desk) => rm(desk.office, { recursive: true }), "no-office"],
    ["a file in its place", (desk: Desk) => replaced(desk.office, "x"), "no-office"],
    ["office.json is gone", (desk: Desk) => rm(join(desk.office, "office.json")), "no-office"],
    ["office.json is broken", (desk: Desk) => writeFile(join(desk.office, "office.json"), '{"code":'), "bad-office"],
    ["office.json is empty", (desk: Desk) => writeFile(join(desk.office, "office.json"), ""), "bad-office"],
    ["office.json says nothing", (desk: Desk) => writeFile(join(desk.office, "office.json"), "{}"), "bad-office"],
    ["office.json is a folder", (desk: Desk) => madeFolder(join(desk.office, "office.json")), "file-not-readable"],
    ["the store is gone", (desk: Desk) => rm(join(desk.office, "desk.db")), "store-damaged"],
    ["the store is empty", (desk: Desk) => truncate(join(desk.office, "desk.db")), "store-damaged"],
    [
      "the store is something else",
      (desk: Desk) => writeFile(join(desk.office, "desk.db"), "x".repeat(9000)),
      "store-damaged",
    ],
    ["the key of the index is gone", (desk: Desk) => rm(join(desk.office, "keys/index.key")), "keys-missing"],
    ["a key is open to others", (desk: Desk) => chmod(join(desk.office, "keys/index.key"), 0o644), "keys-unreadable"],
    ["a newer program wrote the store", (desk: Desk) => inStore(desk, newer), "store-newer"],
  ])("%s", async (_what, damage, code) => {
    const desk = await whole.copy();
    await damage(desk);
    for (const args of [
      ["case", "list"],
      ["case", "open", "--from", sample],
    ]) {
      expect(await told(desk, args)).toMatchObject({ exit: 7, code });
    }
  });

  it("keys that only an export needs stop an export, before anything is sealed", async () => {
    const desk = await whole.copy();
    const before = await desk.head();
    await rm(join(desk.office, "keys/signing.key"));
    expect((await desk.run(["case", "list"])).code).toBe(0);
    const exporting = ["batch", "export", "--to", desk.stick];
    expect(await told(desk, exporting)).toMatchObject({ exit: 7, code: "keys-missing" });
    expect(await desk.head()).toBe(before);
  });

  it("without a centre nothing is sealed", async () => {
    const desk = await whole.copy();
    const path = join(desk.office, "office.json");
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), centre: null }));
    expect(await told(desk, ["batch", "export", "--to", desk.stick])).toMatchObject({ exit: 7, code: "no-centre" });
  });

  it("a store whose pages are damaged is found by ledger verify", async () => {
    const desk = await whole.copy();
    const path = join(desk.office, "desk.db");
    const bytes = await readFile(path);
    bytes.fill(0x55, 8192, Math.floor(bytes.length * 0.8));
    await writeFile(path, bytes);
    expect(await told(desk, ["ledger", "verify"])).toMatchObject({ exit: 7, code: "store-damaged" });
  });

  it("a ledger in which a line was changed is not good, and the line is named", async () => {
    const desk = await whole.copy();
    inStore(desk, "DROP TRIGGER ledger_is_never_changed; UPDATE ledger SET facts = '{}' WHERE seq = 5");
    expect(await told(desk, ["ledger", "verify"])).toMatchObject({
      exit: 3,
      code: "ledger-broken",
      params: { line: 5 },
    });
    const page = await desk.run(["ledger", "verify"]);
    expect([page.code, page.stdout, page.stderr]).toEqual([3, expect.stringContaining("line 5"), ""]);
  });
});

describe("who may not read or write", () => {
  async function givenTo(desk: Desk, path: string): Promise<void> {
    const { uid = process.getuid?.() ?? 0, gid = process.getgid?.() ?? 0 } = nobody;
    await chown(path, uid, gid);
    for (const name of await readdir(path, { recursive: true })) await chown(join(path, name), uid, gid);
    await chmod(desk.root, 0o755);
  }

  it("an office that is read-only is 7, and stays as it is", async () => {
    const desk = await whole.copy();
    const before = await desk.head();
    await givenTo(desk, desk.office);
    await chmod(desk.office, 0o500);
    expect(await told(desk, ["case", "list"], { nobody: true })).toMatchObject({ exit: 7, code: "store-not-writable" });
    const opening = ["case", "open", "--from", sample];
    expect(await told(desk, opening, { nobody: true })).toMatchObject({ exit: 7, code: "store-not-writable" });
    await chmod(desk.office, 0o700);
    expect(await desk.head()).toBe(before);
  });

  it("a stick that is read-only is 7, and the sealed batch is finished on the next", async () => {
    const desk = await whole.copy();
    await givenTo(desk, desk.root);
    const locked = join(desk.root, "locked");
    await mkdir(locked, { mode: 0o555 });
    const refused = await told(desk, ["batch", "export", "--to", locked], { nobody: true });
    expect(refused).toMatchObject({ exit: 7, code: "folder-not-writable" });
    const sent = await desk.json(["batch", "export", "--to", desk.stick], { nobody: true });
    expect(sent).toMatchObject({ batch: "BER-2026-B000003", items: 1, finished: ["BER-2026-B000003"] });
  });

  it("a folder that is closed takes no new office, and nothing is left in it", async () => {
    const desk = await whole.copy();
    const locked = join(desk.root, "locked");
    await mkdir(locked, { mode: 0o555 });
    await chmod(desk.root, 0o755);
    const args = ["init", "--training", "--office", join(locked, "office")];
    expect(await told(desk, args, { nobody: true })).toMatchObject({ exit: 7, code: "folder-not-writable" });
    expect(await readdir(locked)).toEqual([]);
  });

  it("a file that is closed is not readable", async () => {
    const desk = await whole.copy();
    await givenTo(desk, desk.root);
    const secret = join(desk.root, "secret.json");
    await writeFile(secret, "{}", { mode: 0o000 });
    for (const args of [
      ["case", "open", "--from", secret],
      ["answers", "import", secret],
    ]) {
      expect(await told(desk, args, { nobody: true })).toMatchObject({ exit: 7, code: "file-not-readable" });
    }
  });
});

describe("a disk that is full", () => {
  /** Runs a script with a small disk at `$disk`; `$desk` is the program. */
  async function onSmallDisk(desk: Desk, size: string, script: string): Promise<Ended> {
    const disk = join(desk.root, "disk");
    await mkdir(disk);
    const all = `mount -t tmpfs -o size=${size} tmpfs "$disk" && cp -r "$office" "$disk/office"\n${script}`;
    const { exitCode, stdout, stderr, code } = await execa("unshare", ["-rm", "sh", "-c", all], {
      reject: false,
      cwd: desk.root,
      env: {
        disk,
        HOME: desk.root,
        office: desk.office,
        desk: `${process.execPath} ${launcher} --json`,
        IIN_DESK_NOW: "2026-11-24T08:00:00Z",
        IIN_DESK_OFFICE: join(disk, "office"),
      },
    });
    if (code === "ENOENT") throw new Error("unshare is not installed: these tests need it");
    return { code: exitCode ?? -1, stdout, stderr };
  }

  it("acknowledges nothing that it does not keep, and is whole when there is space again", async () => {
    const desk = await whole.copy();
    const size = `${Math.ceil((await bytesIn(desk.office)) / 1024) + 100}k`;
    const script = `
      kept=0
      while :; do
        $desk case open --from "${sample}" > out 2> err
        code=$?
        [ $code = 0 ] || break
        kept=$((kept + 1))
      done
      rm -r "$disk/office/centre"
      $desk ledger verify > ledger; $desk case list > list
      echo "$code $kept"`;
    const { stdout } = await onSmallDisk(desk, size, script);
    const [code, kept] = stdout.split(" ").map(Number);
    expect(code).toBe(7);
    expect(JSON.parse(await readFile(join(desk.root, "err"), "utf8"))).toMatchObject({ code: "disk-full" });
    expect(await readFile(join(desk.root, "out"), "utf8")).toBe("");
    expect(JSON.parse(await readFile(join(desk.root, "ledger"), "utf8")).broken).toBeNull();
    expect(JSON.parse(await readFile(join(desk.root, "list"), "utf8")).cases).toHaveLength(7 + (kept ?? 0));
  });

  it("a full stick is 7; the batch is finished on the next one, with the bytes that were sealed", async () => {
    const desk = await whole.copy();
    const script = `
      mkdir "$disk/stick"; head -c 100M /dev/zero > "$disk/fill" 2> /dev/null
      IIN_DESK_OFFICE="$office" $desk batch export --to "$disk/stick"; echo $?; ls "$disk/stick"`;
    const { stdout, stderr } = await onSmallDisk(desk, "3m", script);
    expect(stdout).toBe("7");
    expect(JSON.parse(stderr)).toMatchObject({ code: "disk-full" });
    const [, , sealed] = (await desk.json(["batch", "list"])).batches as { files: { sha256: string }[] }[];
    const sent = await desk.json(["batch", "export", "--to", desk.stick]);
    expect(sent.files).toMatchObject([{ sha256: sealed?.files[0]?.sha256 }]);
  });

  it("makes no half of an office", async () => {
    const desk = await whole.copy();
    const script = `
      rm -r "$disk/office"; head -c 100M /dev/zero > "$disk/fill" 2> /dev/null; truncate -s -20k "$disk/fill"
      $desk init --training; echo $?; ls "$disk"`;
    const { stdout, stderr } = await onSmallDisk(desk, "3m", script);
    expect(stdout).toBe("7\nfill");
    expect(JSON.parse(stderr)).toMatchObject({ code: "disk-full" });
  });
});

describe("results that nobody takes", () => {
  const onto = (target: string) => ({ under: ["sh", "-c", `exec "$@" > ${target}`, "sh"] });

  it.each([
    [["case", "list"]],
    [["case", "list", "--json"]],
    [["case", "show", "BER-2026-000001"]],
    [["rules", "show", "P3"]],
    [["--help"]],
    [["--version"]],
  ])("%j onto a full disk is 7 without a stack", async (args) => {
    const { code, stderr } = await whole.run(args, onto("/dev/full"));
    expect(code).toBe(7);
    expect(stderr).not.toMatch(/^ {4}at |Error:/m);
  });

  it("a reader that stops is no fault of the program", async () => {
    const script = '"$@" | head -c 1; exit $PIPESTATUS';
    const { code, stderr } = await whole.run(["rules", "show", "P3"], { under: ["bash", "-c", script, "bash"] });
    expect([0, 7]).toContain(code);
    expect(stderr).not.toMatch(/^ {4}at |Error:|fault in the program/m);
  });

  it("what the command did stands", async () => {
    const desk = await whole.copy();
    expect((await desk.run(["case", "open", "--from", sample], onto("/dev/full"))).code).toBe(7);
    expect((await desk.json(["case", "list"])).cases).toHaveLength(8);
  });

  it("errors that nobody takes change no exit code", async () => {
    const how = { under: ["sh", "-c", 'exec "$@" 2> /dev/full', "sh"] };
    expect((await whole.run(["case", "show", "none"], how)).code).toBe(2);
  });
});

it("a store that another program is writing to is 75, and nothing was changed", async () => {
  const desk = await whole.copy();
  const before = await desk.head();
  const other = new BetterSqlite3(join(desk.office, "desk.db"));
  other.exec("BEGIN IMMEDIATE");
  try {
    expect(await told(desk, ["case", "open", "--from", sample])).toMatchObject({ exit: 75, code: "store-busy" });
    // Reading waits for nobody.
    expect((await desk.run(["case", "list"])).code).toBe(0);
  } finally {
    other.close();
  }
  expect(await desk.head()).toBe(before);
});

describe("where several people work", () => {
  it("who acts must be said, and is looked up", async () => {
    const desk = await whole.copy();
    const vice = { id: "vice", name: "V. Sample", position: { kk: "x", ru: "x", en: "x" }, kind: "person", may: [] };
    await desk.json(["officer", "add", "--from", "-"], { input: JSON.stringify(vice) });
    const before = await desk.head();
    const opening = ["case", "open", "--from", sample];
    expect(await told(desk, opening)).toMatchObject({
      exit: 4,
      code: "several-officers",
      params: { answer: "--as", officers: ["consul", "vice"] },
    });
    expect(await told(desk, [...opening, "--as", "nobody"])).toMatchObject({ exit: 2, code: "unknown-officer" });
    expect(await told(desk, [...opening, "--as", "vice"])).toMatchObject({ exit: 9, code: "not-allowed" });
    expect((await desk.run(["case", "list"])).code).toBe(0);
    expect(await desk.head()).toBe(before);
  });
});

async function replaced(path: string, content: string): Promise<void> {
  await rm(path, { recursive: true });
  await writeFile(path, content);
}

async function madeFolder(path: string): Promise<void> {
  await rm(path);
  await mkdir(path);
}

function inStore(desk: Desk, sql: string): void {
  const db = new BetterSqlite3(join(desk.office, "desk.db"));
  db.exec(sql);
  db.close();
}

async function bytesIn(folder: string): Promise<number> {
  const { stdout } = await execa("du", ["-sk", folder]);
  return Number.parseInt(stdout, 10) * 1024;
}

describe("training is for good", () => {
  it.each([true, false])(
    "an office made with training %s never becomes the other by a word in office.json",
    async (made) => {
      const desk = await whole.copy();
      const path = join(desk.office, "office.json");
      if (!made) {
        await rm(desk.office, { recursive: true });
        await desk.json(["init", "--from", join(desk.root, "office.json")]);
      }
      const told = JSON.parse(await readFile(path, "utf8"));
      expect(told.training).toBe(made);
      await writeFile(path, JSON.stringify({ ...told, training: !made }));
      const problem = toldProblem(await desk.run(["letter", "issue", "--all", "--to", desk.stick, "--json"]));
      expect(problem).toMatchObject({
        exit: 7,
        code: "bad-office",
        params: { faults: ["/training not-allowed-here"] },
      });
    },
  );

  it("and only training takes its clock from outside", async () => {
    const desk = await whole.copy();
    const opening = ["case", "open", "--from", sample];
    const env = { IIN_DESK_NOW: "2031-03-03T09:00:00Z" };
    expect((await desk.json(opening, { env })).applicationDay).toBe("2031-03-03");
    await rm(desk.office, { recursive: true });
    await desk.json(["init", "--from", join(desk.root, "office.json")]);
    expect((await desk.json(opening, { env })).applicationDay).not.toBe("2031-03-03");
  });
});
