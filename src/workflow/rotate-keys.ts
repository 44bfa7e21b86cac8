import type { Digest } from "../domain/ids.ts";
import { stampOf } from "./act.ts";
import type { Office } from "./office.ts";
import type { KeyRing } from "./ports/key-ring.ts";
import { mustBePerson } from "./staff.ts";

/** New keys for the office; the line in the ledger names both fingerprints. */
export async function rotateKeys(office: Office, ring: KeyRing): Promise<{ before: Digest; now: Digest }> {
  mustBePerson(office);
  const { before, now } = await ring.rotate();
  await office.ledger.append("keys-rotated", office.profile.code, { before, now }, stampOf(office));
  return { before, now };
}

/** Writes the file by which the centre learns who this office is. */
export async function exportRequest(
  office: Office,
  ring: KeyRing,
  to: string,
): Promise<{ readonly path: string; readonly sha256: Digest; readonly fingerprint: Digest }> {
  await office.folders.mustExist(to);
  const { name, bytes, fingerprint } = await ring.request();
  return { ...(await office.folders.write(to, name, bytes)), fingerprint };
}
