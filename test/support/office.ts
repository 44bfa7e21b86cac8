import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { onTestFinished } from "vitest";
import type { Doors } from "../../src/cli/desk.ts";
import { type Application, type ApplicationFile, applicationSchema } from "../../src/domain/application.ts";
import type { CaseAt } from "../../src/domain/case.ts";
import { Temporal } from "../../src/domain/day.ts";
import type { BatchId, CaseId, Digest } from "../../src/domain/ids.ts";
import { type OfficeProfile, officeProfileSchema } from "../../src/domain/office-profile.ts";
import { Problem, type ProblemCode } from "../../src/domain/problem.ts";
import { doorsOf } from "../../src/doors.ts";
import { buildAnswers } from "../../src/exchange/build-answers.ts";
import { loadKeys } from "../../src/exchange/keys.ts";
import { ownSigner } from "../../src/exchange/signer.ts";
import { answer } from "../../src/exchange/simulator/centre.ts";
import type { Wish } from "../../src/exchange/simulator/rulings.ts";
import type { ScenarioName } from "../../src/exchange/simulator/scenarios.ts";
import { decideCase } from "../../src/workflow/decide-case.ts";
import { type Exported, exportBatch } from "../../src/workflow/export-batch.ts";
import { importAnswers, type TakenIn } from "../../src/workflow/import-answers.ts";
import type { Office } from "../../src/workflow/office.ts";
import { openCase } from "../../src/workflow/open-case.ts";
import { verifyCase } from "../../src/workflow/verify-case.ts";
import type { WrittenFile } from "../../src/workflow/write-batch.ts";
import type { World } from "../../src/world.ts";
import { temporaryFolder } from "./store.ts";
import { testWorld } from "./test-world.ts";

export const samplesFolder = join(import.meta.dirname, "../../templates/samples");
export type Sample = "investor" | "spouse" | "senior" | "head-of-entity" | "heir-incomplete";

const software = "iin-desk 0.0.0";
const words = (text: string) => ({ kk: text, ru: text, en: text });
const person = (id: string, may: readonly string[]) => ({
  id,
  name: `Synthetic ${id}`,
  position: words(id),
  kind: "person",
  may,
});

/** Who works in a test office: two who may do everything, one who only takes in, and a machine. */
export const officers = [
  person("consul", ["intake", "decide", "approve", "export", "import", "sign"]),
  person("vice", ["intake", "decide", "approve", "export", "import", "sign"]),
  person("clerk", ["intake"]),
  { id: "timer", kind: "machine", may: ["export", "import"] },
];

/** The example of an office that ships with the program, with what differs. */
export async function exampleProfile(differences: Readonly<Record<string, unknown>> = {}): Promise<OfficeProfile> {
  const text = await readFile(join(import.meta.dirname, "../../templates/office.example.json"), "utf8");
  return v.parse(officeProfileSchema, { ...JSON.parse(text), officers, training: true, ...differences });
}

/** A sample that ships with the program; `applicant` and the rest may be given otherwise. */
export async function sampleFile(
  name: Sample,
  applicant: Partial<ApplicationFile["applicant"]> = {},
  more: Partial<ApplicationFile> = {},
): Promise<ApplicationFile> {
  const file = JSON.parse(await readFile(join(samplesFolder, `${name}.json`), "utf8")) as ApplicationFile;
  return { ...file, ...more, applicant: { ...file.applicant, ...applicant } };
}

export const sampleApplication = async (...what: Parameters<typeof sampleFile>): Promise<Application> =>
  v.parse(applicationSchema, await sampleFile(...what));

