import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { createStore, openStore, type Store, type StoreOptions } from "../../src/storage/store.ts";
import { storeOptions } from "./sample-case.ts";

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
