import type { Day } from "../../src/domain/day.ts";
import { Temporal } from "../../src/domain/day.ts";
import { caseId, type Digest, type ItemId } from "../../src/domain/ids.ts";
import type { Message } from "../../src/domain/message.ts";
import { at, ber, sampleCase, sampleItem } from "./sample.ts";

const day = (text: string): Day => Temporal.PlainDate.from(text);
const about = (number: number, of: number) => ({
  item: `019aaf51-0000-7000-8000-${String(number).padStart(12, "0")}` as ItemId,
  case: caseId(ber, 2026, of),
  of: sampleItem(of),
});
const reference = "MIA-2026/000001";

/** One message of each kind, and a confirmation of service, about the sample cases 1 to 3. */
export const sampleMessages: readonly Message[] = [
  {
    kind: "SUP",
    ...about(1, 2),
    revision: 1,
    documents: sampleCase(2)
      .application.documents.slice(1, 2)
      .map((paper) => ({ ...paper, scan: null })),
    scans: [],
  },
  { kind: "WDR", ...about(2, 3), on: day("2026-11-24") },
  { kind: "RCL", ...about(3, 2) },
  { kind: "QRY", ...about(4, 2), digest: null },
  { kind: "CNF", ...about(5, 1), reference, appliedAt: at, letter: null, servedOn: null },
  {
    kind: "CNF",
    ...about(6, 1),
    reference,
    appliedAt: at,
    letter: "d".repeat(64) as Digest,
    servedOn: day("2026-11-25"),
  },
  { kind: "CFL", ...about(7, 1), reference: `${reference}-2`, reason: "contradicts-ruling" },
];
