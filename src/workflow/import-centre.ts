import type { Digest } from "../domain/ids.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import { mustBePerson, stampOf } from "./act.ts";
import type { Office } from "./office.ts";
import type { CentreOffer, KeyRing, ShownCertificate } from "./ports/key-ring.ts";

/** How an officer vouches that a fingerprint is the centre's: compared by telephone, or named beforehand. */
export type Confirm = (fingerprint: Digest, path: string) => Promise<boolean>;

/**
 * Takes what the centre offers into the configuration: its recipient, its certificates beside those that are pinned. A
 * file that a certificate has signed whose days are now needs no person. Throws `other-recipient`, `fingerprint-differs`, and
 * `bad-file` where nothing tells the centre's recipient.
 */
export async function importCentre(
  office: Office,
  ring: KeyRing,
  paths: readonly string[],
  { confirm, save }: { readonly confirm: Confirm; readonly save: (profile: OfficeProfile) => Promise<void> },
): Promise<{ readonly recipient: string; readonly added: readonly Digest[] }> {
  mustBePerson(office);
  const pinned = (await ring.show()).centre?.certificates ?? [];
  const known = new Set(pinned.map(({ fingerprint }) => fingerprint));
  // One whose days are over vouches for nothing any more.
  const now = office.clock.now().epochMilliseconds;
  const counts = ({ from, until }: ShownCertificate) => from.epochMilliseconds <= now && now <= until.epochMilliseconds;
  const trusted = new Set(pinned.filter(counts).map(({ fingerprint }) => fingerprint));
  const offers: CentreOffer[] = [];
  // All of them are read and confirmed before anything is changed.
  for (const path of paths) {
    const offer = await ring.read(path);
    if (offer.office !== null && offer.office !== office.profile.code) {
      throw new Problem("other-recipient", { path, office: offer.office });
    }
    if (!trusted.has(offer.fingerprint) && !(await confirm(offer.fingerprint, path))) {
      throw new Problem("fingerprint-differs", { path, fingerprint: offer.fingerprint });
    }
    for (const { fingerprint } of offer.certificates) trusted.add(fingerprint);
    offers.push(offer);
  }
  const before = office.profile.centre;
  const recipient = offers.findLast((offer) => offer.recipient !== null)?.recipient ?? before?.recipient;
  if (recipient === undefined) throw new Problem("bad-file", { path: paths[0] ?? "", faults: ["/recipient missing"] });
  const added = offers.flatMap((offer) => offer.certificates).filter(({ fingerprint }) => !known.has(fingerprint));
  const kept = await ring.keep(added);
  await save({ ...office.profile, centre: { recipient, certificates: [...(before?.certificates ?? []), ...kept] } });
  for (const { fingerprint } of added) {
    await office.ledger.append("centre-pinned", office.profile.code, { fingerprint }, stampOf(office));
  }
  return { recipient, added: added.map(({ fingerprint }) => fingerprint) };
}
