import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Instant } from "./domain/day.ts";
import type { OfficeCode } from "./domain/ids.ts";
import { checkedBy } from "./domain/json-file.ts";
import { type OfficeProfile, officeProfileSchema } from "./domain/office-profile.ts";
import { Problem } from "./domain/problem.ts";
import { clockOf } from "./doors.ts";
import { replaceFile } from "./exchange/durable-file.ts";
import { keySpan } from "./exchange/key-span.ts";
import { type Keys, loadIndexKey } from "./exchange/keys.ts";
import { makeKeys } from "./exchange/make-keys.ts";
import { enrol, makeCentre } from "./exchange/simulator/centre.ts";
import { createStore } from "./storage/store.ts";
import type { World } from "./world.ts";

/**
 * Makes an office: folder, keys, store, and last the profile that makes it one. In training the simulator of the centre
 * is made too, and pinned. Throws `office-exists`, `folder-not-writable`.
 */
export async function makeOffice(
  world: World,
  folder: string,
  profile: OfficeProfile,
  software: string,
): Promise<void> {
  const clock = clockOf(world, profile);
  const now = clock.now();
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { training, code } = profile;
  const span = { training, ...keySpan(now, training) };
  const keys = await makeKeys(join(folder, "keys"), { ...span, commonName: code });
  const made = training
    ? { ...profile, centre: await makeSimulator(join(folder, "centre"), code, keys, span) }
    : profile;
  const store = await createStore(folder, {
    office: profile.code,
    approval: profile.approval,
    indexKey: await loadIndexKey(join(folder, "keys")),
    newSalt: () => world.randomBytes(16),
    now: () => clock.now(),
  });
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

/** Writes office.json anew: beside, synced, renamed. */
export async function writeProfile(folder: string, profile: OfficeProfile): Promise<void> {
  const text = `${JSON.stringify(profile, null, 2)}\n`;
  const path = join(folder, "office.json");
  checkedBy(officeProfileSchema, JSON.parse(text), path);
  await replaceFile(path, text);
}
