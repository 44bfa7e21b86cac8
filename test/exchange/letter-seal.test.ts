import { execFileSync } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkCodeOrNull, signedPart } from "../../src/domain/check-code.ts";
import { Temporal } from "../../src/domain/day.ts";
import type { LetterFacts } from "../../src/domain/letter.ts";
import { fromBase32, toBase32 } from "../../src/exchange/base32.ts";
import { letterSeal } from "../../src/exchange/letter-seal.ts";
import { makeKeys } from "../../src/exchange/make-keys.ts";
import { exampleOf } from "../../src/letters/examples.ts";
import type { LetterSeal } from "../../src/workflow/ports/letter-seal.ts";

const span = {
  from: Temporal.Instant.from("2026-01-01T00:00:00Z"),
  until: Temporal.Instant.from("2031-01-01T00:00:00Z"),
};
const facts: LetterFacts = exampleOf("issuance");
let root: string;
let seal: LetterSeal;
const sealOf = (folder: string, salt = 7) =>
  letterSeal({ folder: join(root, folder), newSalt: () => new Uint8Array(16).fill(salt) });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "letter-seal-"));
  for (const folder of ["keys", "others"]) {
    await makeKeys(join(root, folder), { commonName: "BER", training: true, ...span });
  }
  seal = sealOf("keys");
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe("the check code of a letter", () => {
  it("says letter, day and office, and nothing of the person", async () => {
    const { code, group } = await seal.seal(facts);
    expect(code).toMatch(/^IIN-DESK:1:BER-2026-000001-ISSUANCE-1:2026-11-24:[A-Z2-7]{32}:[A-Z2-7]{8}:[A-Z2-7]{103}$/);
    for (const secret of ["MUELLER", "800229000005", "C01X00T47", "http"]) expect(code).not.toContain(secret);
    expect(await seal.open(code)).toMatchObject({
      letter: "BER-2026-000001-issuance-1",
      office: "BER",
      group,
      signature: "valid",
    });
    expect(await seal.open(` ${code.toLowerCase()}\n`)).toMatchObject({ signature: "valid" });
  });

  it("is signed so that openssl agrees", async () => {
    const { code } = await seal.seal(facts);
    const read = checkCodeOrNull(code);
    if (read === null) throw new Error("not read back");
    const at = (name: string) => join(root, name);
    await writeFile(at("signed"), signedPart(read));
    await writeFile(at("signature"), derOf(fromBase32(read.signature)));
    const key = execFileSync("openssl", ["x509", "-in", join(root, "keys/signing.pem"), "-pubkey", "-noout"]);
    await writeFile(at("key.pem"), key);
    const args = ["dgst", "-sha256", "-verify", at("key.pem"), "-signature", at("signature"), at("signed")];
    expect(execFileSync("openssl", args).toString()).toContain("Verified OK");
  });

  it("covers its facts under a salt, and no others", async () => {
    const sealed = { ...facts, check: await seal.seal(facts) };
    expect(await seal.covers(sealed)).toBe(true);
    expect(await seal.covers({ ...sealed, iin: "800229000006" } as LetterFacts)).toBe(false);
    expect(await seal.covers({ ...sealed, check: { ...sealed.check, salt: "0".repeat(32) } })).toBe(false);
    expect(await seal.covers(facts)).toBe(false);
    const salted = await sealOf("keys", 8).seal(facts);
    expect(salted.group).not.toBe(sealed.check.group);
  });

  it("altered in any part is not the office's", async () => {
    const { code } = await seal.seal(facts);
    const altered = [
      code.replace("ISSUANCE-1", "REFUSAL-1"),
      code.replace("2026-11-24", "2026-11-25"),
      code.replace(/(?<=:2026-11-24:)./, (sign) => (sign === "A" ? "B" : "A")),
      code.replace(/.{40}$/, "A".repeat(40)),
    ];
    for (const text of altered) expect(await seal.open(text)).toMatchObject({ signature: "invalid" });
    for (const text of ["", "IIN-DESK:1", code.slice(0, -1), `${code}A`, "BER-2026-000001-issuance-1"]) {
      expect(await seal.open(text)).toBeNull();
    }
  });

  it("of another office is known as signed by a stranger", async () => {
    const { code } = await sealOf("others").seal(facts);
    expect(await seal.open(code)).toMatchObject({ signature: "unknown-key" });
  });

  it("holds after the office has new keys, as long as the old certificate lies beside them", async () => {
    const { code } = await sealOf("others").seal(facts);
    await copyFile(join(root, "others/signing.pem"), join(root, "keys/signing-2025.pem"));
    expect(await seal.open(code)).toMatchObject({ signature: "valid" });
  });
});

it("base 32 is that of RFC 4648", () => {
  const vectors = {
    "": "",
    f: "MY",
    fo: "MZXQ",
    foo: "MZXW6",
    foob: "MZXW6YQ",
    fooba: "MZXW6YTB",
    foobar: "MZXW6YTBOI",
  };
  for (const [text, coded] of Object.entries(vectors)) {
    expect(toBase32(Buffer.from(text))).toBe(coded);
    expect(Buffer.from(fromBase32(coded)).toString()).toBe(text);
  }
});

/** r and s as the SEQUENCE of two INTEGERs that openssl reads. */
function derOf(signature: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const first = bytes.findIndex((byte) => byte !== 0);
    const body = bytes.subarray(first);
    const padded = (body[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...body) : body;
    return Uint8Array.of(2, padded.length, ...padded);
  };
  const both = [...integer(signature.subarray(0, 32)), ...integer(signature.subarray(32))];
  return Uint8Array.of(0x30, both.length, ...both);
}
