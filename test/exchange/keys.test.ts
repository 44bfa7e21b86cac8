import { chmod, copyFile, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { certificateFrom, loadPins, pin } from "../../src/exchange/certificate.ts";
import { loadIndexKey, loadKeys } from "../../src/exchange/keys.ts";
import { makeKeys } from "../../src/exchange/make-keys.ts";
import { testFolder } from "./folder.ts";
import { judge } from "./judges.ts";

const from = Temporal.Instant.from("2026-11-22T00:00:00Z");
const until = Temporal.Instant.from("2031-11-22T00:00:00Z");
const berlin = { commonName: "BER", training: false, from, until };

async function keysIn(folder: string, training = false) {
  return makeKeys(join(folder, "keys"), { ...berlin, training });
}

test("an office's keys are five private files in a private folder, and nothing else is left", async () => {
  const folder = await testFolder();
  const keys = await keysIn(folder);
  expect((await readdir(join(folder, "keys"))).sort()).toEqual([
    "decryption.age",
    "decryption.pub",
    "index.key",
    "signing.key",
    "signing.pem",
  ]);
  expect(await readdir(folder)).toEqual(["keys"]);
  expect((await stat(join(folder, "keys"))).mode & 0o777).toBe(0o700);
  for (const name of await readdir(join(folder, "keys"))) {
    expect((await stat(join(folder, "keys", name))).mode & 0o777, name).toBe(0o600);
  }
  expect((await loadKeys(join(folder, "keys"))).recipient).toBe(keys.recipient);
  expect((await loadIndexKey(join(folder, "keys"))).length).toBe(32);
});

test("the certificate says whose it is, from when until when, and what its key may do", async () => {
  const folder = await testFolder();
  const { certificate } = await keysIn(folder);
  expect(certificate.validFrom).toEqual(from);
  expect(certificate.validUntil).toEqual(until);
  expect(certificate.training).toBe(false);
  const { stdout } = await judge("openssl", ["x509", "-in", "keys/signing.pem", "-noout", "-text"], folder);
  expect(stdout).toContain("Subject: CN = BER, O = iin-desk, OU = OFFICE");
  expect(stdout).toContain("NIST CURVE: P-256");
  expect(stdout).toMatch(/X509v3 Key Usage: critical\s+Digital Signature\n/);
  const on = ["-attime", String(from.epochMilliseconds / 1000)];
  const verified = await judge("openssl", ["verify", ...on, "-CAfile", "keys/signing.pem", "keys/signing.pem"], folder);
  expect(verified.stdout).toContain("OK");
});

test("stock age reads the decryption key", async () => {
  const folder = await testFolder();
  const keys = await keysIn(folder);
  const { stdout } = await judge("age-keygen", ["-y", "keys/decryption.age"], folder);
  expect(stdout).toBe(keys.recipient);
});

test("keys are never written over", async () => {
  const folder = await testFolder();
  const first = await keysIn(folder);
  await expect(keysIn(folder)).rejects.toMatchObject({ code: "keys-exist" });
  expect((await loadKeys(join(folder, "keys"))).identity).toBe(first.identity);
  expect(await readdir(folder)).toEqual(["keys"]);
});

test("each missing file is named", async () => {
  const folder = await testFolder();
  await keysIn(folder);
  await rm(join(folder, "keys/signing.key"));
  await expect(loadKeys(join(folder, "keys"))).rejects.toMatchObject({
    code: "keys-missing",
    params: { path: join(folder, "keys/signing.key") },
  });
});

test("keys that others can read, that are damaged, or that do not belong together are refused", async () => {
  const folder = await testFolder();
  const keys = join(folder, "keys");
  await keysIn(folder);
  await chmod(join(keys, "decryption.age"), 0o644);
  await expect(loadKeys(keys)).rejects.toMatchObject({ code: "keys-unreadable", params: { fault: "mode" } });
  await chmod(join(keys, "decryption.age"), 0o600);

  await writeFile(join(keys, "decryption.age"), "AGE-SECRET-KEY-1SHORT\n");
  await expect(loadKeys(keys)).rejects.toMatchObject({ code: "keys-unreadable", params: { fault: "content" } });
  await writeFile(join(keys, "index.key"), "short");
  await expect(loadIndexKey(keys)).rejects.toMatchObject({ code: "keys-unreadable", params: { fault: "content" } });

  const other = await testFolder();
  await keysIn(other);
  await copyFile(join(other, "keys/signing.pem"), join(keys, "signing.pem"));
  await expect(loadKeys(keys)).rejects.toMatchObject({ code: "keys-unreadable", params: { fault: "other-key" } });
});

test("a training certificate is pinned in training only", async () => {
  const folder = await testFolder();
  await keysIn(folder, true);
  const pem = join(folder, "keys/signing.pem");
  const [pinned] = await loadPins([{ path: pem }], true);
  expect(pinned?.certificate.training).toBe(true);
  await expect(loadPins([{ path: pem }], false)).rejects.toMatchObject({
    code: "certificate-for-training",
    kind: "untrusted",
  });
  await expect(loadPins([{ path: join(folder, "none.pem") }], true)).rejects.toMatchObject({
    code: "certificate-unreadable",
  });
});

test.each([
  ["RSA", ["genpkey", "-algorithm", "rsa", "-pkeyopt", "rsa_keygen_bits:2048"]],
  ["P-384", ["genpkey", "-algorithm", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"]],
  ["Ed25519", ["genpkey", "-algorithm", "ed25519"]],
])("a certificate of another key is not pinned: %s", async (_name, genpkey) => {
  const folder = await testFolder();
  await judge("openssl", [...genpkey, "-out", "other.key"], folder);
  await judge("openssl", ["req", "-x509", "-key", "other.key", "-subj", "/CN=CENTRE", "-out", "other.pem"], folder);
  const path = join(folder, "other.pem");
  await expect(loadPins([{ path }], false)).rejects.toMatchObject({
    code: "certificate-not-p256",
    kind: "untrusted",
    params: { path },
  });
});

test("a pin may narrow a certificate's validity and never widens it", async () => {
  const folder = await testFolder();
  await keysIn(folder);
  const certificate = certificateFrom(await readFile(join(folder, "keys/signing.pem")));
  const year = Temporal.Instant.from("2028-01-01T00:00:00Z");
  expect(pin(certificate, { until: year })).toMatchObject({ from, until: year });
  expect(pin(certificate, { until: Temporal.Instant.from("2040-01-01T00:00:00Z") }).until).toEqual(until);
  expect(certificate.fingerprint).toMatch(/^[0-9a-f]{64}$/);
});
