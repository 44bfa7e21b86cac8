import * as v from "valibot";
import { daySchema, type Instant, instantSchema, Temporal } from "../domain/day.ts";
import { type Digest, type OfficeCode, officeCodePattern } from "../domain/ids.ts";
import { faultsOf } from "../domain/json-file.ts";
import { Problem } from "../domain/problem.ts";
import { lineSchema } from "../domain/text.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type Certificate, certificateIn, pin } from "./certificate.ts";
import { checkSignature } from "./check-signature.ts";
import { mediaType, refusing, type Sign } from "./container.ts";
import { JsonRefusal, parseStrictly } from "./json.ts";
import { recipientPattern } from "./keys.ts";
import { digestSchema } from "./manifest.ts";
import { maxSignature } from "./read-signature.ts";
import { readZip } from "./read-zip.ts";
import { writeZip } from "./write-zip.ts";

/** The ending of files that carry certificates: ASiC-S, signed and not encrypted, for there is nothing secret in them. */
export const enrolmentEnding = ".asics";
/** The largest such file that is read at all, in bytes. */
export const enrolmentLimit = 1024 * 1024;
const names = ["mimetype", "enrolment.json", "META-INF/signature.p7s"] as const;

/** `enrolment.json`. Unknown keys are refused. */
export const enrolmentSchema = v.strictObject({
  formatVersion: v.literal(1),
  /** An office asks to be known; the centre answers with what the office must know. */
  kind: v.picklist(["enrolment-request", "enrolment-answer"]),
  /** The office that asks, or that is answered. */
  office: v.pipe(
    v.string("text"),
    v.regex(officeCodePattern, "office-code"),
    v.transform((code) => code as OfficeCode),
  ),
  createdAt: instantSchema,
  /** `age1…` */
  recipient: v.pipe(v.string("text"), v.regex(recipientPattern, "not-allowed-here")),
  certificates: v.pipe(
    v.array(
      v.strictObject({
        /** PEM. */
        certificate: v.pipe(v.string("text"), v.maxLength(20_000, "too-long")),
        /** The days on which its signatures count, where that is less than its validity. */
        from: v.nullable(daySchema),
        until: v.nullable(daySchema),
      }),
    ),
    v.minLength(1, "empty"),
    v.maxLength(10, "too-many"),
  ),
  /** SHA-256 of the certificate that this one follows. */
  replaces: v.nullable(digestSchema),
  software: lineSchema(80),
});
export type EnrolmentJson = v.InferInput<typeof enrolmentSchema>;
type Read = v.InferOutput<typeof enrolmentSchema>;

/** A certificate with the days on which it counts. */
export interface OfferedCertificate {
  readonly certificate: Certificate;
  readonly from: Read["certificates"][number]["from"];
  readonly until: Read["certificates"][number]["until"];
}

export interface Enrolment extends Omit<Read, "certificates"> {
  readonly certificates: readonly OfferedCertificate[];
  /** The one of its certificates that signed it: whoever confirms its fingerprint confirms the file. */
  readonly signer: Certificate;
}

/** Writes a signed file of certificates and a recipient. */
export async function writeEnrolment(enrolment: Omit<EnrolmentJson, "formatVersion">, sign: Sign): Promise<Uint8Array> {
  const content = new TextEncoder().encode(canonicalJson({ formatVersion: 1, ...enrolment }));
  const day = Temporal.Instant.from(enrolment.createdAt).toZonedDateTimeISO("UTC").toPlainDate();
  const contents = [new TextEncoder().encode(mediaType), content, await sign(content)];
  return writeZip(
    names.map((name, at) => ({ name, content: contents[at] ?? new Uint8Array(), stored: true })),
    day,
  );
}

/**
 * Reads a signed file of certificates. That it is whole, and signed by one of them, is all it proves: whose they are a
 * person confirms by their fingerprint. Throws `container-unreadable`, `bad-manifest`, `signature-invalid`,
 * `signature-unchecked`, `certificate-unreadable`, `certificate-not-p256`.
 */
export async function readEnrolment(bytes: Uint8Array, path: string): Promise<Enrolment> {
  const [media, content, signature] = await entriesOf(bytes, path);
  if (new TextDecoder().decode(media) !== mediaType)
    throw new Problem("container-unreadable", { path, fault: "media-type" });
  const read = parsed(content, path);
  const certificates = read.certificates.map(({ certificate, ...days }) => ({
    ...days,
    certificate: certificateIn(certificate, path),
  }));
  const pins = certificates.map(({ certificate }) => pin(certificate));
  // In training or not is judged by whoever takes the certificates: here they only vouch for their own file.
  const checked = checkSignature(content, signature, { pins, training: true });
  if (checked.result === "invalid") throw new Problem("signature-invalid", { path, reason: checked.reason });
  if (checked.result !== "valid") throw new Problem("signature-unchecked", { path, reason: checked.reason });
  return { ...read, certificates, signer: checked.certificate };
}

async function entriesOf(bytes: Uint8Array, path: string): Promise<[Uint8Array, Uint8Array, Uint8Array]> {
  return refusing(path, async () => {
    const zip = await readZip(bytes);
    const [media, content, signature] = zip.entries;
    const fits =
      zip.entries.length === names.length &&
      zip.entries.every(({ name, method }, at) => name === names[at] && method === "stored");
    if (
      !fits ||
      media === undefined ||
      content === undefined ||
      signature === undefined ||
      signature.size > maxSignature
    ) {
      throw new Problem("container-unreadable", { path, fault: "entries" });
    }
    return [await zip.content(media), await zip.content(content), await zip.content(signature)];
  });
}

function parsed(content: Uint8Array, path: string): Read {
  let value: unknown;
  try {
    value = parseStrictly(content);
  } catch (cause) {
    if (!(cause instanceof JsonRefusal)) throw cause;
    throw new Problem("bad-manifest", { path, faults: [`/ ${cause.fault}`] }, { cause });
  }
  const version = typeof value === "object" && value !== null && "formatVersion" in value ? value.formatVersion : null;
  if (typeof version === "number" && version !== 1) throw new Problem("unknown-format", { path, version });
  const result = v.safeParse(enrolmentSchema, value);
  if (result.success) return result.output;
  throw new Problem("bad-manifest", { path, faults: faultsOf(result.issues).slice(0, 20) });
}

/** `BER-request-0a1b2c3d.asics`, by a digest that tells what it says from what another says. */
export const enrolmentName = (office: OfficeCode, kind: "request" | "centre", digest: Digest): string =>
  `${office}-${kind}-${digest.slice(0, 8)}${enrolmentEnding}`;

/** The instants of days on which a certificate counts, by the clock of UTC. */
export const spanOfDays = ({
  from,
  until,
}: Pick<OfferedCertificate, "from" | "until">): { from?: Instant; until?: Instant } => ({
  ...(from === null ? {} : { from: from.toZonedDateTime("UTC").toInstant() }),
  ...(until === null ? {} : { until: until.add({ days: 1 }).toZonedDateTime("UTC").toInstant() }),
});
