import { sign } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OctetString } from "asn1js";
import { ContentInfo, SignedAndUnsignedAttributes, SignedData } from "pkijs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { certificateFrom, pin } from "../../src/exchange/certificate.ts";
import { checkSignature } from "../../src/exchange/check-signature.ts";
import type { Keys } from "../../src/exchange/keys.ts";
import { makeKeys } from "../../src/exchange/make-keys.ts";
import { makeSignature } from "../../src/exchange/make-signature.ts";
import { judge } from "./judges.ts";

const at = (text: string) => Temporal.Instant.from(text);
const span = { from: at("2026-01-01T00:00:00Z"), until: at("2027-01-01T00:00:00Z") };
const signedAt = at("2026-11-22T10:15:30Z");
const content = new TextEncoder().encode("what is signed");

let folder: string;
let centre: Keys;
let stranger: Keys;
let training: Keys;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iin-desk-signature-"));
  centre = await makeKeys(join(folder, "centre"), { commonName: "CENTRE", training: false, ...span });
  stranger = await makeKeys(join(folder, "stranger"), { commonName: "CENTRE", training: false, ...span });
  training = await makeKeys(join(folder, "training"), { commonName: "CENTRE", training: true, ...span });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const signedBy = (keys: Keys, when = signedAt) =>
  makeSignature(content, { key: keys.signingKey, certificate: keys.certificate, signedAt: when });
const trust = () => ({ pins: [pin(centre.certificate)], training: false });

test("a signature of the pinned centre is valid and gives its time", () => {
  expect(checkSignature(content, signedBy(centre), trust())).toEqual({
    result: "valid",
    certificate: centre.certificate,
    signedAt,
  });
});

test("stock openssl accepts the signature, also as CAdES, and refuses it over other bytes", async () => {
  await writeFile(join(folder, "payload"), content);
  await writeFile(join(folder, "other"), "what was not signed");
  await writeFile(join(folder, "signature.p7s"), signedBy(centre));
  const verify = (file: string, ...more: string[]) =>
    judge(
      "openssl",
      [
        ...["cms", "-verify", "-binary", "-inform", "DER", "-in", "signature.p7s", "-content", file],
        // By the day of the signature: the certificate ends one day, and the test does not.
        ...["-attime", String(signedAt.epochMilliseconds / 1000)],
        ...["-CAfile", "centre/signing.pem", "-out", "out", ...more],
      ],
      folder,
    );
  expect(await verify("payload")).toMatchObject({ exitCode: 0 });
  expect(await verify("payload", "-cades")).toMatchObject({ exitCode: 0 });
  expect(await verify("payload", "-certfile", "centre/signing.pem", "-nointern")).toMatchObject({ exitCode: 0 });
  expect((await verify("other")).exitCode).not.toBe(0);
});

test("we accept what stock openssl signs as CAdES", async () => {
  await writeFile(join(folder, "payload"), content);
  const { exitCode } = await judge(
    "openssl",
    [
      ...[
        "cms",
        "-sign",
        "-binary",
        "-cades",
        "-md",
        "sha256",
        "-in",
        "payload",
        "-outform",
        "DER",
        "-out",
        "by-openssl",
      ],
      ...["-signer", "centre/signing.pem", "-inkey", "centre/signing.key"],
    ],
    folder,
  );
  expect(exitCode).toBe(0);
  const bySomeoneElse = await readFile(join(folder, "by-openssl"));
  // Signed at the true clock of this machine: the pinned span of this test must reach it.
  const result = checkSignature(content, bySomeoneElse, {
    pins: [{ certificate: centre.certificate, from: at("2000-01-01T00:00:00Z"), until: at("2100-01-01T00:00:00Z") }],
    training: false,
  });
  expect(result.result).toBe("valid");
});

test("altered content and an altered signature are invalid", () => {
  expect(checkSignature(new TextEncoder().encode("what is Signed"), signedBy(centre), trust())).toEqual({
    result: "invalid",
    reason: "content-altered",
  });
  const signature = signedBy(centre);
  const last = signature.length - 1;
  signature[last] = (signature[last] ?? 0) ^ 1;
  expect(checkSignature(content, signature, trust())).toEqual({ result: "invalid", reason: "signature-wrong" });
});

test("the certificate in the file is never asked: a stranger of the same name could not be checked", () => {
  expect(checkSignature(content, signedBy(stranger), trust())).toEqual({
    result: "could-not-check",
    reason: "not-pinned",
  });
});

test("a stranger's key with the centre's certificate is a wrong signature", () => {
  const forged = makeSignature(content, { key: stranger.signingKey, certificate: centre.certificate, signedAt });
  expect(checkSignature(content, forged, trust())).toEqual({ result: "invalid", reason: "signature-wrong" });
});

