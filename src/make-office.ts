import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Instant } from "./domain/day.ts";
import type { OfficeCode } from "./domain/ids.ts";
import { checkedBy } from "./domain/json-file.ts";
import { isTimeZone, type OfficeProfile, officeProfileSchema } from "./domain/office-profile.ts";
import { Problem } from "./domain/problem.ts";
import { clockOf, storeOptionsOf } from "./doors.ts";
import { replaceFile } from "./exchange/durable-file.ts";
import { keySpan } from "./exchange/key-span.ts";
import { type Keys, loadIndexKey } from "./exchange/keys.ts";
import { makeKeys } from "./exchange/make-keys.ts";
import { enrol, makeCentre } from "./exchange/simulator/centre.ts";
import { createStore } from "./storage/store.ts";
import type { World } from "./world.ts";

/**
 * Makes an office: folder, keys, store, and last the profile that makes it one. In training the simulator of the centre
 * is made too, and pinned. Throws `office-exists`, `keys-exist`, `no-such-folder`, `folder-not-writable`; then nothing is
 * left behind.
 */
export async function makeOffice(
  world: World,
  folder: string,
  profile: OfficeProfile,
  software: string,
): Promise<void> {
  mustHaveZone(profile, "office.json");
  const before = await namesIn(folder);
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await fill(world, folder, profile, software);
  } catch (cause) {
    // What another program makes here at this moment is not ours to clear.
    if (!isTaken(cause)) await clear(folder, before);
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (noFolder.includes(code)) throw new Problem("no-such-folder", { path: folder }, { cause });
    throw cause;
  }
}

/** What the system says where a path cannot be that of a folder. */
const noFolder: readonly string[] = ["EEXIST", "ENOTDIR", "ENAMETOOLONG", "ELOOP"];

const isTaken = (cause: unknown): boolean =>
  cause instanceof Problem && (cause.code === "keys-exist" || cause.code === "office-exists");

/** Null where there is no folder yet. */
const namesIn = (folder: string): Promise<readonly string[] | null> => readdir(folder).catch(() => null);

/** An office that could not be made whole leaves nothing behind; what lay there before is left as it was. */
async function clear(folder: string, before: readonly string[] | null): Promise<void> {
  const made = ((await namesIn(folder)) ?? []).filter((name) => before?.includes(name) !== true);
  for (const name of made) await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
  if (before === null) await rmdir(folder).catch(() => {});
}

async function fill(world: World, folder: string, profile: OfficeProfile, software: string): Promise<void> {
  const clock = clockOf(world, profile);
  const now = clock.now();
  const { training, code } = profile;
  const span = { training, ...keySpan(now, training) };
  const keys = await makeKeys(join(folder, "keys"), { ...span, commonName: code });
  const made = training
    ? { ...profile, centre: await makeSimulator(join(folder, "centre"), code, keys, span) }
    : profile;
  const indexKey = await loadIndexKey(join(folder, "keys"));
  const store = await createStore(folder, storeOptionsOf(world, profile, indexKey));
  try {
    const [first] = profile.officers;
    if (first === undefined) throw new Problem("bad-office", { path: folder, faults: ["/officers empty"] });
    const facts = { training: made.training ? 1 : 0, software };
    await store.ledger.append("office-made", profile.code, facts, { by: first.id, at: now });
  } finally {
    store.close();
  }
  await writeProfile(folder, made);
}

/** The centre in training: it knows this office, and this office pins its certificate. */
async function makeSimulator(folder: string, code: OfficeCode, keys: Keys, span: { from: Instant; until: Instant }) {
  const { recipient, certificate } = await makeCentre(folder, span);
  await enrol(folder, { code, certificate: keys.certificate.x509.toString(), recipient: keys.recipient });
  await replaceFile(join(folder, "centre.pem"), certificate);
  return { recipient, certificates: ["centre/centre.pem"] };
}

function mustHaveZone({ timeZone }: OfficeProfile, path: string): void {
  if (!isTimeZone(timeZone)) throw new Problem("bad-file", { path, faults: ["/timeZone time-zone"] });
}

/** Writes office.json anew: beside, synced, renamed. */
export async function writeProfile(folder: string, profile: OfficeProfile): Promise<void> {
  const text = `${JSON.stringify(profile, null, 2)}\n`;
  const path = join(folder, "office.json");
  checkedBy(officeProfileSchema, JSON.parse(text), path);
  mustHaveZone(profile, path);
  await replaceFile(path, text);
}
