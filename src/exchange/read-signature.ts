import * as asn1 from "asn1js";
import { type Attribute, ContentInfo, IssuerAndSerialNumber, SignedData } from "pkijs";
import { type Instant, Temporal } from "../domain/day.ts";
import { ownBuffer } from "./asn1.ts";
import { asSet, oid } from "./cms.ts";

/** A signature with its chain stays far below; a larger one is not looked at. */
export const maxSignature = 256 * 1024;

/** What a signature says about itself, before anything is believed. */
export interface Claim {
  readonly signer: IssuerAndSerialNumber;
  readonly certificateHash: string;
  readonly messageDigest: Uint8Array;
  readonly signedAt: Instant;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Takes a detached CMS signature in DER apart, strictly: one signer, signed attributes each once, ECDSA with SHA-256.
 * Gives the reason where it cannot.
 */
export function readClaim(bytes: Uint8Array): Claim | "malformed" | "algorithm-unknown" {
  if (bytes.length > maxSignature) return "malformed";
  try {
    const outer = asn1.fromBER(ownBuffer(bytes));
    if (outer.offset !== bytes.length) return "malformed";
    const info = new ContentInfo({ schema: outer.result });
    if (info.contentType !== oid.signedData) return "malformed";
    const signed = new SignedData({ schema: info.content });
    const [signer, ...others] = signed.signerInfos;
    if (signer === undefined || others.length > 0 || !(signer.sid instanceof IssuerAndSerialNumber)) return "malformed";
    if (signed.encapContentInfo.eContent !== undefined || signer.signedAttrs === undefined) return "malformed";
    if (signer.digestAlgorithm.algorithmId !== oid.sha256) return "algorithm-unknown";
    if (signer.signatureAlgorithm.algorithmId !== oid.ecdsaWithSha256) return "algorithm-unknown";

    const { attributes, encodedValue } = signer.signedAttrs;
    const contentType = only(attributes, oid.contentType, asn1.ObjectIdentifier).getValue();
    if (contentType !== oid.data || signed.encapContentInfo.eContentType !== oid.data) return "malformed";
    return {
      signer: signer.sid,
      certificateHash: hashIn(only(attributes, oid.signingCertificateV2, asn1.Sequence)),
      messageDigest: new Uint8Array(only(attributes, oid.messageDigest, asn1.OctetString).getValue()),
      signedAt: instantOf(attributes),
      signedBytes: asSet(encodedValue),
      signature: new Uint8Array(signer.signature.getValue()),
    };
  } catch {
    return "malformed";
  }
}

/** The one value of the one attribute of that type; an attribute twice is how one signature says two things. */
function only<Value extends asn1.BaseBlock>(
  attributes: readonly Attribute[],
  type: string,
  kind: new () => Value,
): Value {
  const found = attributes.filter((attribute) => attribute.type === type);
  const value: unknown = found[0]?.values[0];
  if (found.length !== 1 || found[0]?.values.length !== 1 || !(value instanceof kind)) throw new Error(type);
  return value;
}

function instantOf(attributes: readonly Attribute[]): Instant {
  // A GeneralizedTime is a kind of UTCTime to the library.
  const time = only(attributes, oid.signingTime, asn1.UTCTime);
  return Temporal.Instant.fromEpochMilliseconds(time.toDate().getTime());
}

/** SigningCertificateV2 → first ESSCertIDv2 → certHash; SHA-256 is the default and then not written. */
function hashIn(value: asn1.Sequence): string {
  const certificates = value.valueBlock.value[0];
  const first = certificates instanceof asn1.Sequence ? certificates.valueBlock.value[0] : undefined;
  const hash = first instanceof asn1.Sequence ? first.valueBlock.value[0] : undefined;
  if (!(hash instanceof asn1.OctetString)) throw new Error("another hash than SHA-256");
  return Buffer.from(hash.getValue()).toString("hex");
}
