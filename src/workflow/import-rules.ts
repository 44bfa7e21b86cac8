import { type Day, Temporal } from "../domain/day.ts";
import type { CaseId, Digest } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { covers, type RulePack } from "../domain/rule-pack.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import type { Office } from "./office.ts";

const largestFile = 1_000_000;
const largestSignature = 256 * 1024;

/** An open case whose application day falls under a new order; it keeps the rules it was registered under. */
export interface ConcernedCase {
  readonly case: CaseId;
  readonly applicationDay: Day;
  readonly pack: string;
}

/** A pack that may be taken in: read, its signature checked, and what it means for the cases here. */
export interface RulesOffer {
  readonly pack: RulePack;
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
 * Reads a pack that somebody issued, with the detached signature beside it, and changes nothing. Throws
 * `rules-unsigned`, `rules-signature-invalid`, `rules-signature-unchecked`, `bad-rules`, `not-a-pack`, and
 * `rules-differ` where its id is known here with other bytes: cases name their rules by id, so it never changes meaning.
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
  if (file.kind !== "pack") throw new Problem("not-a-pack", { path });
  const { pack } = file;
  const known = await ruleFiles.known(pack.id);
  if (known !== null && known !== pack.digest) throw new Problem("rules-differ", { pack: pack.id });
  const cases = await concernedCases(office, pack);
  return { pack, digest: pack.digest, signedBy, again: known !== null, cases, bytes, signature };
}

/** Keeps the pack, from now on the law of its days; the ledger gets its id and digest. Gives the path of its file. */
export async function takeInRules(office: Office, offer: RulesOffer): Promise<string | null> {
  mustBeAllowed(office, "decide");
  if (offer.again) return null;
  const { pack, digest, signedBy } = offer;
  const path = await office.ruleFiles.keep(pack.id, offer.bytes, offer.signature);
  const span = { from: pack.from?.toString() ?? null, until: pack.until?.toString() ?? null };
  const facts = { digest, status: pack.status, ...span, signedBy, openCases: offer.cases.length };
  await office.ledger.append("rules-imported", pack.id, facts, stampOf(office));
  return path;
}

async function concernedCases(office: Office, pack: RulePack): Promise<ConcernedCase[]> {
  const open = await office.cases.list({ stages: ["gathering", "verified", "decided"] });
  const concerned = open.filter((line) => covers(pack, Temporal.PlainDate.from(line.applicationDay)));
  const cases = await Promise.all(concerned.map((line) => office.cases.load(line.id)));
  return cases.map(({ id, applicationDay, pack: kept }) => ({ case: id, applicationDay, pack: kept.id }));
}
