import { resolve } from "node:path";
import { type Instant, Temporal } from "../domain/day.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import { type Certificate, type Pin, pin, readCertificate } from "./certificate.ts";
import type { Sign } from "./container.ts";
import type { Keys } from "./keys.ts";

export interface Signing {
  readonly sign: Sign;
  readonly certificate: Certificate;
}

/**
 * How this office signs at an instant: by the configured program, else with its own key. Throws `keys-unreadable` for a
 * certificate whose days are over or have not come, and `certificate-for-training` outside training.
 */
export async function signingAt(
  at: Instant,
  { profile, folder, keys }: { readonly profile: OfficeProfile; readonly folder: string; readonly keys: Keys },
): Promise<Signing> {
  if (profile.signer === null) {
    mustBeValid(keys.certificate, at, resolve(folder, "keys", "signing.pem"));
    const { ownSigner } = await import("./signer.ts");
    return { sign: ownSigner(keys, at), certificate: keys.certificate };
  }
  const path = resolve(folder, profile.signer.certificate);
  const certificate = await readCertificate(path);
  if (certificate.training && !profile.training) throw new Problem("certificate-for-training", { path });
  mustBeValid(certificate, at, path);
  const { externalSigner } = await import("./external-signer.ts");
  return { sign: externalSigner(profile.signer, certificate), certificate };
}

/** Certificates that batches of this office may bear: its own, those before them, and that of the program that signs. */
export async function ownPins(profile: OfficeProfile, folder: string, keys: readonly Keys[]): Promise<Pin[]> {
  const own = keys.map(({ certificate }) => certificate);
  if (profile.signer !== null) own.push(await readCertificate(resolve(folder, profile.signer.certificate)));
  return own.map((certificate) => pin(certificate));
}

function mustBeValid({ validFrom, validUntil }: Certificate, at: Instant, path: string): void {
  const { compare } = Temporal.Instant;
  if (compare(at, validFrom) >= 0 && compare(at, validUntil) <= 0) return;
  throw new Problem("keys-unreadable", { path, fault: "expired" });
}
