import { copyFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Temporal } from "../../src/domain/day.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import type { Office } from "../../src/workflow/office.ts";
import { type TestOffice, testOffice } from "../support/office.ts";
import { Line } from "./line.ts";
import { Ministry } from "./ministry.ts";
import { type Person, surnameOf } from "./people.ts";

/** Everything between an office and the centre, all of it real but the line. */
export interface Stage {
  readonly desk: TestOffice;
  readonly ministry: Ministry;
  /** To the centre, and back. */
  readonly out: Line;
  readonly back: Line;
  /** Two media; an export goes to either. */
  readonly sticks: readonly [string, string];
  readonly people: Person[];
  /** The cases of each person, as the store knows them. */
  readonly cases: Map<Person, CaseId[]>;
  /** Cases in whose answers something nasty was put. */
  readonly tainted: Set<CaseId>;
  /** What happened, for whoever reads the story of a failure. */
  readonly told: string[];
  /** True once a copy of the store was brought back: what came after the copy is known to the centre alone. */
  restored: boolean;
  now(): Temporal.Instant;
  pass(minutes: number): void;
  /** Ends the program of the office and starts it again. */
  reopen(): Promise<void>;
  /** Keeps a copy of the store. */
  keepCopy(): Promise<void>;
  /** Brings the copy back, in its place or as another folder; false where there is none. */
  bringBack(asFolder: boolean): Promise<boolean>;
  /** Where a person's scan, or a file that arrives, is put down. */
  readonly tray: string;
}

/** A new office with its centre. */
export async function newStage(): Promise<Stage> {
  const desk = await testOffice();
  const root = join(desk.folder, "..");
  const tray = join(root, "tray");
  const second = join(root, "stick-2");
  const copy = join(root, "copy.db");
  await Promise.all([mkdir(tray), mkdir(second)]);
  let now = Temporal.Instant.from("2026-11-23T09:00:00Z");
  let copied = false;
  const closed = async () => {
    await desk.closeAll();
    desk.anew();
  };
  const stage: Stage = {
    desk,
    ministry: new Ministry(join(desk.folder, "centre")),
    out: new Line(),
    back: new Line(),
    sticks: [desk.stick, second],
    people: [],
    cases: new Map(),
    tainted: new Set(),
    told: [],
    restored: false,
    tray,
    now: () => now,
    pass(minutes) {
      now = now.add({ minutes });
      desk.setClock(now.toString());
    },
    reopen: closed,
    async keepCopy() {
      await closed();
      await copyFile(join(desk.folder, "desk.db"), copy);
      copied = true;
    },
    async bringBack(asFolder) {
      if (!copied) return false;
      await closed();
      if (asFolder) {
        await cp(desk.folder, `${desk.folder}-2`, { recursive: true, preserveTimestamps: true });
        await rm(desk.folder, { recursive: true });
        await rename(`${desk.folder}-2`, desk.folder);
      }
      for (const beside of ["desk.db-wal", "desk.db-shm"]) await rm(join(desk.folder, beside), { force: true });
      await copyFile(copy, join(desk.folder, "desk.db"));
      stage.restored = true;
      await forget(stage);
      return true;
    },
  };
  return stage;
}

/** What a copy does not know is gone: the papers of those people lie in the cabinet. */
async function forget({ desk, cases }: Stage): Promise<void> {
  const office = await desk.as();
  for (const [person, ids] of cases) {
    const kept: CaseId[] = [];
    for (const id of ids) if (await isOf(office, id, person)) kept.push(id);
    cases.set(person, kept);
  }
}

async function isOf(office: Office, id: CaseId, person: Person): Promise<boolean> {
  const found = (await office.cases.list({})).some((line) => line.id === id);
  return found && (await office.cases.load(id)).application.applicant.surname === surnameOf(person);
}

/** Puts a file down and gives its path. */
export async function put(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** The batch files that lie on a medium. */
export async function filesOn(folder: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".iinb")).sort();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
}
