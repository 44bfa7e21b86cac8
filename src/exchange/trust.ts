import { join, resolve } from "node:path";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import { loadPins, type Pin, type PinnedFile } from "./certificate.ts";
import { spanOfDays } from "./enrolment.ts";
import { type Keys, loadKeys, recipientPattern } from "./keys.ts";
import { loadOldKeys } from "./rotate-keys.ts";

type Centre = NonNullable<OfficeProfile["centre"]>;

/** What the office knows of the centre. Throws `no-centre`, and `bad-office` for a recipient that is no key. */
export function centreOf({ centre }: OfficeProfile, folder: string): Centre {
  const path = join(folder, "office.json");
  if (centre === null) throw new Problem("no-centre", { path });
  if (!recipientPattern.test(centre.recipient)) {
    throw new Problem("bad-office", { path, faults: ["/centre/recipient not-allowed-here"] });
  }
  return centre;
}

/** The certificates whose signatures count, each in its span. Throws as `loadPins`. */
export const pinsOf = ({ certificates }: Centre, folder: string, training: boolean): Promise<Pin[]> =>
  loadPins(
    certificates.map((pinned): PinnedFile => {
      if (typeof pinned === "string") return { path: resolve(folder, pinned) };
      return { path: resolve(folder, pinned.file), span: spanOfDays(pinned) };
    }),
    training,
  );

/** The present keys and those before them: what is on its way to an old recipient still opens. Throws as `loadKeys`. */
export async function loadAllKeys(folder: string): Promise<[Keys, ...Keys[]]> {
  return [await loadKeys(folder), ...(await loadOldKeys(folder))];
}

/** What opens a file that was made for any of these keys. */
export const openingKeys = (keys: readonly Keys[]) => ({
  identities: keys.map(({ identity }) => identity),
  recipients: keys.map(({ recipient }) => recipient),
});