test("a signature is judged at its signing time", () => {
  const early = signedBy(centre, at("2025-12-31T23:59:59Z"));
  const late = signedBy(centre, at("2027-01-01T00:00:01Z"));
  expect(checkSignature(content, early, trust())).toMatchObject({ reason: "outside-span" });
  expect(checkSignature(content, late, trust())).toMatchObject({ reason: "outside-span" });
  const narrowed = { pins: [pin(centre.certificate, { until: at("2026-06-01T00:00:00Z") })], training: false };
  expect(checkSignature(content, signedBy(centre), narrowed)).toMatchObject({ reason: "outside-span" });
  expect(checkSignature(content, signedBy(centre, at("2026-05-01T00:00:00Z")), narrowed)).toMatchObject({
    result: "valid",
  });
});

test("a training certificate counts in training and nowhere else, even when it is pinned", () => {
  const pins = [pin(training.certificate)];
  expect(checkSignature(content, signedBy(training), { pins, training: true }).result).toBe("valid");
  expect(checkSignature(content, signedBy(training), { pins, training: false })).toEqual({
    result: "invalid",
    reason: "training-certificate",
  });
});

test("several pinned certificates overlap: the one that signed is found", () => {
  const pins = [pin(stranger.certificate), pin(centre.certificate)];
  expect(checkSignature(content, signedBy(centre), { pins, training: false })).toMatchObject({
    certificate: centre.certificate,
  });
});

test.each([
  ["empty", () => new Uint8Array()],
  ["no ASN.1", () => new TextEncoder().encode("-----BEGIN PKCS7-----")],
  ["bytes behind it", () => Buffer.concat([signedBy(centre), Buffer.from([0])])],
  ["cut", () => signedBy(centre).subarray(0, 200)],
  ["huge", () => new Uint8Array(300_000)],
])("a signature that cannot be read could not be checked: %s", (_name, bytes) => {
  expect(checkSignature(content, bytes(), trust())).toEqual({ result: "could-not-check", reason: "malformed" });
});

test.each([
  ["Ed25519 in place of P-256", "algorithm-unknown", ["genpkey", "-algorithm", "ed25519"]],
  ["RSA in place of P-256", "algorithm-unknown", ["genpkey", "-algorithm", "rsa"]],
  [
    "P-384 in place of P-256",
    "algorithm-unknown",
    ["genpkey", "-algorithm", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
  ],
])("a signature of another kind could not be checked: %s", async (_name, reason, genpkey) => {
  const run = (args: string[]) => judge("openssl", args, folder);
  await run([...genpkey, "-out", "other.key"]);
  await run(["req", "-x509", "-key", "other.key", "-subj", "/CN=CENTRE", "-days", "9", "-out", "other.pem"]);
  await writeFile(join(folder, "payload"), content);
  const made = await run([
    ...["cms", "-sign", "-binary", "-cades", "-in", "payload", "-outform", "DER", "-out", "other.p7s"],
    ...["-signer", "other.pem", "-inkey", "other.key"],
  ]);
  // OpenSSL 3.0 makes no CMS with Ed25519: then there is nothing that could be offered to us.
  if (made.exitCode !== 0) return expect(_name).toContain("Ed25519");
  const certificate = certificateFrom(await readFile(join(folder, "other.pem")));
  const result = checkSignature(content, await readFile(join(folder, "other.p7s")), {
    pins: [pin(certificate)],
    training: false,
  });
  return expect(result).toEqual({ result: "could-not-check", reason });
});

test("a signed attribute twice could say two things: not checked, although its signature is right", () => {
  const signed = new SignedData({
    schema: ContentInfo.fromBER(Uint8Array.from(signedBy(centre)).buffer).content,
  });
  const [signer] = signed.signerInfos;
  const { attributes } = signer!.signedAttrs!;
  const digest = attributes.find(({ type }) => type === "1.2.840.113549.1.9.4")!;
  signer!.signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes: [...attributes, digest] });
  const toSign = new Uint8Array(signer!.signedAttrs.toSchema().toBER());
  toSign[0] = 0x31;
  const value = sign("sha256", toSign, centre.signingKey);
  signer!.signature = new OctetString({ valueHex: Uint8Array.from(value).buffer });
  const twice = new ContentInfo({ contentType: "1.2.840.113549.1.7.2", content: signed.toSchema(true) });
  expect(checkSignature(content, new Uint8Array(twice.toSchema().toBER()), trust())).toEqual({
    result: "could-not-check",
    reason: "malformed",
  });
});
