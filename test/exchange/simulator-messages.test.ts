import { afterEach, beforeEach, expect, test } from "vitest";
import { type CaseId, caseId, type ItemId } from "../../src/domain/ids.ts";
import type { Message } from "../../src/domain/message.ts";
import { answer } from "../../src/exchange/simulator/centre.ts";
import { centreStatus } from "../../src/exchange/simulator/centre-status.ts";
import type { Wish } from "../../src/exchange/simulator/rulings.ts";
import type { Outgoing } from "../../src/workflow/ports/exchange.ts";
import { day } from "../support/sample-case.ts";
import { at, ber } from "./sample.ts";
import { itemOf, openedBy, outgoing, software, type TestStage, testStage } from "./stage.ts";

// What the simulator makes of each message of an office, and of the same one again.

let stage: TestStage;
beforeEach(async () => {
  stage = await testStage();
});
afterEach(() => stage.remove());

const first = caseId(ber, 2026, 1);
const idOf = (number: number) => `019aaf50-0000-7000-8000-${String(number).padStart(12, "0")}` as ItemId;
const about = (number: number) => ({ item: idOf(number), case: first, of: itemOf(1) });

const supplement = (number: number): Message => ({
  kind: "SUP",
  ...about(number),
  revision: 1,
  documents: [],
  scans: [],
});
const withdrawal = (number: number): Message => ({ kind: "WDR", ...about(number), on: day("2026-11-23") });
const recall = (number: number): Message => ({ kind: "RCL", ...about(number) });
const question = (number: number, digest: Extract<Message, { kind: "QRY" }>["digest"] = null): Message => ({
  kind: "QRY",
  ...about(number),
  digest,
});
const confirmation = (number: number, reference: string): Message => ({
  kind: "CNF",
  ...about(number),
  reference,
  appliedAt: at,
  letter: null,
  servedOn: day("2026-11-23"),
});
const contradiction = (number: number, reference: string): Message => ({
  kind: "CFL",
  ...about(number),
  reference,
  reason: "contradicts-ruling",
});

let seq = 0;
beforeEach(() => {
  seq = 0;
});
/** Seals a batch, lets the simulator answer, and gives the lines as an office reads them. */
async function said(items: readonly (Outgoing | Message)[], wish: Wish | null = null, number = ++seq) {
  const { bytes } = await stage.seal(number, items);
  const rulings = new Map<CaseId, Wish>(wish === null ? [] : [[first, wish]]);
  const wishes = { seed: 1, at, rulings, software, path: "batch.iinb" };
  const [file] = await answer(stage.centreFolder, bytes, wishes);
  if (file === undefined) throw new Error("nothing was answered");
  const opened = await openedBy(stage.exchange, Uint8Array.from(file.bytes), file.fileName);
  return opened.lines.map((line) => line.message);
}
const known = async () => (await centreStatus(stage.centreFolder)).offices.flatMap(({ items }) => items)[0];
const accepted = (item: ItemId) => expect.objectContaining({ kind: "acknowledgement", item, state: "accepted" });
const already = (item: ItemId) => expect.objectContaining({ kind: "acknowledgement", item, state: "already" });
const rejection = (item: ItemId, code: string, retryable: boolean) =>
  expect.objectContaining({ kind: "rejection", item, code, retryable });
const ruling = (outcome: string) =>
  expect.objectContaining({ kind: "ruling", item: itemOf(1), ruling: expect.objectContaining({ outcome }) });
const state = (word: string) => expect.objectContaining({ kind: "state", item: itemOf(1), state: word });

test("a supplement is acknowledged, and the ruling follows; after another wish it asks for something else", async () => {
  const asks = (code: string) =>
    expect.objectContaining({ kind: "supplement-request", demands: [{ code, texts: null }] });
  expect(await said(outgoing(1), "supplement")).toEqual([accepted(itemOf(1)), asks("document-illegible")]);
  expect(await said([supplement(1)], "supplement")).toEqual([accepted(idOf(1)), asks("translation-missing")]);
  expect(await said([supplement(2)])).toEqual([accepted(idOf(2)), ruling("issued")]);
  expect(await known()).toMatchObject({ supplements: 2, outcome: "issued" });
});

