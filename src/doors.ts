import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Doors, OfficerChoice } from "./cli/desk.ts";
import { profileFile, readProfile } from "./config.ts";
import { Temporal } from "./domain/day.ts";
import type { Digest } from "./domain/ids.ts";
import type { OfficeProfile } from "./domain/office-profile.ts";
import type { Officer } from "./domain/officer.ts";
import { Problem } from "./domain/problem.ts";
import type { Store } from "./storage/store.ts";
import type { Exchange, Office, Press, Rules } from "./workflow/office.ts";
import { type World, withClock } from "./world.ts";

/** What ships with the program and belongs to lawyers and offices. */
export const templates = fileURLToPath(new URL("../templates", import.meta.url));
/** What the build made of the rules, beside the bundle; from source there is nothing and the YAML is read. */
const compiled = fileURLToPath(new URL("./law", import.meta.url));

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
      const [{ openStore }, { folders }, { loadIndexKey }] = await Promise.all([
        import("./storage/store.ts"),
        import("./storage/folders.ts"),
        import("./exchange/keys.ts"),
      ]);
      const opened = await openStore(folder, {
        office: profile.code,
        approval: profile.approval,
        indexKey: await loadIndexKey(join(folder, "keys")),
        newSalt: () => world.randomBytes(16),
        now: () => clock.now(),
      }).catch((cause: unknown) => {
        // The profile is there, so this is an office: setting up another one is not the way out.
        if (!(cause instanceof Problem) || cause.code !== "no-office") throw cause;
        throw new Problem("store-damaged", { path: folder }, { cause });
      });
      store = opened;
      const { cases, drafts, batches, answers, letters, ledger } = opened;
      const office: Office = {
        profile,
        officer,
        clock: { now: () => clock.now(), newId: () => clock.uuid() },
        cases,
        drafts,
        batches,
        answers,
        letters,
        ledger,
        folders,
        rules: lazyRules(async () => {
          const { rulesFrom } = await import("./law/rules.ts");
          const sources = { templates: join(templates, "law"), imported: [join(folder, "rules")], compiled, profile };
          return rulesFrom({ ...sources, packBytes: (digest) => cases.packBytes(digest) });
        }),
        exchange: lazyExchange(async () => {
          const { officeExchange } = await import("./exchange/office-exchange.ts");
          return officeExchange({ profile, folder, software });
        }),
        press: lazyPress(async () => {
          const { openPress } = await import("./letters/press.ts");
          return openPress({ templates: join(templates, "letters"), office: folder });
        }),
      };
      return office;
    },
    async create(profile) {
      const { makeOffice } = await import("./make-office.ts");
      await makeOffice(world, folder, profile, software);
    },
    async exampleProfile() {
      const { readFile } = await import("node:fs/promises");
      const { readJson } = await import("./domain/json-file.ts");
      const { officeProfileSchema } = await import("./domain/office-profile.ts");
      const path = join(templates, "office.example.json");
      return readJson(officeProfileSchema, await readFile(path, "utf8"), path);
    },
    async saveProfile(profile) {
      const { writeProfile } = await import("./make-office.ts");
      await writeProfile(folder, profile);
    },
    centre: {
      async answer(file, to, wishes) {
        const { training } = await readProfile(folder);
        if (!training) throw new Problem("not-training", { path: folder });
        const [{ answer }, { folders }, { limits }] = await Promise.all([
          import("./exchange/simulator/centre.ts"),
          import("./storage/folders.ts"),
          import("./exchange/limits.ts"),
        ]);
        const bytes = await folders.read(file, limits.fileBytes);
        const answers = await answer(join(folder, "centre"), bytes, { ...wishes, software, path: file });
        const written: { path: string; sha256: Digest }[] = [];
        for (const one of answers) written.push(await folders.write(to, one.fileName, one.bytes));
        return written;
      },
    },
    async close() {
      store?.close();
      store = null;
    },
  };
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

const once = <Port>(load: () => Promise<Port>) => {
  let port: Promise<Port> | null = null;
  return () => {
    port ??= load();
    return port;
  };
};

function lazyRules(load: () => Promise<Rules>): Rules {
  const rules = once(load);
  return {
    forDay: async (day, underOrder) => (await rules()).forDay(day, underOrder),
    ofCase: async (ref) => (await rules()).ofCase(ref),
    list: async () => (await rules()).list(),
    calendars: async () => (await rules()).calendars(),
  };
}

function lazyExchange(load: () => Promise<Exchange>): Exchange {
  const exchange = once(load);
  return {
    fault: async (outgoing) => (await exchange()).fault(outgoing),
    seal: async (request) => (await exchange()).seal(request),
    openAnswers: async (bytes, path) => (await exchange()).openAnswers(bytes, path),
  };
}

function lazyPress(load: () => Promise<Press>): Press {
  const press = once(load);
  return { print: async (facts, mark) => (await press()).print(facts, mark) };
}
