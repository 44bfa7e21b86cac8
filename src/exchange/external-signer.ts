import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import type { SignerSettings } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import { type Certificate, pin } from "./certificate.ts";
import { checkSignature } from "./check-signature.ts";
import type { Sign } from "./container.ts";
import { maxSignature } from "./read-signature.ts";

/**
 * Signs with a program of the officer's choice (a token, a card, a national tool): it is given the path of the payload
 * for `{payload}` and gives the signature in DER, at the path `{signature}` where it is asked to, else on its standard
 * output. What it gives is checked before it is used. Throws `signer-failed`, and `signer-unfit` for a signature that a
 * reader would refuse.
 */
export function externalSigner(settings: SignerSettings, certificate: Certificate): Sign {
  return async (payload) => {
    // Names of people stand in the payload: it lies in a folder of its own that nobody else may enter.
    const folder = await mkdtemp(join(tmpdir(), "iin-desk-sign-"));
    try {
      const path = join(folder, "payload.zip");
      await writeFile(path, payload, { mode: 0o600, flag: "wx" });
      const signature = await signatureOf(settings, { payload: path, signature: join(folder, "signature.p7s") });
      mustBeGood(payload, signature, certificate, settings);
      return signature;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function signatureOf(
  { command, timeoutSeconds }: SignerSettings,
  paths: { readonly payload: string; readonly signature: string },
): Promise<Uint8Array> {
  const [program = "", ...words] = command.map((word) =>
    word.replaceAll("{payload}", paths.payload).replaceAll("{signature}", paths.signature),
  );
  const result = await execa(program, words, {
    encoding: "buffer",
    reject: false,
    stdin: "ignore",
    timeout: timeoutSeconds * 1000,
    maxBuffer: maxSignature,
  });
  const failed = (exit: number | string) => new Problem("signer-failed", { command: program, exit });
  if (result.failed) throw failed(result.timedOut ? "timeout" : (result.exitCode ?? result.code ?? "signal"));
  if (!command.some((word) => word.includes("{signature}"))) return result.stdout;
  try {
    if ((await stat(paths.signature)).size > maxSignature) throw failed("too-large");
    return await readFile(paths.signature);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem("signer-failed", { command: program, exit: "no-signature" }, { cause });
  }
}

function mustBeGood(
  payload: Uint8Array,
  signature: Uint8Array,
  certificate: Certificate,
  { command: [program = ""] }: SignerSettings,
): void {
  const checked = checkSignature(payload, signature, { pins: [pin(certificate)], training: certificate.training });
  if (checked.result === "valid") return;
  throw new Problem("signer-unfit", { command: program, reason: checked.reason });
}
