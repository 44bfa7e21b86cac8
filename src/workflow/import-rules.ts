import { type Day, Temporal } from "../domain/day.ts";
import type { CaseId, Digest } from "../domain/ids.ts";
import { overlayIsFor } from "../domain/overlay.ts";
import { Problem } from "../domain/problem.ts";
import { covers } from "../domain/rule-pack.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import type { Office } from "./office.ts";
import type { RulesFile, RulesName } from "./ports/rules.ts";

const largestFile = 1_000_000;
const largestSignature = 256 * 1024;

/** An open case that the rules would be for; it keeps those it was registered under. */
export interface ConcernedCase {
  readonly case: CaseId;
  readonly applicationDay: Day;
  readonly pack: string;
}

/** Rules that may be taken in: read, their signature checked, and what they mean for the cases here. */
export interface RulesOffer {
  readonly file: RulesFile;
  readonly name: RulesName;
  /** SHA-256 of the file. */
  readonly digest: Digest;
  /** Fingerprint of the pinned certificate; null in training where nobody signed. */
  readonly signedBy: Digest | null;
  /** The same bytes are known here already: nothing is to be done. */
  readonly again: boolean;
  readonly cases: readonly ConcernedCase[];
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array | null;
}

/**
 * Reads a pack or an overlay that somebody issued, with the detached signature beside it, and changes nothing. Throws
 * `rules-unsigned`, `rules-signature-invalid`, `rules-signature-unchecked`, `bad-rules`, `overlay-elsewhere` for what
 * another mission adds, and `rules-differ` where the id is known here with other bytes: cases name their rules by id, so
 * it never changes meaning.
 */
export async function offeredRules(office: Office, path: string): Promise<RulesOffer> {
  mustBeAllowed(office, "decide");
  const { folders, ruleFiles } = office;
  const bytes = await folders.read(path, largestFile);
  const signature = await folders.read(`${path}.p7s`, largestSignature).catch((problem: unknown) => {
    if (problem instanceof Problem && problem.code === "no-such-file") return null;
    throw problem;
  });
  const signedBy = await ruleFiles.signedBy({ content: bytes, signature, path });
  const file = await ruleFiles.read(bytes, path);
  if (file.kind === "overlay" && !overlayIsFor(file.overlay, office.profile)) {
    throw new Problem("overlay-elsewhere", { overlay: file.overlay.id, country: file.overlay.country });
  }
  const name = { kind: file.kind, id: file.kind === "pack" ? file.pack.id : file.overlay.id };
  const digest = file.kind === "pack" ? file.pack.digest : file.digest;
  const known = await ruleFiles.known(name);
  if (known !== null && known !== digest) throw new Problem("rules-differ", { pack: name.id });
  const cases = await concernedCases(office, file);
  return { file, name, digest, signedBy, again: known !== null, cases, bytes, signature };
}

/** Keeps the rules, from now on the law of their days; the ledger gets id and digest. Gives the path of the file. */
export async function takeInRules(office: Office, offer: RulesOffer): Promise<string | null> {
  mustBeAllowed(office, "decide");
  if (offer.again) return null;
  const { file, name, digest, signedBy } = offer;
  const path = await office.ruleFiles.keep(name, offer.bytes, offer.signature);
  const about =
    file.kind === "overlay"
      ? { kind: file.kind }
      : {
          kind: file.kind,
          status: file.pack.status,
          from: file.pack.from?.toString() ?? null,
          until: file.pack.until?.toString() ?? null,
        };
  const facts = { digest, ...about, signedBy, openCases: offer.cases.length };
  await office.ledger.append("rules-imported", name.id, facts, stampOf(office));
  return path;
}

/** A pack is for the applications of its days; what a mission adds is for every one from now on. */
async function concernedCases(office: Office, file: RulesFile): Promise<ConcernedCase[]> {
  const open = await office.cases.list({ stages: ["gathering", "verified", "decided"] });
  const concerned = open.filter(
    (line) => file.kind === "overlay" || covers(file.pack, Temporal.PlainDate.from(line.applicationDay)),
  );
  const cases = await Promise.all(concerned.map((line) => office.cases.load(line.id)));
  return cases.map(({ id, applicationDay, pack: kept }) => ({ case: id, applicationDay, pack: kept.id }));
}
