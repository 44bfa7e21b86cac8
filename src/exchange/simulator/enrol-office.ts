import { type Instant, Temporal } from "../../domain/day.ts";
import { Problem } from "../../domain/problem.ts";
import { enrolmentLimit, enrolmentName, readEnrolment, writeEnrolment } from "../enrolment.ts";
import { loadKeys } from "../keys.ts";
import { ownSigner } from "../signer.ts";
import type { CentreAt, WrittenFile } from "./answer-batch.ts";
import { enrol, keysIn } from "./centre.ts";

/**
 * Takes in the file by which an office asks to be known, and writes the answer: the centre's recipient and certificate.
 * A person at a real centre would compare fingerprints first. Throws what reading throws, and `office-in-earnest` for
 * an office that is not in training.
 */
export async function enrolOffice(
  { folder, folders, software }: CentreAt,
  file: string,
  to: string,
  at: Instant,
): Promise<WrittenFile> {
  const request = await readEnrolment(await folders.read(file, enrolmentLimit), file);
  if (request.kind !== "enrolment-request") {
    throw new Problem("bad-manifest", { path: file, faults: ["/kind not-allowed-here"] });
  }
  if (!request.signer.training) throw new Problem("office-in-earnest", { path: file });
  const { office, recipient } = request;
  for (const { certificate } of request.certificates) {
    await enrol(folder, { code: office, certificate: certificate.x509.toString(), recipient });
  }
  const keys = await loadKeys(keysIn(folder));
  const bytes = await writeEnrolment(
    {
      kind: "enrolment-answer",
      office,
      createdAt: Temporal.Instant.from(at).toString({ smallestUnit: "second" }),
      recipient: keys.recipient,
      certificates: [{ certificate: keys.certificate.x509.toString(), from: null, until: null }],
      replaces: null,
      software,
    },
    ownSigner(keys, at),
  );
  return folders.write(to, enrolmentName(office, "centre", keys.certificate.fingerprint), bytes);
}
