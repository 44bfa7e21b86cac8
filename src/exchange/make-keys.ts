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
  const { privateKey, certificate } = makeSigningKey(request);
  const { identity, recipient } = await makeIdentity();
  const made = await makePrivateFolder(folder, {
    [keyFiles.signingKey]: privateKey.export({ type: "pkcs8", format: "pem" }),
    [keyFiles.certificate]: new X509Certificate(certificate).toString(),
    [keyFiles.identity]: `${identity}\n`,
    [keyFiles.recipient]: `${recipient}\n`,
    [keyFiles.indexKey]: randomBytes(32),
  });
  if (!made) throw new Problem("keys-exist", { path: folder });
  return loadKeys(folder);
}