export interface Line {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** What was written to a folder lies there. */
export type ExportedHere = Omit<Exported, "files"> & {
  readonly files: readonly (WrittenFile & { readonly path: string })[];
};

/** A whole office on the disk: real store, real keys, real centre; only its clock is set by hand. */
export interface TestOffice {
  readonly folder: string;
  /** A stick: a folder outside the office. */
  readonly stick: string;
  /** Who acts; `consul` where nobody is named. */
  as(officer?: string): Promise<Office>;
  setClock(instant: string): void;
  /** What the command line reaches beside an open office. */
  doors(): Doors;
  /** The same office for whoever opens it from now on: its file, its keys and its officers are read again. */
  anew(): TestOffice;
  /** Registers a sample. */
  open(...what: Parameters<typeof sampleFile>): Promise<CaseAt<"gathering">>;
  /** Registers, verifies and forwards a sample. */
  forward(...what: Parameters<typeof sampleFile>): Promise<CaseAt<"decided">>;
  /** Verifies and forwards a registered case. */
  forwardOpen(id: CaseId): Promise<CaseAt<"decided">>;
  export(): Promise<ExportedHere & { readonly batch: BatchId }>;
  /** Lets the simulator answer the newest batch; gives the files in the order in which they arrive. */
  answer(rulings?: Readonly<Record<string, Wish>>, scenario?: ScenarioName): Promise<string[]>;
  /** A file of the centre with exactly these lines, signed with its key; gives its path. */
  centreSays(
    lines: readonly Line[],
    number: number,
    /** `upTo`: the batch number up to which it calls itself complete; the newest where it is not given. */
    differences?: { readonly uuid?: string; readonly upTo?: number; readonly inReplyTo?: null },
  ): Promise<string>;
  import(path: string): Promise<TakenIn>;
  /** The item and digest of a case's newest parcel, as every line about it names them. */
  about(id: CaseId): Promise<{ readonly item: string; readonly digest: Digest }>;
  /** Closes every program that has the office open. */
  closeAll(): Promise<void>;
  /** What must be the same when nothing was changed. */
  head(): Promise<string>;
}

export async function testOffice(differences: Readonly<Record<string, unknown>> = {}): Promise<TestOffice> {
  const root = await temporaryFolder();
  const folder = join(root, "office");
  const stick = join(root, "stick");
  await mkdir(stick);
  let now = Temporal.Instant.from("2026-11-23T09:00:00Z");
  const world: World = { ...testWorld({ cwd: root }), now: () => now };
  await doorsOf(world, folder, "0.0.0").create(await exampleProfile(differences));
  const opened = new Map<string, Promise<Office>>();
  const doors: Doors[] = [];
  onTestFinished(() => Promise.all(doors.map((one) => one.close())).then(() => undefined));

  const as = (officer = "consul") => {
    const known = opened.get(officer);
    if (known !== undefined) return known;
    const one = doorsOf(world, folder, "0.0.0");
    doors.push(one);
    const office = one.open({ named: officer, acts: true, ask: () => Promise.reject(new Error("nobody is asked")) });
    opened.set(officer, office);
    return office;
  };
  const newestBatch = async () => {
    const batch = (await (await as()).batches.list()).at(-1);
    if (batch === undefined) throw new Error("nothing was sent");
    return batch;
  };

  const office: TestOffice = {
    folder,
    stick,
    as,
    doors() {
      const one = doorsOf(world, folder, "0.0.0");
      doors.push(one);
      return one;
    },
    anew() {
      opened.clear();
      return office;
    },
    setClock(instant) {
      now = Temporal.Instant.from(instant);
    },
    async open(...what) {
      const opening = { appliedAt: null, reason: null, underOrder: null, previous: null, draft: null };
      return (await openCase(await as(), { ...opening, application: await sampleApplication(...what) })).case;
    },
    async forward(...what) {
      return office.forwardOpen((await office.open(...what)).id);
    },
    async forwardOpen(id) {
      await verifyCase(await as(), id, null);
      return decideCase(await as(), id, { kind: "forward", grounds: [], facts: new Map(), reason: "as seen" });
    },
    async export() {
      const exported = await exportBatch(await as(), { to: stick, dryRun: false, strict: false });
      if (exported.batch === null) throw new Error("nothing was sent");
      return { ...(exported as ExportedHere), batch: exported.batch };
    },
    async answer(rulings = {}, scenario) {
      const batch = await newestBatch();
      const path = join(stick, batch.files[0]?.name ?? "");
      const files = await answer(join(folder, "centre"), await readFile(path), {
        seed: 1,
        at: now,
        rulings: new Map(Object.entries(rulings) as [CaseId, Wish][]),
        software,
        path,
        ...(scenario === undefined ? {} : { scenario }),
      });
      for (const file of files) await writeFile(join(stick, file.fileName), file.bytes);
      return files.map((file) => join(stick, file.fileName));
    },
    async centreSays(lines, number, { uuid, upTo, inReplyTo } = {}) {
      const batch = await newestBatch();
      const centre = await loadKeys(join(folder, "centre", "keys"));
      const own = await loadKeys(join(folder, "keys"));
      const createdAt = now.toZonedDateTimeISO("Asia/Almaty");
      const file = batch.files[0];
      const built = await buildAnswers(
        {
          office: (await as()).profile.code,
          answerUuid: uuid ?? `019aaf50-0000-7000-8000-${String(number).padStart(12, "0")}`,
          answerSeq: number,
          previousAnswerDigest: null,
          createdAt,
          inReplyTo: file === undefined || inReplyTo === null ? null : { batch: batch.uuid, sha256: file.sha256 },
          completeUpTo: upTo ?? batch.seq,
          ledgerHeadSeen: null,
          software,
          messages: lines,
        },
        { sign: ownSigner(centre, now), recipient: own.recipient },
      );
      const taken = (await readdir(stick)).length;
      const path = join(stick, built.fileName.replace(".iinb", `-n${taken}.iinb`));
      await writeFile(path, built.bytes);
      return path;
    },
    import: async (path) => importAnswers(await as(), path),
    async about(id) {
      const parcel = (await (await as()).batches.parcels({ case: id })).at(-1);
      if (parcel === undefined) throw new Error(`${id} was never sent`);
      return { item: parcel.item, digest: parcel.digest };
    },
    async closeAll() {
      await Promise.all(doors.map((one) => one.close()));
    },
    async head() {
      const { size, head, broken } = await (await as()).ledger.verify();
      if (broken !== null) throw new Error(`the ledger is broken at line ${broken}`);
      return `${size} ${head}`;
    },
  };
  return office;
}

/** A ruling of the centre in its own words. */
export const issued = (about: { item: string; digest: string }, iin: string, more: object = {}): Line => ({
  kind: "DEC",
  outcome: "ISSUED",
  ...about,
  iin,
  reference: "MIA-2026/000001",
  on: "2026-11-23",
  ...more,
});

export const refused = (about: { item: string; digest: string }, more: object = {}): Line => ({
  kind: "DEC",
  outcome: "REFUSED",
  ...about,
  grounds: [{ code: "unreliable", point: "9", texts: null }],
  iin: null,
  reference: "MIA-2026/000002",
  on: "2026-11-23",
  ...more,
});

export const annulled = (about: { item: string; digest: string }, more: object = {}): Line => ({
  kind: "DEC",
  outcome: "ANNULLED",
  ...about,
  reference: "MIA-2026/000003",
  on: "2026-11-23",
  ...more,
});

/** The problem that ends a step; fails the test when it is another, or none. */
export async function problemOf(step: Promise<unknown>, code: ProblemCode): Promise<Problem> {
  try {
    await step;
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    if (thrown.code !== code) throw new Error(`not ${code} but ${thrown.code}`, { cause: thrown });
    return thrown;
  }
  throw new Error(`${code} was not thrown`);
}
