import { afterEach, beforeEach, expect, test } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { type CaseId, caseId } from "../../src/domain/ids.ts";
import { checkIin } from "../../src/domain/iin.ts";
import { pin } from "../../src/exchange/certificate.ts";
import { readAnswers } from "../../src/exchange/read-answers.ts";
import { type AnswerWishes, answer, type Delivered } from "../../src/exchange/simulator/centre.ts";
import { readRegister } from "../../src/exchange/simulator/register.ts";
import type { Wish } from "../../src/exchange/simulator/rulings.ts";
import { type ScenarioName, scenarios } from "../../src/exchange/simulator/scenarios.ts";
import type { Outgoing } from "../../src/workflow/ports/exchange.ts";
import { at, ber, sampleCase } from "./sample.ts";
import { itemOf, openedBy, outgoing, software, type TestStage, testStage } from "./stage.ts";

let stage: TestStage;
beforeEach(async () => {
  stage = await testStage();
});
afterEach(() => stage.remove());

const wishes = (more: Partial<AnswerWishes> = {}): AnswerWishes => ({
  seed: 1,
  at,
  rulings: new Map<CaseId, Wish>(),
  software,
  path: "batch.iinb",
  ...more,
});
const ask = (bytes: Uint8Array, more: Partial<AnswerWishes> = {}) => answer(stage.centreFolder, bytes, wishes(more));

/** What an office reads in an answer file. */
async function read(file: Delivered) {
  const opened = await openedBy(stage.exchange, Uint8Array.from(file.bytes), file.fileName);
  return { ...opened, messages: opened.lines.map((line) => line.message) };
}

test("a batch is acknowledged item by item and ruled: every wish once", async () => {
  const sealed = await stage.seal(1, outgoing(1, 2, 3, 4, 5, 6));
  const rulings = new Map<CaseId, Wish>([
    [caseId(ber, 2026, 2), "refused"],
    [caseId(ber, 2026, 3), "iin-exists"],
    [caseId(ber, 2026, 4), "silent"],
    [caseId(ber, 2026, 5), "rejected-tech"],
    [caseId(ber, 2026, 6), "supplement"],
  ]);
  const [file, ...others] = await ask(sealed.bytes, { rulings });
  expect(others).toEqual([]);
  expect(file!.fileName).toBe("BER-2026-A000001.iinb");
  const { messages, ...opened } = await read(file!);
  expect(opened).toMatchObject({ seq: 1, previousDigest: null, completeUpTo: 1 });
  expect(opened.inReplyTo).toEqual({ batch: "019aaf4f-0000-7000-8000-000000000001", sha256: sealed.sha256 });
  expect(messages.map((one) => one.kind).slice(0, 6)).toEqual([
    "acknowledgement",
    "acknowledgement",
    "acknowledgement",
    "acknowledgement",
    "rejection",
    "acknowledgement",
  ]);
  expect(messages.at(-1)).toMatchObject({ kind: "supplement-request", item: itemOf(6) });
  const ruled = messages.flatMap((one) => (one.kind === "ruling" ? [one] : []));
  expect(ruled.map(({ item, ruling }) => [item, ruling.outcome])).toEqual([
    [itemOf(1), "issued"],
    [itemOf(2), "refused"],
    [itemOf(3), "refused"],
  ]);
  const [issued, refused, exists] = ruled.map(({ ruling }) => ruling);
  if (issued?.outcome !== "issued" || refused?.outcome !== "refused" || exists?.outcome !== "refused")
    throw new Error();
  expect(checkIin(issued.iin).valid).toBe(true);
  expect(issued.iin).toMatch(/^5501170/);
  expect(issued.on.toString()).toBe("2026-11-23");
  expect(refused.grounds.map(({ code }) => code)).toEqual(["non-compliant"]);
  expect(exists.grounds.map(({ code }) => code)).toEqual(["iin-exists"]);
  expect(checkIin(exists.iin ?? "").valid).toBe(true);
});

