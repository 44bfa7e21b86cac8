import { randomBytes, X509Certificate } from "node:crypto";
import { Problem } from "../domain/problem.ts";
import { makeIdentity } from "./age.ts";
import { makePrivateFolder } from "./durable-file.ts";
import { type Keys, keyFiles, loadKeys } from "./keys.ts";
import { type CertificateRequest, makeSigningKey } from "./make-certificate.ts";

/**
 * Makes the keys of an office, or of the simulator of the centre, in a new folder (0700, files 0600), all of them or
 * none, and reads them back. Throws `keys-exist` rather than overwrite a key: what it opens would be lost.
 */
export async function makeKeys(folder: string, request: CertificateRequest): Promise<Keys> {
  const made = await makePrivateFolder(folder, {
    ...(await newKeyFiles(request)),
    [keyFiles.indexKey]: randomBytes(32),
  });
  if (!made) throw new Problem("keys-exist", { path: folder });
  return loadKeys(folder);
}

/** New keys to sign and to decrypt with, as the files that hold them. */
export async function newKeyFiles(request: CertificateRequest): Promise<Record<string, string>> {
  const { privateKey, certificate } = makeSigningKey(request);
  const { identity, recipient } = await makeIdentity();
  return {
    [keyFiles.signingKey]: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    [keyFiles.certificate]: new X509Certificate(certificate).toString(),
    [keyFiles.identity]: `${identity}\n`,
    [keyFiles.recipient]: `${recipient}\n`,
  };
}
