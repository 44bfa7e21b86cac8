import { createHash, createHmac, type KeyObject, sign, verify } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CheckCode, checkCodeOrNull, checkCodeText, groupOf, signedPart } from "../domain/check-code.ts";
import type { Day } from "../domain/day.ts";
import { Temporal } from "../domain/day.ts";
import type { LetterId, OfficeCode } from "../domain/ids.ts";
import type { LetterFacts } from "../domain/letter.ts";
import { Problem } from "../domain/problem.ts";
import type { LetterSeal, OpenedCode } from "../workflow/ports/letter-seal.ts";
import { fromBase32, toBase32 } from "./base32.ts";
import { canonicalJson } from "./canonical-json.ts";
import { certificateFrom } from "./certificate.ts";
import { loadKeys } from "./keys.ts";

export interface LetterSealSettings {
  /** The office's `keys/`: its signing key, and every certificate it ever signed letters with, as `*.pem`. */
  readonly folder: string;
  /** 16 unpredictable bytes. */
  readonly newSalt: () => Uint8Array;
}

/**
 * The office's mark on letters: ECDSA P-256 with SHA-256 over letter, day and the salted digest of the facts. It holds no
 * name and no number of a person, and no address of the web.
 */
export function letterSeal({ folder, newSalt }: LetterSealSettings): LetterSeal {
  let own: Promise<{ readonly key: KeyObject; readonly name: string }> | null = null;
  const signing = () => {
    own ??= loadKeys(folder).then((keys) => ({
      key: keys.signingKey,
      name: nameOf(keys.certificate.x509.publicKey),
    }));
    return own;
  };
  return {
    async seal(facts) {
      const salt = Buffer.from(newSalt()).toString("hex");
      const { key, name } = await signing();
      const digest = digestOf(facts, salt);
      const part = { letter: facts.letter as LetterId, on: dayOf(facts), digest };
      const signature = sign("sha256", Buffer.from(signedPart(part)), { key, dsaEncoding: "ieee-p1363" });
      return {
        code: checkCodeText({ ...part, key: name, signature: toBase32(signature) }),
        group: groupOf(digest),
        salt,
      };
    },
    async open(text): Promise<OpenedCode | null> {
      const code = checkCodeOrNull(text);
      if (code === null) return null;
      const { letter, on, digest } = code;
      const office = letter.slice(0, letter.indexOf("-")) as OfficeCode;
      const key = (await publicKeys(folder)).find((one) => nameOf(one) === code.key);
      const signature = key === undefined ? "unknown-key" : isSigned(code, key) ? "valid" : "invalid";
      return { letter, on, office, group: groupOf(digest), signature };
    },
    async covers(facts) {
      const code = facts.check === null ? null : checkCodeOrNull(facts.check.code);
      return code !== null && facts.check !== null && code.digest === digestOf(facts, facts.check.salt);
    },
  };
}

/** 160 bits: the facts under the salt, without the code that is made of them. */
const digestOf = (facts: LetterFacts, salt: string): string =>
  toBase32(
    createHmac("sha256", Buffer.from(salt, "hex"))
      .update(canonicalJson({ ...facts, check: null }))
      .digest()
      .subarray(0, 20),
  );

function dayOf({ date, letter }: LetterFacts): Day {
  if (date === null) throw new Error(`${letter} has no day`);
  return Temporal.PlainDate.from(date);
}

function isSigned(code: CheckCode, key: KeyObject): boolean {
  const signature = fromBase32(code.signature);
  return verify("sha256", Buffer.from(signedPart(code)), { key, dsaEncoding: "ieee-p1363" }, signature);
}

/** The short name of a key: the beginning of the digest of its public half. */
const nameOf = (key: KeyObject): string =>
  toBase32(
    createHash("sha256")
      .update(key.export({ type: "spki", format: "der" }))
      .digest()
      .subarray(0, 5),
  );

/** The keys that letters of this office may be signed with; a file that holds none is passed over. */
async function publicKeys(folder: string): Promise<KeyObject[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Problem("keys-missing", { path: folder }, { cause });
  });
  const keys: KeyObject[] = [];
  for (const name of names.filter((one) => one.endsWith(".pem"))) {
    try {
      keys.push(certificateFrom(await readFile(join(folder, name))).x509.publicKey);
    } catch {}
  }
  return keys;
}