test("a proposal to refuse is followed unless something else is wished", async () => {
  const grounds: [{ code: "unreliable"; fact: string }] = [{ code: "unreliable", fact: "The seal is drawn by hand." }];
  const proposal = { kind: "propose-refusal", grounds, reason: null } as const;
  const sealed = await stage.seal(1, [{ item: itemOf(1), case: sampleCase(1, proposal) }]);
  const { messages } = await read((await ask(sealed.bytes))[0]!);
  expect(messages.at(-1)).toMatchObject({ ruling: { outcome: "refused", grounds: [{ code: "unreliable" }] } });
});

test("the same batch and wishes give the same bytes again, another seed other numbers", async () => {
  const sealed = await stage.seal(1, outgoing(1, 2));
  const [first] = await ask(sealed.bytes);
  const [again] = await ask(sealed.bytes, { at: at.add({ hours: 30 }) });
  expect(again).toEqual(first);

  const other = await testStage();
  const copy = await other.seal(1, outgoing(1, 2));
  const content = async (seed: number) => {
    const keys = { identities: [other.office.identity], recipients: [other.office.recipient] };
    const [file] = await answer(other.centreFolder, copy.bytes, wishes({ seed }));
    const trust = { ...keys, pins: [pin(other.centre.certificate)], training: true, path: "a", office: ber };
    return (await readAnswers(file!.bytes, trust)).lines.map((line) => Buffer.from(line.bytes).toString());
  };
  const here = (await read(first!)).lines.map((line) => Buffer.from(line.bytes).toString());
  expect(await content(1)).toEqual(here);
  await other.remove();
});

test("an item that came before is ALREADY, with its first ruling, whatever is wished now", async () => {
  const one = await stage.seal(1, outgoing(1));
  const [first] = await ask(one.bytes);
  const lost = await stage.seal(2, outgoing(1, 2));
  const [second] = await ask(lost.bytes, { rulings: new Map([[caseId(ber, 2026, 1), "refused"]]) });
  const before = await read(first!);
  const after = await read(second!);
  expect(after.seq).toBe(2);
  expect(after.previousDigest).toBe(first!.sha256);
  expect(after.completeUpTo).toBe(2);
  expect(after.messages[0]).toMatchObject({ kind: "acknowledgement", item: itemOf(1), state: "already" });
  expect(after.messages[1]).toMatchObject({ kind: "acknowledgement", item: itemOf(2), state: "accepted" });
  expect(after.messages[2]).toEqual(before.messages[1]);
});

test("the same item with another content is a conflict that is said aloud", async () => {
  await ask((await stage.seal(1, outgoing(1))).bytes);
  const changed = { item: itemOf(1), case: { ...sampleCase(1), revision: 2 } };
  const { messages } = await read((await ask((await stage.seal(2, [changed])).bytes))[0]!);
  expect(messages).toEqual([expect.objectContaining({ kind: "rejection", code: "digest-conflict", retryable: false })]);
});

test("a batch of an office that is not enrolled, or for another centre, is refused", async () => {
  const other = await testStage();
  const theirs = await other.seal(1, outgoing(1));
  await expect(ask(theirs.bytes)).rejects.toMatchObject({ code: "not-for-us" });
  await other.remove();
});

test("completeUpTo never passes a batch that did not come", async () => {
  const [file] = await ask((await stage.seal(2, outgoing(1))).bytes);
  expect((await read(file!)).completeUpTo).toBe(0);
});

async function played(scenario: ScenarioName) {
  const sealed = await stage.seal(1, outgoing(1, 2, 3, 4));
  const honest = await stage.seal(1, outgoing(1, 2, 3, 4));
  expect(honest.digests).toEqual(sealed.digests);
  return ask(sealed.bytes, { scenario });
}
const rulingsIn = (messages: Awaited<ReturnType<typeof read>>["messages"]) =>
  messages.flatMap((one) => (one.kind === "ruling" ? [one] : []));
