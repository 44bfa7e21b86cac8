import { type KeyObject, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Instant, Temporal } from "../domain/day.ts";
import type { Digest } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { sha256 } from "./digest.ts";

/** A certificate as this program uses it: a name for a key, told apart by its fingerprint. */
export interface Certificate {
  readonly x509: X509Certificate;
  /** SHA-256 of the DER bytes. */
  readonly fingerprint: Digest;
  /** Made for training: `OU=TRAINING`. */
  readonly training: boolean;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
}

/** A certificate that a person put into the configuration, and the span in which its signatures count. */
export interface Pin {
  readonly certificate: Certificate;
  readonly from: Instant;
  readonly until: Instant;
}

/** Takes PEM or DER. Throws the parser's own error when it is no certificate. */
export function certificateFrom(pemOrDer: string | Uint8Array): Certificate {
  const x509 = new X509Certificate(pemOrDer);
  return {
    x509,
    fingerprint: sha256(x509.raw),
    training: x509.subject.split(/\n| \+ /).includes("OU=TRAINING"),
    validFrom: Temporal.Instant.fromEpochMilliseconds(x509.validFromDate.getTime()),
    validUntil: Temporal.Instant.fromEpochMilliseconds(x509.validToDate.getTime()),
  };
}

/** The key of a certificate; null for another curve or algorithm, also one that this Node does not know at all. */
export function p256KeyOf({ x509 }: Certificate): KeyObject | null {
  try {
    const key = x509.publicKey;
    return key.asymmetricKeyDetails?.namedCurve === "prime256v1" ? key : null;
  } catch {
    return null;
  }
}

/**
 * Takes PEM or DER that came from `path`. Throws `certificate-unreadable`, and `certificate-not-p256` for a key with which
 * no signature of the exchange can be checked.
 */
export function certificateIn(pemOrDer: string | Uint8Array, path: string): Certificate {
  let certificate: Certificate;
  try {
    certificate = certificateFrom(pemOrDer);
  } catch (cause) {
    throw new Problem("certificate-unreadable", { path }, { cause });
  }
  if (p256KeyOf(certificate) === null) throw new Problem("certificate-not-p256", { path });
  return certificate;
}

/** Pins a certificate for its whole validity, or for a shorter span within it. */
export function pin(certificate: Certificate, span: { from?: Instant; until?: Instant } = {}): Pin {
  const { validFrom, validUntil } = certificate;
  const from = span.from && Temporal.Instant.compare(span.from, validFrom) > 0 ? span.from : validFrom;
  const until = span.until && Temporal.Instant.compare(span.until, validUntil) < 0 ? span.until : validUntil;
  return { certificate, from, until };
}

/** Reads a certificate from a PEM or DER file. Throws `certificate-unreadable`, `certificate-not-p256`. */
export async function readCertificate(path: string): Promise<Certificate> {
  let content: Uint8Array;
  try {
    content = await readFile(path);
  } catch (cause) {
    throw new Problem("certificate-unreadable", { path }, { cause });
  }
  return certificateIn(content, path);
}

/** A pinned certificate as the configuration names it: its PEM file, and perhaps a shorter span. */
export interface PinnedFile {
  readonly path: string;
  readonly span?: { readonly from?: Instant; readonly until?: Instant };
}

/**
 * Reads the pinned certificates of the centre from PEM files. Throws as `readCertificate`, and
 * `certificate-for-training` for a training certificate in an office that is not in training.
 */
export async function loadPins(files: readonly (string | PinnedFile)[], training: boolean): Promise<Pin[]> {
  return Promise.all(
    files.map(async (file) => {
      const { path, span } = typeof file === "string" ? { path: file, span: {} } : file;
      const certificate = await readCertificate(path);
      if (certificate.training && !training) throw new Problem("certificate-for-training", { path });
      return pin(certificate, span);
    }),
  );
}
