import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../domain/problem.ts";
import { type Certificate, certificateFrom } from "./certificate.ts";

/** The files of one key folder. */
export const keyFiles = {
  signingKey: "signing.key",
  certificate: "signing.pem",
  identity: "decryption.age",
  recipient: "decryption.pub",
  indexKey: "index.key",
} as const;

const identityPattern = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;
/** `age1…` of an X25519 key. */
export const recipientPattern = /^age1[02-9ac-hj-np-z]{58}$/;

/** What an office, or the simulator of the centre, signs and opens files with. */
export interface Keys {
  readonly signingKey: KeyObject;
  readonly certificate: Certificate;
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  /** `age1…`, the public half of `identity`. */
  readonly recipient: string;
}

/** Reads the keys of a folder. Throws `keys-missing` and `keys-unreadable` (which file, which fault). */
export async function loadKeys(folder: string): Promise<Keys> {
  const signingKey = await readKey(folder, keyFiles.signingKey, createPrivateKey);
  const certificate = await readKey(folder, keyFiles.certificate, certificateFrom);
  if (!certificate.x509.checkPrivateKey(signingKey)) throw unreadable(folder, keyFiles.certificate, "other-key");
  const identity = await readKey(folder, keyFiles.identity, lineLike(identityPattern));
  const recipient = await readKey(folder, keyFiles.recipient, lineLike(recipientPattern));
  return { signingKey, certificate, identity, recipient };
}

/** Whether the keys of an office were made for training: their certificate says so for good. Throws as `loadKeys`. */
export async function areForTraining(folder: string): Promise<boolean> {
  return (await readKey(folder, keyFiles.certificate, certificateFrom)).training;
}

/** The 32 bytes that key the hashes of the office's index (document numbers, names, IINs). Throws as `loadKeys`. */
export async function loadIndexKey(folder: string): Promise<Uint8Array> {
  return readKey(folder, keyFiles.indexKey, (content) => {
    if (content.length !== 32) throw new Error("not 32 bytes");
    return new Uint8Array(content);
  });
}

async function readKey<Key>(folder: string, name: string, parse: (content: Buffer) => Key): Promise<Key> {
  const path = join(folder, name);
  let content: Buffer;
  try {
    const { mode } = statSync(path);
    if (process.platform !== "win32" && (mode & 0o077) !== 0) throw unreadable(folder, name, "mode");
    content = readFileSync(path);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") {
      throw new Problem("keys-missing", { path }, { cause });
    }
    throw unreadable(folder, name, "access", cause);
  }
  try {
    return parse(content);
  } catch (cause) {
    throw unreadable(folder, name, "content", cause);
  }
}

function unreadable(folder: string, name: string, fault: "mode" | "access" | "content" | "other-key", cause?: unknown) {
  return new Problem("keys-unreadable", { path: join(folder, name), fault }, { cause });
}

function lineLike(pattern: RegExp): (content: Buffer) => string {
  return (content) => {
    const line = content.toString("latin1").trim();
    if (!pattern.test(line)) throw new Error("not a key");
    return line;
  };
}