const faultsIn = (messages: Awaited<ReturnType<typeof read>>["messages"]) =>
  messages.flatMap((one) => (one.kind === "fault" ? [one] : []));

const stories: Record<ScenarioName, (files: Delivered[]) => Promise<void>> = {
  async late(files) {
    const [first, second] = await Promise.all(files.map(read));
    expect(rulingsIn(first!.messages)).toEqual([]);
    expect(first!.completeUpTo).toBe(0);
    expect(rulingsIn(second!.messages)).toHaveLength(4);
    expect(Temporal.Instant.compare(second!.createdAt, first!.createdAt)).toBe(1);
  },
  async partial(files) {
    const { messages, completeUpTo } = await read(files[0]!);
    expect(rulingsIn(messages)).toHaveLength(2);
    expect(completeUpTo).toBe(1);
  },
  async repeated(files) {
    expect(files.map((file) => file.fileName)).toEqual([
      "BER-2026-A000001.iinb",
      "BER-2026-A000001-a2.iinb",
      "BER-2026-A000002.iinb",
    ]);
    expect(files[1]!.sha256).toBe(files[0]!.sha256);
    const [first, , third] = await Promise.all(files.map(read));
    expect(rulingsIn(third!.messages)).toEqual(rulingsIn(first!.messages));
  },
  async contradictory(files) {
    const [first, second] = await Promise.all(files.map(read));
    const [ruling] = rulingsIn(second!.messages);
    expect(rulingsIn(first!.messages)[0]).toMatchObject({ item: ruling!.item, ruling: { outcome: "issued" } });
    expect(ruling!.ruling.outcome).toBe("refused");
  },
  async "out-of-order"(files) {
    const opened = await Promise.all(files.map(read));
    expect(opened.map((one) => one.seq)).toEqual([2, 1]);
    expect(opened.map((one) => rulingsIn(one.messages).length)).toEqual([2, 2]);
  },
  async "wrong-office"(files) {
    await expect(read(files[0]!)).rejects.toMatchObject({ code: "other-recipient", kind: "invalid" });
  },
  async "bad-signature"(files) {
    await expect(read(files[0]!)).rejects.toMatchObject({ code: "signature-unchecked", kind: "untrusted" });
  },
  async "cut-file"(files) {
    await expect(read(files[0]!)).rejects.toMatchObject({ code: "container-unreadable", kind: "untrusted" });
  },
  async "unknown-code"(files) {
    const { messages } = await read(files[0]!);
    expect(faultsIn(messages)).toEqual([
      { kind: "fault", item: itemOf(1), reason: "unknown-kind" },
      { kind: "fault", item: null, reason: "unknown-kind" },
    ]);
    expect(rulingsIn(messages)).toHaveLength(3);
  },
  async "two-iins"(files) {
    const [first, second] = (await Promise.all(files.map(read))).map((one) => rulingsIn(one.messages)[0]!);
    expect(second!.item).toBe(first!.item);
    if (first?.ruling.outcome !== "issued" || second?.ruling.outcome !== "issued") throw new Error();
    expect(second.ruling.iin).not.toBe(first.ruling.iin);
    expect(checkIin(second.ruling.iin).valid).toBe(true);
  },
  async "shared-iin"(files) {
    const iins = rulingsIn((await read(files[0]!)).messages).map(({ ruling }) => "iin" in ruling && ruling.iin);
    expect(iins[1]).toBe(iins[0]);
    expect(new Set(iins).size).toBe(3);
  },
  async "wrong-control-digit"(files) {
    const { messages } = await read(files[0]!);
    expect(faultsIn(messages)).toEqual([{ kind: "fault", item: itemOf(1), reason: "iin-control-digit" }]);
  },
  async "other-birth-date"(files) {
    const [first] = rulingsIn((await read(files[0]!)).messages);
    expect(first!.ruling).toMatchObject({ outcome: "issued", iin: expect.stringMatching(/^6606060/) });
  },
  async "future-clock"(files) {
    const { messages, createdAt } = await read(files[0]!);
    expect(createdAt.since(at).total("days")).toBe(365);
    expect(rulingsIn(messages)[0]!.ruling.on.year).toBe(2027);
  },
  async "missing-number"(files) {
    expect(files).toHaveLength(1);
    const { seq, previousDigest, messages } = await read(files[0]!);
    expect(seq).toBe(2);
    expect(previousDigest).not.toBeNull();
    expect(rulingsIn(messages)).toHaveLength(2);
  },
  async "registered-differently"(files) {
    const [first, second] = rulingsIn((await read(files[0]!)).messages);
    expect(first!.ruling.registeredAs?.surname).toBe("DIFFERENT");
    expect(second!.ruling.registeredAs ?? null).toBeNull();
  },
  async warned(files) {
    const { messages } = await read(files[0]!);
    expect(messages.filter(({ kind }) => kind === "warning")).toMatchObject([
      { item: null, code: "scan-resolution" },
      { item: itemOf(1), code: "scan-resolution" },
    ]);
    expect(rulingsIn(messages)).toHaveLength(4);
  },
};

