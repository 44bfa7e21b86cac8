import { statfsSync, statSync } from "node:fs";
import type { Stamp } from "../domain/case.ts";
import type { Doubt, KnownNumbers } from "../workflow/ports/batches.ts";
import type { DeskStore } from "./desk-store.ts";
import { sha256 } from "./keyed-hash.ts";
import { enteredLast, givenHere, lastGiven, takeBackEntered } from "./last-given.ts";
import { record } from "./ledger-line.ts";
import { noteSent, sentElsewhere } from "./second-place.ts";

export interface Continuity {
  /** Notes where a new store lies. */
  settle(): void;
  /** Notes the last number given where a copy of the store brought back does not undo it. */
  remember(seq: number): void;
  doubt(): Doubt | null;
  known(): KnownNumbers;
  notice(seq: number): void;
  resume(lastKnown: number, stamp: Stamp): void;
}

/**
 * Whether this is the store that sent last. A copy of the folder lies in another folder of the file system; a copy
 * brought back to its place knows fewer batches than the notes outside it. What neither shows (a whole computer put back)
 * is not seen here.
 */
export function continuityOf(desk: DeskStore): Continuity {
  const { db } = desk;
  const setting = (name: string) =>
    db.first<{ value: string }>("SELECT value FROM setting WHERE name = ?", name)?.value;
  const set = (name: string, value: string) =>
    db.run(
      "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      name,
      value,
    );
  /** A random name of this store: what is noted outside is found by it. */
  const mark = (): string => {
    const known = setting("mark");
    if (known !== undefined) return known;
    const made = Buffer.from(desk.newSalt()).toString("hex");
    db.write(() => db.run("INSERT INTO setting (name, value) VALUES ('mark', ?) ON CONFLICT DO NOTHING", made));
    return setting("mark") ?? made;
  };
  const here = () => JSON.stringify(placeOf(desk));
  /** The largest number that this store did not give itself, as far as notes and what was seen on a medium tell. */
  const seen = () => Math.max(sentElsewhere(desk, mark()), Number(setting("noticed") ?? 0));
  return {
    settle() {
      db.write(() => set("home", here()));
      mark();
    },
    remember: (seq) => noteSent(desk, mark(), seq),
    doubt() {
      const home = setting("home");
      if (home === undefined) db.write(() => set("home", here()));
      else if (!isSamePlace(JSON.parse(home) as Place, placeOf(desk))) return "copied";
      return seen() > lastGiven(desk) ? "behind" : null;
    },
    known() {
      const entered = enteredLast(desk);
      // The notes follow what was entered: where that is wrong, they are.
      if (entered !== null) return { last: givenHere(desk), entered };
      return { last: Math.max(lastGiven(desk), seen()), entered };
    },
    notice(seq) {
      if (seq > Number(setting("noticed") ?? 0)) db.write(() => set("noticed", String(seq)));
    },
    resume(lastKnown, stamp) {
      const given = givenHere(desk);
      db.write(() => {
        set("home", here());
        set("noticed", "0");
        takeBackEntered(desk);
        if (lastKnown > given) {
          db.run(
            "INSERT INTO batch_gap (until, at, officer) VALUES (?, ?, ?)",
            lastKnown,
            stamp.at.toString(),
            stamp.by,
          );
        }
        record(db, { code: "exchange-resumed", subject: desk.office, facts: { lastKnown, lastGiven: given } }, stamp);
      });
      noteSent(desk, mark(), Math.max(given, lastKnown));
    },
  };
}

/** Where a folder lies, as far as its computer tells: null is "cannot be told". */
interface Place {
  readonly machine: string | null;
  /** The number of the folder in its file system. */
  readonly folder: string | null;
  /** When the file system made the folder. */
  readonly made: string | null;
}

/** File systems that number their files anew at every mount: FAT, exFAT, and what FUSE hides. */
const unnumbered: ReadonlySet<number> = new Set([0x4d44, 0x2011bab0, 0x65735546]);

function placeOf({ db: { folder }, machine: name }: DeskStore): Place {
  const found = name();
  const machine = found === null ? null : sha256(found);
  if (process.platform === "linux" && unnumbered.has(statfsSync(folder).type >>> 0)) {
    return { machine, folder: null, made: null };
  }
  const { ino, birthtimeNs, ctimeNs } = statSync(folder, { bigint: true });
  // Without a birth time some systems give the time of the last change, which says nothing.
  const made = birthtimeNs === 0n || birthtimeNs === ctimeNs ? null : birthtimeNs.toString();
  return { machine, folder: ino.toString(), made };
}

const mayBeSame = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

const isSamePlace = (a: Place, b: Place): boolean =>
  mayBeSame(a.machine, b.machine) && mayBeSame(a.folder, b.folder) && mayBeSame(a.made, b.made);
