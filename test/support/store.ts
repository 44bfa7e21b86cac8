import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterEach } from "vitest";
import { type Application, type ApplicationFile, applicationSchema } from "../../src/domain/application.ts";
import type { CaseAt, Stamp, Transition } from "../../src/domain/case.ts";
import { Temporal } from "../../src/domain/day.ts";
import type { CaseId, Digest, OfficeCode, OfficerId } from "../../src/domain/ids.ts";
import { registered } from "../../src/domain/transition.ts";
import { sha256 } from "../../src/storage/keyed-hash.ts";
import { createStore, openStore, type Store, type StoreOptions } from "../../src/storage/store.ts";

export const officeCode = "BER" as OfficeCode;
export const day = (text: string) => Temporal.PlainDate.from(text);
export const instant = (text: string) => Temporal.Instant.from(text);
export const stampOf = (by = "consul", at = "2026-11-23T09:15:00Z"): Stamp => ({
  by: by as OfficerId,
  at: instant(at),
});

export const packBytes = Buffer.from("id: P3\n");
export const pack = { ref: { id: "P3", digest: sha256(packBytes) as Digest }, bytes: packBytes };

export const storeOptions: StoreOptions = {
  office: officeCode,
  approval: false,
  indexKey: new Uint8Array(32).fill(7),
  newSalt: () => randomBytes(32),
  now: () => instant("2026-11-23T09:00:00Z"),
};

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A folder of its own for one test, gone after it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "iin-desk-"));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A real store in a real file; `reopen` closes it and opens it again from what is on the disk. */
export async function testStore(options: Partial<StoreOptions> = {}) {
  const folder = join(await temporaryFolder(), "office");
  const all = { ...storeOptions, ...options };
  let store = await createStore(folder, all);
  cleanUps.push(() => store.close());
  return {
    folder,
    get store(): Store {
      return store;
    },
    async reopen(other: Partial<StoreOptions> = {}): Promise<Store> {
      store.close();
      store = await openStore(folder, { ...all, ...other });
      return store;
    },
  };
}

/** An application as an officer would file it; `applicant` and the rest may be given otherwise. */
export function application(
  applicant: Partial<ApplicationFile["applicant"]> = {},
  more: Partial<ApplicationFile> = {},
): Application {
  return v.parse(applicationSchema, {
    kind: "formation",
    category: "spouse",
    appearedInPerson: true,
    consentOnPaper: true,
    letterLanguage: "en",
    appliedAt: "2026-11-23T10:15",
    applicant: {
      surname: "Müller",
      givenNames: "Anna Maria",
      birthDate: "1980-02-29",
      citizenship: "DEU",
      sex: "F",
      ...applicant,
    },
    documents: [
      {
        kind: "passport",
        issuingCountry: "DEU",
        number: "C01X00T47",
        issuedOn: "2021-01-01",
        expiresOn: "2031-01-01",
        language: "de",
        originalSeen: true,
      },
    ],
    ...more,
  });
}

/** What `register` makes of an application, on 23 November 2026. */
export const newCase = (id: CaseId, more: Partial<CaseAt<"gathering">> = {}): Transition<"gathering"> =>
  registered({
    id,
    version: 1,
    revision: 1,
    stage: "gathering",
    registered: stampOf(),
    appliedAt: Temporal.PlainDateTime.from("2026-11-23T10:15"),
    applicationDay: day("2026-11-23"),
    dueOn: day("2026-11-24"),
    dueOnStrict: day("2026-11-24"),
    pack: pack.ref,
    underOrder: null,
    previous: null,
    application: application(),
    remarks: [],
    ...more,
  });

/** Registers a case and gives it as saved. */
export const register = (store: Store, more: Partial<CaseAt<"gathering">> = {}): Promise<CaseAt<"gathering">> =>
  store.cases.register(2026, (id) => newCase(id, more), stampOf(), { draft: null, pack });

/** Any value with Temporal's days and instants as texts, so that two of them can be compared deeply. */
export function plain(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Object.prototype.toString.call(value).startsWith("[object Temporal.")) {
    return `${Object.prototype.toString.call(value)} ${String(value)}`;
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}