test("a question is answered by where the item stands, also when only the digest is known", async () => {
  const sealed = await stage.seal(9, outgoing(1));
  await said(outgoing(1), "silent");
  expect(await said([question(1)])).toEqual([accepted(idOf(1)), state("accepted")]);
  const byDigest = { ...question(2, sealed.digests.get(itemOf(1)) ?? null), of: itemOf(7) } as Message;
  expect(await said([byDigest])).toEqual([accepted(idOf(2)), state("accepted")]);
  const unknown = await said([{ ...question(3), of: itemOf(7) } as Message]);
  expect(unknown).toEqual([accepted(idOf(3)), expect.objectContaining({ item: itemOf(7), state: "unknown" })]);
});

test("a withdrawn item is never ruled, whether it came before or comes after", async () => {
  await said(outgoing(1), "silent");
  expect(await said([withdrawal(1)])).toEqual([accepted(idOf(1)), state("recalled")]);
  expect(await said([supplement(2)])).toEqual([accepted(idOf(2))]);
  const late = { ...withdrawal(3), of: itemOf(2) } as Message;
  expect(await said([late])).toEqual([accepted(idOf(3))]);
  expect(await said(outgoing(2))).toEqual([accepted(itemOf(2))]);
});

test("a ruling that is there already is said again to whoever withdraws", async () => {
  await said(outgoing(1));
  expect(await said([withdrawal(1)])).toEqual([accepted(idOf(1)), state("ruled"), ruling("issued")]);
});

test("a confirmation and a contradiction are acknowledged; only its own ruling can the centre take back", async () => {
  const [, ruled] = await said(outgoing(1));
  if (ruled?.kind !== "ruling") throw new Error("it was not ruled");
  const { reference } = ruled.ruling;
  expect(await said([confirmation(1, reference)])).toEqual([accepted(idOf(1))]);
  expect(await known()).toMatchObject({ confirmed: true, servedOn: "2026-11-23" });
  expect(await said([contradiction(2, "MIA-OTHER")])).toEqual([accepted(idOf(2))]);
  expect(await said([contradiction(3, reference)])).toEqual([accepted(idOf(3)), ruling("annulled")]);
});

test.each([
  ["supplement", () => supplement(1)],
  ["question", () => question(1)],
  ["withdrawal", () => withdrawal(1)],
  ["recall", () => recall(1)],
  ["confirmation", () => confirmation(1, "MIA-1")],
  ["contradiction", () => contradiction(1, "MIA-1")],
])("the same %s in another batch is ALREADY, and does nothing a second time", async (_name, message) => {
  await said(outgoing(1), "silent");
  const [acknowledged, ...more] = await said([message()], "silent");
  expect(acknowledged).toEqual(accepted(idOf(1)));
  const before = await known();
  const [again, ...same] = await said([message()], "silent");
  expect([again, same]).toEqual([already(idOf(1)), more]);
  expect(await known()).toEqual(before);
});

test("the same batch again is answered in the same words", async () => {
  await said(outgoing(1), "silent");
  const messages = [supplement(1), question(2)];
  const once = await said(messages, "silent", 2);
  expect(await said(messages, "silent", 2)).toEqual(once);
});

test("the same id with another content is a conflict", async () => {
  await said(outgoing(1), "silent");
  await said([supplement(1)], "silent");
  const changed = { ...supplement(1), revision: 2 } as Message;
  expect(await said([changed], "silent")).toEqual([rejection(idOf(1), "digest-conflict", false)]);
});

test("what speaks of a ruling, or asks an item back, cannot come before the item", async () => {
  const early = [recall(1), confirmation(2, "MIA-1"), contradiction(3, "MIA-1")];
  expect(await said(early)).toEqual([1, 2, 3].map((number) => rejection(idOf(number), "unknown-item", true)));
});

test("what it cannot take as it is, it takes when it comes as another message", async () => {
  await said(outgoing(1), "silent");
  expect(await said([supplement(1)], "rejected-tech")).toEqual([rejection(idOf(1), "field-length", true)]);
  expect(await said([supplement(2)])).toEqual([accepted(idOf(2)), ruling("issued")]);
});
