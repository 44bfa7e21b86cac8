import type { Digest } from "../domain/ids.ts";
import { mustBePerson, stampOf } from "./act.ts";
import type { Office } from "./office.ts";
import type { KeyRing } from "./ports/key-ring.ts";

/** New keys for the office; the line in the ledger names both fingerprints. */
export async function rotateKeys(office: Office, ring: KeyRing): Promise<{ before: Digest; now: Digest }> {
  mustBePerson(office);
  const { before, now } = await ring.rotate();
  await office.ledger.append("keys-rotated", office.profile.code, { before, now }, stampOf(office));
  return { before, now };
}

/** The largest request that is looked at, in bytes. */
const requestLimit = 1024 * 1024;

/** Writes the file by which the centre learns who this office is. One that lies there and says the same stays as it is. */
export async function exportRequest(
  office: Office,
  ring: KeyRing,
  to: string,
): Promise<{ readonly path: string; readonly sha256: Digest; readonly fingerprint: Digest }> {
  await office.folders.mustExist(to);
  const { name, bytes, fingerprint } = await ring.request();
  const path = office.folders.pathOf(to, name);
  const there = (await office.folders.list(to, name)).includes(path)
    ? await office.folders.read(path, requestLimit)
    : null;
  const again = there !== null && (await ring.asksTheSame(there));
  return { ...(await office.folders.write(to, name, again ? there : bytes)), fingerprint };
}
