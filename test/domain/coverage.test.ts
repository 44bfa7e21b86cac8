import { describe, expect, it } from "vitest";
import {
  batchCoverage,
  type CoveredItem,
  coveredUpTo,
  type Heard,
  itemWord,
  messageWord,
  missingNumbers,
  unchained,
} from "../../src/domain/coverage.ts";
import type { AnswerFileId, BatchId, CaseId, Digest } from "../../src/domain/ids.ts";

const seqs = (...numbers: number[]) => numbers.map((seq) => ({ seq }));
const heard = (more: Partial<Heard> = {}): Heard => ({ notices: [], inWork: false, later: [], ended: null, ...more });
const asked = (state: "open" | "answered" | "noted") => ({ content: { kind: "supplement-request" }, state }) as const;

describe("answer files", () => {
  it.each([
    [[], []],
    [[1, 2, 3], []],
    [[2], [1]],
    [
      [5, 1, 3],
      [2, 4],
    ],
  ])("of %j the numbers %j are missing", (known, missing) => {
    expect(missingNumbers(seqs(...known))).toEqual(missing);
  });

  it("cover as far as the furthest of them says", () => {
    expect(coveredUpTo([])).toBe(0);
    expect(coveredUpTo([{ completeUpTo: null }])).toBe(0);
    expect(coveredUpTo([{ completeUpTo: 4 }, { completeUpTo: 2 }, { completeUpTo: null }])).toBe(4);
  });

  it("are held against the one that each names before it, where that one is here", () => {
    const file = (seq: number, sha256: string, previousDigest: string | null) => ({
      id: `BER-2026-A00000${seq}` as AnswerFileId,
      seq,
      sha256: sha256 as Digest,
      previousDigest: previousDigest as Digest | null,
    });
    expect(unchained([file(1, "a", null), file(2, "b", "a"), file(4, "d", "lost")])).toEqual([]);
    expect(unchained([file(1, "a", null), file(2, "b", "another")])).toEqual(["BER-2026-A000002"]);
  });
});

describe("an item of batch 2", () => {
  it.each([
    ["answered", 2, "answered"],
    ["confirmed", 0, "answered"],
    ["rejected-tech", 2, "returned"],
    ["recalled", 2, "returned"],
    ["lost", 2, "again"],
    ["superseded", 2, "again"],
    ["handed-over", 1, "waiting"],
    ["unknown", 1, "waiting"],
    ["received", 1, "received"],
    ["accepted", 1, "received"],
    ["already", 1, "received"],
    ["handed-over", 2, "silent"],
    ["unknown", 2, "silent"],
    ["received", 3, "silent"],
    ["accepted", 2, "silent"],
  ] as const)("that is %s, complete up to %i: %s", (state, upTo, word) => {
    expect(itemWord(state, 2, upTo, null)).toBe(word);
    expect(itemWord(state, 2, upTo, heard())).toBe(word);
  });

  it("is not silent while the centre waits for a supplement, nor before that is covered", () => {
    expect(itemWord("accepted", 2, 2, heard({ notices: [asked("open")] }))).toBe("asked");
    const answered = { notices: [asked("answered")] };
    expect(itemWord("accepted", 2, 2, heard({ ...answered, later: [null] }))).toBe("received");
    expect(itemWord("accepted", 2, 2, heard({ ...answered, later: [3] }))).toBe("received");
    expect(itemWord("accepted", 2, 3, heard({ ...answered, later: [3] }))).toBe("silent");
    expect(itemWord("accepted", 2, 3, heard({ ...answered, later: [3, null] }))).toBe("received");
  });

  it("is not silent once the centre says that it works on it", () => {
    expect(itemWord("accepted", 2, 2, heard({ inWork: true }))).toBe("received");
    expect(itemWord("handed-over", 2, 2, heard({ inWork: true }))).toBe("received");
  });

  it("is not silent where its case has ended otherwise, whatever else was said", () => {
    const notices = [asked("open")];
    expect(itemWord("accepted", 2, 2, heard({ notices, ended: "answered" }))).toBe("answered");
    expect(itemWord("handed-over", 2, 2, heard({ ended: "returned" }))).toBe("returned");
  });

  it("that is a message is answered by its acknowledgement", () => {
    expect(messageWord("accepted", 2, 2)).toBe("answered");
    expect(messageWord("rejected-tech", 2, 2)).toBe("returned");
    expect(messageWord("lost", 2, 2)).toBe("again");
    expect(messageWord("told-otherwise", 2, 2)).toBe("again");
    expect(messageWord("handed-over", 2, 1)).toBe("waiting");
    expect(messageWord("received", 2, 1)).toBe("received");
    expect(messageWord("received", 2, 2)).toBe("silent");
  });
});

describe("a batch of three files", () => {
  const batch = { id: "BER-2026-B000002" as BatchId, seq: 2, state: "handed-over", files: Array(3).fill({}) } as const;
  const item = (word: CoveredItem["word"]): CoveredItem => ({ case: "BER-2026-000001" as CaseId, message: null, word });

  it("misses parts once others have arrived, until everything up to it is answered", () => {
    const parts = (received: number[], upTo = 0) => batchCoverage(batch, [], new Set(received), upTo).parts;
    expect(parts([])).toEqual({ of: 3, received: [], missing: [] });
    expect(parts([2])).toEqual({ of: 3, received: [2], missing: [1, 3] });
    expect(parts([3, 1, 2])).toEqual({ of: 3, received: [1, 2, 3], missing: [] });
    expect(parts([2], 2)).toEqual({ of: 3, received: [2], missing: [] });
  });

  it.each([
    [["answered", "returned"], "returned"],
    [["answered", "again"], "answered"],
    [["returned", "waiting"], "waiting"],
    [["answered", "waiting"], "waiting"],
    [["waiting", "received"], "received"],
    [["received", "asked"], "asked"],
    [["asked", "silent", "waiting"], "silent"],
  ] as const)("with %j is %s", (words, word) => {
    expect(batchCoverage(batch, words.map(item), new Set(), 0).word).toBe(word);
  });

  it("is lost when nothing in it is open any more and it was declared so", () => {
    expect(batchCoverage({ ...batch, state: "lost" }, [item("again")], new Set(), 0).word).toBe("lost");
    // What the centre has accepted all the same is still its to answer.
    expect(batchCoverage({ ...batch, state: "lost" }, [item("silent")], new Set(), 2).word).toBe("silent");
  });
});
