import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Instant, Temporal } from "../domain/day.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { replaceFile } from "./durable-file.ts";
import { keyFiles, loadKeys } from "./keys.ts";

const day = { hours: 24 };
const fiveYears = { hours: 24 * 1826 };
/** Training plays at any time that `$IIN_DESK_NOW` names. */
const anyTime = {
  from: Temporal.Instant.from("2000-01-01T00:00:00Z"),
  until: Temporal.Instant.from("2100-01-01T00:00:00Z"),
};

/** Makes the keys of a new office in `keys/` of its folder, for five years. Throws `keys-exist`. */
export async function makeOfficeKeys(
  folder: string,
  office: Pick<OfficeProfile, "code" | "training">,
  now: Instant,
): Promise<void> {
  const { makeKeys } = await import("./make-keys.ts");
  const { code: commonName, training } = office;
  // A clock that is put right by some hours must not make today's signatures too early.
  const span = training ? anyTime : { from: now.subtract(day), until: now.add(fiveYears) };
  await makeKeys(join(folder, "keys"), { commonName, training, ...span });
}

/**
 * Makes the simulator of the centre in `centre/` of a training office, makes the two known to each other, and gives the
 * `centre` of the office's profile. The office's keys must be there. Throws `keys-exist`.
 */
export async function makeTrainingCentre(
  folder: string,
  office: Pick<OfficeProfile, "code">,
): Promise<NonNullable<OfficeProfile["centre"]>> {
  const { enrol, makeCentre } = await import("./simulator/centre.ts");
  const centreFolder = join(folder, "centre");
  const { recipient, certificate } = await makeCentre(centreFolder, anyTime);
  const own = await loadKeys(join(folder, "keys"));
  const pem = await readFile(join(folder, "keys", keyFiles.certificate), "utf8");
  await enrol(centreFolder, { code: office.code, certificate: pem, recipient: own.recipient });
  await replaceFile(join(folder, "centre.pem"), certificate);
  return { recipient, certificates: ["centre.pem"] };
}
