import { join } from "node:path";
import type { PackRef } from "../domain/case.ts";
import type { Day } from "../domain/day.ts";
import type { Digest } from "../domain/ids.ts";
import type { LegalReference } from "../domain/legal-reference.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { overlayIsFor, standingOverlays } from "../domain/overlay.ts";
import { Problem } from "../domain/problem.ts";
import type { RuleBook } from "../domain/rule-book.ts";
import type { RulePack } from "../domain/rule-pack.ts";
import { type Calendar, kazakhstanCalendar } from "../domain/working-days.ts";
import type { PinnedRules, Rules } from "../workflow/ports/rules.ts";
import { type Compiled, compiledIn, nothingCompiled } from "./compiled.ts";
import { hostCalendar } from "./host-days.ts";
import { readNationalDays } from "./national-days.ts";
import { overlayFiles } from "./overlay-folder.ts";
import { headFor } from "./pack-choice.ts";
import { joined, readPack } from "./pack-file.ts";
import { type PackHead, packHeads } from "./pack-folder.ts";
import { readReference } from "./reference.ts";
import { digestOf } from "./rule-bytes.ts";

/** Where the rules lie: the folder shipped with the program, and folders with packs, and `missions` in them, that an office took in itself. */
export interface RuleSources {
  readonly templates: string;
  readonly imported: readonly string[];
  /** The folder with what `compileRules` made of the shipped files, where there is one. */
  readonly compiled?: string;
  readonly profile: OfficeProfile;
  /** Bytes of rules that a case of the store was registered under. */
  readonly packBytes: (digest: Digest) => Promise<Uint8Array | null>;
}

/** Reads everything when it is first asked for, and once. */
function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | null = null;
  return () => {
    value ??= read();
    return value;
  };
}

/** The law of an office, read from its folders only as far as a question needs. */
export function rulesFrom(sources: RuleSources): Rules {
  const compiled = sources.compiled === undefined ? nothingCompiled : compiledIn(sources.compiled);
  const heads = once(() => packHeads([join(sources.templates, "packs"), ...sources.imported]));
  const overlays = once(() => overlaysOf(sources, compiled));
  const reference = once((): Promise<LegalReference> => readReference(sources.templates, compiled));
  const read = new Map<Digest, Promise<RulePack>>();

  function parsed(bytes: Uint8Array, digest: Digest, path: string): Promise<RulePack> {
    const pack = read.get(digest) ?? readPack(bytes, path, compiled);
    read.set(digest, pack);
    return pack;
  }

  async function book(found: Promise<RulePack>): Promise<RuleBook> {
    const [known, pack] = await Promise.all([reference(), found]);
    return { ...known, pack };
  }

  async function pinned(head: PackHead): Promise<PinnedRules> {
    const bytes = joined(head.bytes, await overlays());
    const digest = digestOf(bytes);
    const found = await book(parsed(bytes, digest, head.path));
    return { book: found, ref: { id: found.pack.id, digest }, bytes };
  }

  return {
    async forDay(day: Day, underOrder: string | null) {
      return pinned(headFor(await heads(), day, { pinned: sources.profile.packs.pinned, underOrder }));
    },
    async ofCase(ref: PackRef) {
      const known = read.get(ref.digest);
      if (known !== undefined) return book(known);
      for (const head of (await heads()).filter((each) => each.id === ref.id)) {
        const bytes = joined(head.bytes, await overlays());
        if (digestOf(bytes) === ref.digest) return book(parsed(bytes, ref.digest, head.path));
      }
      const kept = await sources.packBytes(ref.digest);
      if (kept === null) throw new Problem("unknown-pack", { pack: ref.id });
      return book(parsed(kept, ref.digest, `${ref.id}.yaml`));
    },
    async list() {
      return Promise.all((await heads()).map(async (head) => (await pinned(head)).book.pack));
    },
    reference,
    calendars: once(async (): Promise<{ kazakhstan: Calendar; host: Calendar }> => {
      const kazakhstan = kazakhstanCalendar(
        await readNationalDays(join(sources.templates, "calendar-kz.yaml"), compiled),
      );
      return { kazakhstan, host: await hostCalendar(sources.profile, kazakhstan) };
    }),
  };
}

/** Bytes of the overlays of this office. Throws `bad-rules`; `bad-office` where the office names one that is not there. */
async function overlaysOf({ templates, imported, profile }: RuleSources, compiled: Compiled): Promise<Uint8Array[]> {
  const known = await overlayFiles(
    [templates, ...imported].map((folder) => join(folder, "missions")),
    compiled,
  );
  const unknown = profile.missions.filter((id) => !known.some(({ overlay }) => overlay.id === id));
  if (unknown.length > 0) throw new Problem("bad-office", { path: "office.json", faults: ["/missions not-in-list"] });
  const here = known.filter(({ overlay }) => overlayIsFor(overlay, profile));
  return standingOverlays(here).map(({ bytes }) => bytes);
}
