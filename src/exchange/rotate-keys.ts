import { existsSync } from "node:fs";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { certificateFrom } from "./certificate.ts";
import { makePrivateFolder, syncFolder } from "./durable-file.ts";
import { type Keys, keyFiles, loadKeys } from "./keys.ts";
import type { CertificateRequest } from "./make-certificate.ts";
import { newKeyFiles } from "./make-keys.ts";

/** The files that change; the key of the index stays for the life of the office. */
const changing = [keyFiles.signingKey, keyFiles.certificate, keyFiles.identity, keyFiles.recipient] as const;

const nextIn = (folder: string) => join(folder, "next");
const oldIn = (folder: string) => join(folder, "old");

/**
 * Makes new keys in the place of the present ones, which are kept under `old/` to open what still comes to them. After a
 * crash at any point the next `finishRotation` goes on where this one ended; no key is ever lost.
 */
export async function rotateKeys(folder: string, request: CertificateRequest): Promise<{ before: Keys; now: Keys }> {
  await finishRotation(folder);
  const before = await loadKeys(folder);
  const made = await makePrivateFolder(nextIn(folder), await newKeyFiles(request));
  if (!made) throw new Error("another rotation of keys is under way");
  await finishRotation(folder);
  return { before, now: await loadKeys(folder) };
}

/** Goes on with a rotation that was begun: from the moment its new keys lie there whole. */
export async function finishRotation(folder: string): Promise<void> {
  const next = nextIn(folder);
  if (!existsSync(next)) return;
  const waiting = await readdir(next);
  // Until the first file has moved the present keys are whole: they are laid aside before anything else.
  if (changing.every((name) => waiting.includes(name))) await layAside(folder);
  for (const name of changing) {
    if (waiting.includes(name)) await rename(join(next, name), join(folder, name));
  }
  await syncFolder(folder);
  await rm(next, { recursive: true, force: true });
  await syncFolder(folder);
}

async function layAside(folder: string): Promise<void> {
  const contents = await Promise.all(changing.map((name) => readFile(join(folder, name))));
  const files = Object.fromEntries(changing.map((name, at) => [name, contents[at] ?? Buffer.alloc(0)]));
  const { fingerprint } = certificateFrom(files[keyFiles.certificate] ?? "");
  await makePrivateFolder(join(oldIn(folder), fingerprint.slice(0, 16)), files);
}

/** The keys before the present ones, newest first. Throws as `loadKeys`. */
export async function loadOldKeys(folder: string): Promise<Keys[]> {
  if (!existsSync(oldIn(folder))) return [];
  const names = (await readdir(oldIn(folder))).filter((name) => /^[0-9a-f]{16}$/.test(name));
  const all = await Promise.all(names.map((name) => loadKeys(join(oldIn(folder), name))));
  const begun = ({ certificate }: Keys) => certificate.validFrom.epochMilliseconds;
  return all.sort((a, b) => begun(b) - begun(a));
}
