import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Instant } from "../domain/day.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import type { Folders } from "../workflow/ports/folders.ts";
import type { CentreOffer, KeyRing, OfferedPin, ShownCertificate, ShownKeys } from "../workflow/ports/key-ring.ts";
import { type Certificate, certificateIn, type Pin, pin, readCertificate } from "./certificate.ts";
import { sha256 } from "./digest.ts";
import { replaceFile } from "./durable-file.ts";
import { enrolmentLimit, enrolmentName, readEnrolment, spanOfDays, writeEnrolment } from "./enrolment.ts";
import { keySpan } from "./key-span.ts";
import type { Keys } from "./keys.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { ownSigner } from "./signer.ts";
import { loadAllKeys, pinsOf } from "./trust.ts";

export interface OfficeKeysSettings {
  readonly profile: OfficeProfile;
  readonly folder: string;
  readonly software: string;
  readonly folders: Pick<Folders, "read">;
  readonly now: () => Instant;
  /** Told of new keys before they are used: the simulator of the centre, in training. */
  readonly changed: (keys: Keys) => Promise<void>;
}

const shown = ({ certificate, from, until }: Pin): ShownCertificate => ({
  fingerprint: certificate.fingerprint,
  from,
  until,
  training: certificate.training,
});
const shownKeys = ({ certificate, recipient }: Keys): ShownKeys => ({ ...shown(pin(certificate)), recipient });

/** The keys in the folder of an office, and what `office.json` pins. */
export function officeKeys({ profile, folder, software, folders, now, changed }: OfficeKeysSettings): KeyRing {
  const keysFolder = join(folder, "keys");
  const { training, code, centre } = profile;
  /** What the centre must know of this office. */
  const known = async () => {
    const [keys, before] = await loadAllKeys(keysFolder);
    // Batches bear the signature of the program that signs for this office: the centre must know its certificate too.
    const signer = profile.signer && (await readCertificate(resolve(folder, profile.signer.certificate)));
    const certificates = signer === null ? [keys.certificate] : [keys.certificate, signer];
    const digest = sha256([keys.recipient, ...certificates.map(({ fingerprint }) => fingerprint)].join(" "));
    return { keys, before, certificates, digest };
  };
  return {
    async show() {
      const [current, ...old] = await loadAllKeys(keysFolder);
      const pins = centre === null ? [] : await pinsOf(centre, folder, training);
      return {
        current: shownKeys(current),
        old: old.map(shownKeys),
        centre: centre && { recipient: centre.recipient, certificates: pins.map(shown) },
        signer: profile.signer && shown(pin(await readCertificate(resolve(folder, profile.signer.certificate)))),
      };
    },
    async request() {
      const { keys, before, certificates, digest } = await known();
      const { certificate, recipient } = keys;
      const at = now();
      const bytes = await writeEnrolment(
        {
          kind: "enrolment-request",
          office: code,
          createdAt: at.toString({ smallestUnit: "second" }),
          recipient,
          certificates: certificates.map((one) => ({ certificate: one.x509.toString(), from: null, until: null })),
          replaces: before?.certificate.fingerprint ?? null,
          software,
        },
        ownSigner(keys, at),
      );
      const { fingerprint } = certificate;
      return { name: enrolmentName(code, "request", digest), bytes, fingerprint };
    },
    async asksTheSame(bytes) {
      const { keys, certificates } = await known();
      const own = certificates.map(({ fingerprint }) => fingerprint);
      try {
        const { kind, office, recipient, certificates: asked } = await readEnrolment(bytes, "");
        const theirs = asked.map(({ certificate }) => certificate.fingerprint);
        return (
          kind === "enrolment-request" &&
          office === code &&
          recipient === keys.recipient &&
          theirs.join(" ") === own.join(" ")
        );
      } catch (cause) {
        if (cause instanceof Problem) return false;
        throw cause;
      }
    },
    async read(path) {
      const bytes = await folders.read(path, enrolmentLimit);
      const offer = isArchive(bytes) ? await offerIn(bytes, path) : bareCertificate(bytes, path);
      for (const one of offer.certificates) {
        if (one.training && !training) throw new Problem("certificate-for-training", { path });
      }
      return offer;
    },
    async keep(certificates) {
      const place = join(folder, "certificates");
      await mkdir(place, { recursive: true, mode: 0o700 });
      const entries: NonNullable<OfficeProfile["centre"]>["certificates"] = [];
      for (const { fingerprint, pem, days } of certificates) {
        const name = `${fingerprint.slice(0, 16)}.pem`;
        await replaceFile(join(place, name), pem);
        const file = `certificates/${name}`;
        entries.push(days.from === null && days.until === null ? file : { file, ...days });
      }
      return entries;
    },
    async rotate() {
      const span = keySpan(now(), training);
      const { before, now: made } = await rotateKeys(keysFolder, { commonName: code, training, ...span });
      await changed(made);
      return { before: before.certificate.fingerprint, now: made.certificate.fingerprint };
    },
  };
}

const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function bareCertificate(bytes: Uint8Array, path: string): CentreOffer {
  const certificate = certificateIn(bytes, path);
  const { fingerprint } = certificate;
  const days = { from: null, until: null };
  return { office: null, recipient: null, certificates: [offered(certificate, days)], fingerprint };
}

async function offerIn(bytes: Uint8Array, path: string): Promise<CentreOffer> {
  const { kind, office, recipient, certificates, signer } = await readEnrolment(bytes, path);
  if (kind !== "enrolment-answer") throw new Problem("bad-manifest", { path, faults: ["/kind not-allowed-here"] });
  return {
    office,
    recipient,
    certificates: certificates.map(({ certificate, from, until }) => offered(certificate, { from, until })),
    fingerprint: signer.fingerprint,
  };
}

const offered = (certificate: Certificate, days: OfferedPin["days"]): OfferedPin => ({
  ...shown(pin(certificate, spanOfDays(days))),
  pem: certificate.x509.toString(),
  days,
});
