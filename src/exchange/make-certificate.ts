import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import * as asn1 from "asn1js";
import { AlgorithmIdentifier, Certificate, Extension, PublicKeyInfo, RelativeDistinguishedNames } from "pkijs";
import type { Instant } from "../domain/day.ts";
import { ownBuffer, timeAt } from "./asn1.ts";

const oid = {
  commonName: "2.5.4.3",
  organization: "2.5.4.10",
  organizationalUnit: "2.5.4.11",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  keyUsage: "2.5.29.15",
  subjectKeyIdentifier: "2.5.29.14",
} as const;

export interface CertificateRequest {
  /** The office's code, or `CENTRE`. */
  readonly commonName: string;
  readonly training: boolean;
  readonly from: Instant;
  readonly until: Instant;
}

/** Makes a P-256 key pair and a certificate that it signs itself (X.509 v3, RFC 5280): the private key, and the DER. */
export function makeSigningKey(request: CertificateRequest): { privateKey: KeyObject; certificate: Uint8Array } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const name = () => distinguishedName(request.commonName, request.training ? "TRAINING" : "OFFICE");
  const algorithm = () => new AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 });

  const certificate = new Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: ownBuffer(positiveSerial()) }),
    signature: algorithm(),
    issuer: name(),
    subject: name(),
    notBefore: timeAt(request.from),
    notAfter: timeAt(request.until),
    subjectPublicKeyInfo: new PublicKeyInfo({ schema: asn1.fromBER(ownBuffer(spki)).result }),
    extensions: [
      // digitalSignature alone: bit 0 of nine, seven bits unused.
      extension(oid.keyUsage, true, new asn1.BitString({ valueHex: new Uint8Array([0x80]).buffer, unusedBits: 7 })),
      extension(oid.subjectKeyIdentifier, false, new asn1.OctetString({ valueHex: keyIdentifier(spki) })),
    ],
    signatureAlgorithm: algorithm(),
  });
  const toBeSigned = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.signatureValue = new asn1.BitString({ valueHex: ownBuffer(sign("sha256", toBeSigned, privateKey)) });
  return { privateKey, certificate: new Uint8Array(certificate.toSchema(true).toBER()) };
}

// One attribute in each relative name: the library's own builder would join all three into one.
function distinguishedName(commonName: string, unit: string): RelativeDistinguishedNames {
  const part = (type: string, value: string) =>
    new asn1.Set({
      value: [
        new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: type }), new asn1.Utf8String({ value })] }),
      ],
    });
  const name = new asn1.Sequence({
    value: [part(oid.commonName, commonName), part(oid.organization, "iin-desk"), part(oid.organizationalUnit, unit)],
  });
  return new RelativeDistinguishedNames({ schema: asn1.fromBER(name.toBER()).result });
}

const extension = (extnID: string, critical: boolean, value: asn1.BaseBlock) =>
  new Extension({ extnID, critical, extnValue: value.toBER() });

/** Sixteen random bytes that DER reads as a positive number without padding. */
function positiveSerial(): Uint8Array {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

/** SHA-1 of the key's bits, RFC 5280 §4.2.1.2 (1): a name for a key, not a safeguard. The point is the SPKI's tail. */
const keyIdentifier = (spki: Uint8Array) => ownBuffer(createHash("sha1").update(spki.subarray(-65)).digest());
