import type { Digest } from "../domain/ids.ts";
import type { Ledger } from "../workflow/ports/ledger.ts";
import type { DeskStore } from "./desk-store.ts";
import { beginning, hashOf, headOf, type LedgerRow, record } from "./ledger-line.ts";

// Loaded when first needed: it reads payloads, which the other calls never do.
const comparing = () => import("./compare-ledger.ts");

/** The record of everything that was done at this desk: it only grows, and each line carries the hash of the one before. */
export function ledger(desk: DeskStore): Ledger {
  const { db } = desk;
  return {
    head: async () => headOf(db),
    async append(code, subject, facts, stamp) {
      db.write(() => record(db, { code, subject, facts }, stamp));
    },
    async lines(of) {
      const { linesAbout } = await import("./history.ts");
      return linesAbout(db, of);
    },
    async verify() {
      const { firstLineThatDisagrees } = await comparing();
      return db.read(() => {
        let previous: Digest = beginning;
        let size = 0;
        for (const line of db.each<LedgerRow>("SELECT * FROM ledger ORDER BY seq")) {
          size += 1;
          if (line.seq !== size || line.previous !== previous || line.hash !== hashOf(line)) {
            return { ...headOf(db), head: headOf(db).hash, broken: size };
          }
          previous = line.hash as Digest;
        }
        return { size, head: previous, broken: firstLineThatDisagrees(db) };
      });
    },
  };
}
