import { timingSafeEqual, verify } from "node:crypto";
import type { IssuerAndSerialNumber } from "pkijs";
import { type Instant, Temporal } from "../domain/day.ts";
import { type Certificate, type Pin, p256KeyOf } from "./certificate.ts";
import { sha256Of, structureOf } from "./cms.ts";
import { readClaim } from "./read-signature.ts";

/**
 * The three results. `invalid`: the check was made and failed. `could-not-check`: it could not be made, and that is no
 * better: nothing is taken in.
 */
export type SignatureResult =
  | { readonly result: "valid"; readonly certificate: Certificate; readonly signedAt: Instant }
  | { readonly result: "invalid"; readonly reason: InvalidReason }
  | { readonly result: "could-not-check"; readonly reason: UncheckedReason };

export type InvalidReason = "content-altered" | "signature-wrong" | "outside-span" | "training-certificate";
export type UncheckedReason = "malformed" | "not-pinned" | "algorithm-unknown";

/**
 * Checks a detached signature over `content` against pinned certificates only: the certificate in the file is never
 * asked. It is judged at its signing time, which must lie in the pinned span. A certificate for training counts in
 * training only.
 */
export function checkSignature(
  content: Uint8Array,
  signature: Uint8Array,
  trust: { readonly pins: readonly Pin[]; readonly training: boolean },
): SignatureResult {
  const claim = readClaim(signature);
  if (typeof claim === "string") return { result: "could-not-check", reason: claim };
  const pinned = trust.pins.find(({ certificate }) => certificate.fingerprint === claim.certificateHash);
  if (pinned === undefined || !isSigner(claim.signer, pinned.certificate)) {
    return { result: "could-not-check", reason: "not-pinned" };
  }
  const { certificate } = pinned;
  if (certificate.training && !trust.training) return { result: "invalid", reason: "training-certificate" };
  const digest = sha256Of(content);
  if (claim.messageDigest.length !== digest.length || !timingSafeEqual(claim.messageDigest, digest)) {
    return { result: "invalid", reason: "content-altered" };
  }
  const key = p256KeyOf(certificate);
  if (key === null) return { result: "could-not-check", reason: "algorithm-unknown" };
  if (!verify("sha256", claim.signedBytes, key, claim.signature)) {
    return { result: "invalid", reason: "signature-wrong" };
  }
  const { signedAt } = claim;
  if (Temporal.Instant.compare(signedAt, pinned.from) < 0 || Temporal.Instant.compare(signedAt, pinned.until) > 0) {
    return { result: "invalid", reason: "outside-span" };
  }
  return { result: "valid", certificate, signedAt };
}

function isSigner(claimed: IssuerAndSerialNumber, certificate: Certificate): boolean {
  const { issuer, serialNumber } = structureOf(certificate);
  return serialNumber.isEqual(claimed.serialNumber) && issuer.isEqual(claimed.issuer);
}
