import { resolve } from "node:path";
import type { Digest } from "../domain/ids.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import { loadPins } from "./certificate.ts";
import { checkSignature } from "./check-signature.ts";

/**
 * Who signed a file of rules: the fingerprint of the pinned certificate (`packs.certificates` in office.json), or null
 * for a file without a signature, which is enough in training only. A signature that is there must be good, always.
 * Throws `rules-unsigned`, `rules-signature-invalid`, `rules-signature-unchecked`, `certificate-unreadable`,
 * `certificate-not-p256`, `certificate-for-training`.
 */
export async function signerOfRules(
  { content, signature, path }: { content: Uint8Array; signature: Uint8Array | null; path: string },
  { profile, folder }: { profile: OfficeProfile; folder: string },
): Promise<Digest | null> {
  const { training, packs } = profile;
  if (signature === null) {
    if (training) return null;
    throw new Problem("rules-unsigned", { path });
  }
  const pins = await loadPins(
    (packs.certificates ?? []).map((file) => resolve(folder, file)),
    training,
  );
  const checked = checkSignature(content, signature, { pins, training });
  if (checked.result === "invalid") throw new Problem("rules-signature-invalid", { path, reason: checked.reason });
  if (checked.result !== "valid") throw new Problem("rules-signature-unchecked", { path, reason: checked.reason });
  return checked.certificate.fingerprint;
}
