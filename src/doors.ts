import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Doors, OfficerChoice } from "./cli/desk.ts";
import { machineName, profileFile, readProfile, stateFolder } from "./config.ts";
import { Temporal } from "./domain/day.ts";
import type { OfficeProfile } from "./domain/office-profile.ts";
import type { Officer } from "./domain/officer.ts";
import { Problem } from "./domain/problem.ts";
import { centreIn, keyRingIn } from "./exchange-doors.ts";
import { lazyPort, once } from "./lazy-port.ts";
import type { Store, StoreOptions } from "./storage/store.ts";
import type { Office } from "./workflow/office.ts";
import type { RuleFiles, Rules } from "./workflow/ports/rules.ts";
import type { Transport } from "./workflow/ports/transport.ts";
import { type World, withClock } from "./world.ts";

/** What ships with the program and belongs to lawyers and offices. */
export const templates = join(import.meta.dirname, "../templates");
/** What the build made of the rules, beside the bundle; from source there is nothing and the YAML is read. */
export const compiled = join(import.meta.dirname, "law");

/** No order is longer. */
const largestRules = 4_000_000;

/** Opens and makes offices: here the ports of the workflow get their adapters, each loaded when it is first used. */
export function doorsOf(world: World, folder: string, version: string): Doors {
  let store: Store | null = null;
  const software = `iin-desk ${version}`;
  return {
    folder,
    exists: async () => existsSync(profileFile(folder)),
    async open(choice) {
      const profile = await readProfile(folder);
      const officer = await officerOf(profile, choice);
      const clock = clockOf(world, profile);
      if (choice.acts) await mustKeepTraining(folder, profile);
      const [{ openStore }, { folders }, { loadIndexKey }] = await Promise.all([
        import("./storage/store.ts"),
        import("./storage/folders.ts"),
        import("./exchange/keys.ts"),
      ]);
      const indexKey = await loadIndexKey(join(folder, "keys"));
      const opened = await openStore(folder, storeOptionsOf(world, profile, indexKey)).catch((cause: unknown) => {
        // The profile is there, so this is an office: setting up another one is not the way out.
        if (!(cause instanceof Problem) || cause.code !== "no-office") throw cause;
        throw new Problem("store-damaged", { path: folder }, { cause });
      });
      store = opened;
      const { cases, drafts, batches, messages, sheets, files, answers, letters, ledger } = opened;
      const rules = rulesReadLate(async () => {
        const { rulesFrom } = await import("./law/rules.ts");
        const sources = { templates: join(templates, "law"), imported: [join(folder, "rules")], compiled, profile };
        return rulesFrom({ ...sources, packBytes: (digest) => cases.packBytes(digest) });
      });
      const office: Office = {
        profile,
        officer,
        clock: { now: () => clock.now(), newId: () => clock.uuid() },
        cases,
        drafts,
        batches,
        messages,
        sheets,
        files,
        answers,
        letters,
        ledger,
        folders,
        rules: rules.port,
        ruleFiles: ruleFilesOf(profile, folder, rules.forget),
        exchange: lazyPort(
          once(async () => {
            const { officeExchange } = await import("./exchange/office-exchange.ts");
            return officeExchange({ profile, folder, software });
          }),
        ),
        transport: transportOf(profile, folder, world),
        press: lazyPort(
          once(async () => {
            const { openPress } = await import("./letters/press.ts");
            return openPress({ templates: join(templates, "letters"), office: folder });
          }),
        ),
        seal: lazyPort(
          once(async () => {
            const { letterSeal } = await import("./exchange/letter-seal.ts");
            return letterSeal({ folder: join(folder, "keys"), newSalt: () => world.randomBytes(16) });
          }),
        ),
      };
      return office;
    },
    async create(profile) {
      const { makeOffice } = await import("./make-office.ts");
      await makeOffice(world, folder, profile, software);
    },
    async readRules(path) {
      const [{ readRules }, { folders }] = await Promise.all([
        import("./law/rule-files.ts"),
        import("./storage/folders.ts"),
      ]);
      return readRules(await folders.read(resolve(world.cwd, path), largestRules), path);
    },
    async exampleProfile() {
      const { readFile } = await import("node:fs/promises");
      const { readJson } = await import("./domain/json-file.ts");
      const { officeProfileSchema } = await import("./domain/office-profile.ts");
      const path = join(templates, "office.example.json");
      return readJson(officeProfileSchema, await readFile(path, "utf8"), path);
    },
    profile: () => readProfile(folder),
    async saveProfile(profile) {
      const { writeProfile } = await import("./make-office.ts");
      await writeProfile(folder, profile);
    },
    async keyRing() {
      const clock = clockOf(world, await readProfile(folder));
      return keyRingIn(folder, software, () => clock.now());
    },
    centre: centreIn(folder, software),
    async close() {
      store?.close();
      store = null;
    },
  };
}

