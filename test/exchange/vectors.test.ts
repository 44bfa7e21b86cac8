import { createPrivateKey } from "node:crypto";
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { certificateFrom, pin } from "../../src/exchange/certificate.ts";
import { checkSignature } from "../../src/exchange/check-signature.ts";
import type { Decoded } from "../../src/exchange/decode-answer.ts";
import { makeSignature } from "../../src/exchange/make-signature.ts";
import { readAnswers } from "../../src/exchange/read-answers.ts";
import { readBatch } from "../../src/exchange/read-batch.ts";
import { testFolder } from "./folder.ts";
import { judge } from "./judges.ts";
import { ber } from "./sample.ts";

// The stored files of docs/exchange-format.md, "Test vectors": read by this program and by age, unzip and openssl.

interface Vector {
  readonly kind: "batch" | "answers";
  readonly problem: { readonly code: string; readonly params?: object } | null;
  readonly lines?: readonly string[];
  readonly attime: number;
  readonly stoppedBy: string | null;
}

const folder = join(import.meta.dirname, "../vectors");
const vectors: Record<string, Vector> = JSON.parse(await readFile(join(folder, "vectors.json"), "utf8"));
const cases = Object.entries(vectors);
const text = async (path: string) => (await readFile(join(folder, "keys", path), "utf8")).trim();

async function read(name: string, { kind }: Vector) {
  const bytes = await readFile(join(folder, `${name}.iinb`));
  const pins = await Promise.all(
    (kind === "batch" ? ["office"] : ["centre", "centre-2024"]).map(async (signer) =>
      pin(certificateFrom(await text(`${signer}/signing.pem`))),
    ),
  );
  const identities = [await text("office/decryption.age")];
  const recipients = [await text("office/decryption.pub")];
  const trust = { identities, recipients, pins, training: true, path: name, office: ber };
  return kind === "batch" ? readBatch(bytes, trust) : readAnswers(bytes, trust);
}

const becomes = (decoded: Decoded) => {
  if (!decoded.good) return decoded.reason;
  return decoded.message.kind === "DEC" ? decoded.message.outcome : decoded.message.kind;
};

test("every stored file is listed, and every listed file stored", async () => {
  const stored = (await readdir(folder)).filter((name) => name.endsWith(".iinb")).map((name) => name.slice(0, -5));
  expect(stored.sort()).toEqual(Object.keys(vectors).sort());
  for (const [name, { problem }] of cases) expect(name.startsWith("good_"), name).toBe(problem === null);
});

test.each(cases)("%s: this program", async (name, vector) => {
  if (vector.problem !== null) {
    await expect(read(name, vector)).rejects.toMatchObject({ name: "Problem", ...vector.problem });
    return;
  }
  const { lines } = await read(name, vector);
  if (vector.lines === undefined) expect(lines.every((line) => "message" in line && line.message !== null)).toBe(true);
  else expect(lines.map((line) => "decoded" in line && becomes(line.decoded))).toEqual(vector.lines);
});

test.each(cases)("%s: age, unzip, openssl", async (name, vector) => {
  expect(await stockStop(name, vector)).toBe(vector.stoppedBy);
});

/** Goes the way of the documentation with stock programs; gives the first that stops, or null. */
async function stockStop(name: string, vector: Vector): Promise<string | null> {
  const bench = await testFolder();
  await copyFile(join(folder, `${name}.iinb`), join(bench, "file.iinb"));
  await mkdir(join(bench, "outer"));
  const keys = join(folder, "keys");
  const signer = vector.kind === "batch" ? ["office"] : ["centre", "centre-2024"];
  const ok = async (program: "age" | "unzip" | "openssl", ...args: string[]) =>
    (await judge(program, args, bench)).exitCode === 0;
  const verified = async (by: string) => {
    const pem = join(keys, by, "signing.pem");
    return ok(
      "openssl",
      ...["cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "outer/META-INF/signature.p7s"],
      ...["-content", "outer/payload.zip", "-CAfile", pem, "-certfile", pem, "-nointern", "-out", "checked"],
      ...["-attime", String(vector.attime)],
    );
  };
  if (!(await ok("age", "-d", "-i", join(keys, "office/decryption.age"), "-o", "outer.zip", "file.iinb"))) return "age";
  if (!(await ok("unzip", "-t", "outer.zip")) || !(await ok("unzip", "-q", "outer.zip", "-d", "outer"))) return "unzip";
  const results = await Promise.all(signer.map(verified));
  if (!results.includes(true)) return "openssl";
  return (await ok("unzip", "-t", "outer/payload.zip")) ? null : "unzip of the payload";
}

test("every altered bit of a signature is refused, or changes nothing that is signed", async () => {
  const certificate = certificateFrom(await text("centre/signing.pem"));
  const key = createPrivateKey(await text("centre/signing.key"));
  const content = Buffer.from("content");
  const signedAt = Temporal.Instant.from("2026-11-23T12:00:00Z");
  const right = makeSignature(content, { key, certificate, signedAt });
  const trust = { pins: [pin(certificate)], training: true };
  for (let at = 0; at < right.length; at++) {
    const altered = Buffer.from(right);
    altered[at] = (altered[at] ?? 0) ^ 0x01;
    const result = checkSignature(content, altered, trust);
    if (result.result === "valid") expect(result, `byte ${at}`).toMatchObject({ signedAt, certificate });
  }
});