test.each(Object.keys(scenarios) as ScenarioName[])("scenario %s", async (name) => {
  await stories[name](await played(name));
});

test("after a nasty answer the next honest one says the whole truth", async () => {
  const sealed = await stage.seal(1, outgoing(1, 2, 3, 4));
  await ask(sealed.bytes, { scenario: "missing-number" });
  const [file] = await ask(sealed.bytes);
  const { messages, seq } = await read(file!);
  expect(seq).toBe(3);
  expect(rulingsIn(messages)).toHaveLength(4);
});

test("a batch of one: rulings are missing, and the number is somebody's", async () => {
  await ask((await stage.seal(1, outgoing(1, 2))).bytes);
  const one = await stage.seal(2, outgoing(3));
  const [partial] = await ask(one.bytes, { scenario: "partial" });
  expect(rulingsIn((await read(partial!)).messages)).toEqual([]);
  const given = Object.values((await readRegister(stage.centreFolder)).items).map(({ ruling }) => ruling);
  const [shared] = await ask(one.bytes, { scenario: "shared-iin" });
  const [ruling] = rulingsIn((await read(shared!)).messages);
  const numbers = given.slice(0, 2).map((line) => (line as { iin: string }).iin);
  expect(numbers).toContain(ruling!.ruling.outcome === "issued" ? ruling!.ruling.iin : null);
});

test.each(Object.keys(scenarios).filter((name) => name !== "future-clock") as ScenarioName[])(
  "%s: no ruling is dated before its application, nor ahead of the centre's own clock",
  async (scenario) => {
    // Half of them applied after reception: they count from the next day.
    const [first, second, third, fourth] = outgoing(1, 2, 3, 4);
    const later = (one: Outgoing) => ({ ...one, case: { ...one.case, applicationDay: tomorrow } });
    const sealed = await stage.seal(1, [first!, later(second!), third!, later(fourth!)]);
    const tomorrows = [itemOf(2), itemOf(4)] as string[];
    for (const file of await ask(sealed.bytes, { scenario })) {
      const opened = await read(file).catch(() => null);
      for (const { item, ruling } of rulingsIn(opened?.messages ?? [])) {
        const applied = tomorrows.includes(item) ? tomorrow : today;
        const clock = opened!.createdAt.toZonedDateTimeISO("Europe/Berlin").toPlainDate();
        expect(Temporal.PlainDate.compare(ruling.on, applied), `${item} ${ruling.on}`).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainDate.compare(ruling.on, clock), `${item} ${ruling.on} ${clock}`).toBeLessThanOrEqual(0);
      }
    }
  },
);
const today = Temporal.PlainDate.from("2026-11-23");
const tomorrow = Temporal.PlainDate.from("2026-11-24");