/** What the store of an office is opened with. */
export const storeOptionsOf = (world: World, profile: OfficeProfile, indexKey: Uint8Array): StoreOptions => ({
  office: profile.code,
  approval: profile.approval,
  indexKey,
  newSalt: () => world.randomBytes(16),
  now: () => clockOf(world, profile).now(),
  elsewhere: stateFolder(world),
  machine: () => machineName(world),
});

/** What was made for training never becomes an office, nor an office training: its keys say which it is. */
async function mustKeepTraining(folder: string, profile: OfficeProfile): Promise<void> {
  const { areForTraining } = await import("./exchange/keys.ts");
  if ((await areForTraining(join(folder, "keys"))) === profile.training) return;
  throw new Problem("bad-office", { path: profileFile(folder), faults: ["/training not-allowed-here"] });
}

/** In a training office `$IIN_DESK_NOW` sets the clock, and nowhere else. */
export function clockOf(world: World, profile: OfficeProfile): World {
  const set = world.env.IIN_DESK_NOW;
  if (!profile.training || !set) return world;
  try {
    return withClock(world, Temporal.Instant.from(set));
  } catch {
    throw new Problem("bad-value", { flag: "IIN_DESK_NOW", value: set, expected: "2026-11-23T09:00:00Z" });
  }
}

/** The named officer, else the only person; several persons must say who acts. Reading needs nobody's name. */
async function officerOf(profile: OfficeProfile, choice: OfficerChoice): Promise<Officer> {
  const here = profile.officers.filter((officer) => !officer.left);
  const persons = here.filter((officer) => officer.kind === "person");
  let named = choice.named;
  const [only] = persons;
  if (named === undefined && only !== undefined && (persons.length === 1 || !choice.acts)) return only;
  named ??= await choice.ask(profile);
  const found = here.find((officer) => officer.id === named);
  if (found === undefined) throw new Problem("unknown-officer", { officer: named });
  return found;
}

/** The rules of an office, read when they are first asked for; `forget` has them read anew. */
function rulesReadLate(read: () => Promise<Rules>): { readonly port: Rules; forget(): void } {
  let current = once(read);
  const port = lazyPort<Rules>(() => current());
  return { port, forget: () => (current = once(read)) };
}

/** Files of rules: read by the law, their signatures checked by the exchange, kept as the store keeps files. */
function ruleFilesOf(profile: OfficeProfile, folder: string, forget: () => void): RuleFiles {
  const own = join(folder, "rules");
  return {
    read: async (bytes, path) => (await import("./law/rule-files.ts")).readRules(bytes, path),
    async known({ kind, id }) {
      const { knownOverlay, knownPack } = await import("./law/rule-files.ts");
      if (kind === "pack") return knownPack([join(templates, "law", "packs"), own], id);
      return knownOverlay([join(templates, "law", "missions"), join(own, "missions")], id);
    },
    signedBy: async (file) => (await import("./exchange/rule-signature.ts")).signerOfRules(file, { profile, folder }),
    async keep({ kind, id }, bytes, signature) {
      const place = kind === "pack" ? own : join(own, "missions");
      const [{ nameForRules }, { folders }, { mkdir }] = await Promise.all([
        import("./law/rule-files.ts"),
        import("./storage/folders.ts"),
        import("node:fs/promises"),
      ]);
      await mkdir(place, { recursive: true, mode: 0o700 });
      const name = await nameForRules(place, id);
      // The signature first: rules that are there have it.
      if (signature !== null) await folders.write(place, `${name}.p7s`, signature);
      const { path } = await folders.write(place, name, bytes);
      forget();
      return path;
    },
  };
}

function transportOf({ export: leaving }: OfficeProfile, folder: string, world: World): Transport {
  const configured = leaving?.transport ?? null;
  const transport = once(async () => {
    if (configured === null) throw new Error("no program is configured to move files");
    const { transportBy } = await import("./exchange/transport.ts");
    return transportBy(configured, { folder, env: world.env });
  });
  return {
    configured: configured !== null,
    async outbox() {
      const { mkdir } = await import("node:fs/promises");
      const outbox = join(folder, "outbox");
      await mkdir(outbox, { recursive: true, mode: 0o700 });
      return outbox;
    },
    carry: async (path) => (await transport())(path),
  };
}
