import { createHash } from "node:crypto";
import { Certificate as CertificateStructure } from "pkijs";
import { ownBuffer } from "./asn1.ts";
import type { Certificate } from "./certificate.ts";

/** Object identifiers of the signature's parts. */
export const oid = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  sha256: "2.16.840.1.101.3.4.2.1",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
} as const;

/** A certificate in its parts. */
export const structureOf = (certificate: Certificate): CertificateStructure =>
  CertificateStructure.fromBER(ownBuffer(certificate.x509.raw));

/** Signed attributes travel as `[0]` and are signed as `SET OF` (RFC 5652 §5.4). */
export function asSet(encoded: ArrayBuffer): Uint8Array {
  const bytes = new Uint8Array(encoded.slice(0));
  bytes[0] = 0x31;
  return bytes;
}

/** The raw 32 bytes. */
export const sha256Of = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
