import { type KeyObject, sign } from "node:crypto";
import * as asn1 from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  type Certificate as CertificateStructure,
  ContentInfo,
  EncapsulatedContentInfo,
  GeneralName,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";
import type { Instant } from "../domain/day.ts";
import { ownBuffer, timeAt } from "./asn1.ts";
import type { Certificate } from "./certificate.ts";
import { asSet, oid, sha256Of, structureOf } from "./cms.ts";

/**
 * Signs bytes: a detached CMS signature in DER (RFC 5652; ECDSA P-256 with SHA-256; content-type, signing-time,
 * message-digest and signing-certificate-v2 of RFC 5035; the certificate embedded).
 */
export function makeSignature(
  content: Uint8Array,
  signer: { readonly key: KeyObject; readonly certificate: Certificate; readonly signedAt: Instant },
): Uint8Array {
  const certificate = structureOf(signer.certificate);
  const attributes = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: inDerOrder([
      attribute(oid.contentType, new asn1.ObjectIdentifier({ value: oid.data })),
      attribute(oid.signingTime, timeAt(signer.signedAt).toSchema()),
      attribute(oid.messageDigest, new asn1.OctetString({ valueHex: ownBuffer(sha256Of(content)) })),
      attribute(oid.signingCertificateV2, signingCertificate(signer.certificate, certificate)),
    ]),
  });
  const signature = sign("sha256", asSet(attributes.toSchema().toBER()), signer.key);
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: oid.sha256 })],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [certificate],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        digestAlgorithm: new AlgorithmIdentifier({ algorithmId: oid.sha256 }),
        signedAttrs: attributes,
        signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 }),
        signature: new asn1.OctetString({ valueHex: ownBuffer(signature) }),
      }),
    ],
  });
  const info = new ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}

function signingCertificate(certificate: Certificate, { issuer, serialNumber }: CertificateStructure): asn1.Sequence {
  const issuerName = new asn1.Sequence({ value: [new GeneralName({ type: 4, value: issuer }).toSchema()] });
  const one = new asn1.Sequence({
    value: [
      new asn1.OctetString({ valueHex: ownBuffer(sha256Of(certificate.x509.raw)) }),
      new asn1.Sequence({ value: [issuerName, serialNumber] }),
    ],
  });
  return new asn1.Sequence({ value: [new asn1.Sequence({ value: [one] })] });
}

const attribute = (type: string, value: asn1.BaseBlock) => new Attribute({ type, values: [value] });

/** DER wants the members of a SET in the order of their encodings. */
function inDerOrder(attributes: Attribute[]): Attribute[] {
  const encoded = (one: Attribute) => Buffer.from(one.toSchema().toBER());
  return attributes.sort((a, b) => Buffer.compare(encoded(a), encoded(b)));
}
