import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { BatchId, CaseId } from "../../src/domain/ids.ts";
import { syntheticIin } from "../../src/domain/iin.ts";
import { sha256 } from "../../src/storage/keyed-hash.ts";
import { reopenCase } from "../../src/workflow/amend-case.ts";
import { explainCase } from "../../src/workflow/explain-case.ts";
import { checkDocument } from "../../src/workflow/present-document.ts";
import { presented } from "../../src/workflow/presented.ts";
import { recallCase } from "../../src/workflow/recall-case.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { supplementCase } from "../../src/workflow/supplement-case.ts";
import { withdrawCase } from "../../src/workflow/withdraw-case.ts";
import { exportOf, forwardWithScan, portfolio } from "../support/batches.ts";
import { issued, problemOf, type TestOffice, testOffice } from "../support/office.ts";
import { day } from "../support/sample-case.ts";
import { pdf } from "../support/scans.ts";

const noticesOf = async (desk: TestOffice, id: CaseId) =>
  (await (await desk.as()).answers.notices({ case: id })).map(({ state, content }) =>
    content.kind === "supplement-request" ? `${state} ${content.demands.map(({ code }) => code)}` : content.kind,
  );
const messagesOf = async (desk: TestOffice, id: CaseId) =>
  (await (await desk.as()).messages.list({ case: id })).map(({ message, state }) => `${message.kind} ${state}`);

async function importAll(desk: TestOffice, rulings: Parameters<TestOffice["answer"]>[0] = {}) {
  for (const path of await desk.answer(rulings)) await desk.import(path);
}

/** A case on its way, accepted and not ruled. */
async function onItsWay(desk: TestOffice): Promise<CaseId> {
  const { id } = await desk.forward("investor");
  await desk.export();
  await importAll(desk, { [id]: "silent" });
  return id;
}

/** A case about which the centre asks for more. */
async function asked(desk: TestOffice): Promise<CaseId> {
  const { id } = await desk.forward("investor");
  await desk.export();
  await importAll(desk, { [id]: "supplement" });
  expect(await noticesOf(desk, id)).toEqual(["open document-illegible"]);
  return id;
}

describe("a supplement", () => {
  it("answers what the centre asks for, and brings the ruling", async () => {
    const desk = await testOffice();
    const id = await asked(desk);
    const office = await desk.as("clerk");
    const before = await office.cases.load(id);
    const made = await supplementCase(office, id, [portfolio()]);
    const { item } = await desk.about(id);
    expect(made.message).toMatchObject({ kind: "SUP", case: id, of: item, revision: 1 });
    expect([made.from, made.answers, made.again]).toEqual([3, 1, false]);
    expect(await noticesOf(desk, id)).toEqual(["answered document-illegible"]);
    // What was sent stays as it is.
    expect(await office.cases.load(id)).toEqual(before);
    expect(await desk.export()).toMatchObject({ items: 1, messages: 1 });
    await importAll(desk);
    expect(await messagesOf(desk, id)).toEqual(["SUP accepted", "CNF waiting"]);
    const ruled = await office.cases.load(id);
    expect(ruled).toMatchObject({ stage: "ruled", ruling: { ruling: { outcome: "issued" } } });
    // What was brought stays part of what is known of the case.
    expect((await presented(office, ruled)).documents).toHaveLength(3);
    expect((await office.ledger.verify()).broken).toBeNull();
  });

  it("is told all findings, of the earlier papers and of those that come, and none stops it", async () => {
    const desk = await testOffice();
    const id = await onItsWay(desk);
    const office = await desk.as();
    const { findings } = await supplementCase(office, id, [portfolio({ originalSeen: false, language: "de" })]);
    expect(findings.filter(({ about }) => about === "documents/3").map(({ code }) => code)).toContain(
      "original-not-seen",
    );
    expect((await explainCase(office, id)).findings).toEqual(findings);
  });

  it("may follow another, of the office's own accord, and the centre may ask again", async () => {
    const desk = await testOffice();
    const id = await asked(desk);
    const office = await desk.as();
    await supplementCase(office, id, [portfolio(), portfolio({ language: "kk" })]);
    const second = await supplementCase(office, id, [portfolio({ language: "uz" })]);
    expect([second.from, second.answers]).toEqual([5, 0]);
    await desk.export();
    await importAll(desk, { [id]: "supplement" });
    // After each of the two it says what it still lacks.
    expect(await noticesOf(desk, id)).toEqual([
      "answered document-illegible",
      "open translation-missing",
      "open document-missing",
    ]);
    const third = await supplementCase(office, id, [portfolio({ language: "fr" })]);
    expect([third.from, third.answers]).toEqual([6, 2]);
    await desk.export();
    await importAll(desk);
    expect((await office.cases.line(id)).stage).toBe("ruled");
    expect((await office.messages.list({ case: id })).filter(({ message }) => message.kind === "SUP")).toHaveLength(3);
  });

  it("waits once, however often the same papers are brought", async () => {
    const desk = await testOffice();
    const id = await onItsWay(desk);
    const office = await desk.as();
    const first = await supplementCase(office, id, [portfolio()]);
    const before = await desk.head();
    const again = await supplementCase(office, id, [portfolio()]);
    expect(again).toMatchObject({ message: first.message, from: first.from, again: true });
    expect(again.findings).toEqual(first.findings);
    expect(await desk.head()).toBe(before);
  });

  it("takes its scans along", async () => {
    const desk = await testOffice();
    const id = await onItsWay(desk);
    const path = join(desk.folder, "..", "better.pdf");
    await writeFile(path, pdf("better"));
    const office = await desk.as();
    const { message } = await supplementCase(office, id, [portfolio({ scan: path })]);
    const digest = sha256(pdf("better"));
    expect(message.scans).toEqual([{ sha256: digest, type: "application/pdf", bytes: pdf("better").length }]);
    expect(JSON.stringify(message)).not.toContain("better.pdf");
    // On a thin line it waits for an export that takes scans along.
    expect(await exportOf(desk, { scans: "later" })).toMatchObject({ batch: null });
    const sent = await exportOf(desk);
    expect((await office.batches.load(sent.batch as BatchId)).files.map(({ holds }) => holds)).toEqual([
      "items",
      "scans",
    ]);
    await importAll(desk);
    expect(await messagesOf(desk, id)).toEqual(["SUP accepted", "CNF waiting"]);
  });

  it("that the centre cannot take leaves the request open: brought again it is another message", async () => {
    const desk = await testOffice();
    const id = await asked(desk);
    const office = await desk.as();
    await supplementCase(office, id, [portfolio()]);
    await desk.export();
    for (const path of await desk.answer({ [id]: "rejected-tech" })) {
      expect((await desk.import(path)).rejected).toMatchObject([{ case: id, message: "SUP", retryable: true }]);
    }
    expect(await messagesOf(desk, id)).toEqual(["SUP rejected-tech"]);
    expect(await noticesOf(desk, id)).toEqual(["open document-illegible", "rejection"]);
    const again = await supplementCase(office, id, [portfolio()]);
    // What was returned was not brought: the paper bears the number that it had.
    expect(again).toMatchObject({ from: 3, again: false, answers: 1 });
    expect((await presented(office, await office.cases.load(id))).documents).toHaveLength(3);
    await desk.export();
    await importAll(desk);
    expect((await office.cases.line(id)).stage).toBe("ruled");
  });

  it("that was rejected opens only what it had answered itself", async () => {
    const desk = await testOffice();
    const id = await asked(desk);
    const office = await desk.as();
    const first = await supplementCase(office, id, [portfolio()]);
    const second = await supplementCase(office, id, [portfolio({ language: "kk" })]);
    await desk.export();
    const digests = await Promise.all([first, second].map(({ message }) => office.messages.known(message.item)));
    const [taken, returned] = digests.map((line) => ({ item: line?.message.item, digest: line?.digest }));
    const fault = { code: "field-length", field: null, retryable: false };
    const lines = [
      { kind: "ACK", state: "ACCEPTED", ...taken },
      { kind: "ACK", state: "REJECTED_TECH", ...returned, ...fault },
    ];
    await desk.import(await desk.centreSays(lines, 7));
    expect(await messagesOf(desk, id)).toEqual(["SUP accepted", "SUP rejected-tech"]);
    expect(await noticesOf(desk, id)).toEqual(["answered document-illegible", "rejection"]);
  });

  it("with scans that follow later answers nothing that the centre asked for", async () => {
    const desk = await testOffice();
    const { id } = await forwardWithScan(desk, "paper.pdf", pdf());
    await exportOf(desk, { scans: "later" });
    await importAll(desk, { [id]: "supplement" });
    expect(await noticesOf(desk, id)).toEqual(["open document-illegible"]);
    await exportOf(desk);
    expect(await noticesOf(desk, id)).toEqual(["open document-illegible"]);
  });

  it("goes out again with a lost batch, as the same item", async () => {
    const desk = await testOffice();
    const id = await onItsWay(desk);
    const office = await desk.as();
    const { message } = await supplementCase(office, id, [portfolio()]);
    const { batch } = await desk.export();
    const before = await office.messages.known(message.item);
    await settleBatch(office, batch, "lost");
    expect(await office.messages.list({ case: id })).toMatchObject([{ state: "waiting", batch }]);
    const next = await desk.export();
    expect(await office.messages.known(message.item)).toEqual({ ...before, batch: next.batch });
    // Each batch tells what became of it there.
    expect(await office.messages.list({ batch })).toMatchObject([{ state: "lost" }]);
    expect(await office.messages.list({ batch: next.batch })).toMatchObject([{ state: "written" }]);
    expect(await office.messages.counts()).toEqual(
      new Map([
        [batch, 1],
        [next.batch, 1],
      ]),
    );
  });

  it("is part of the next revision when the case comes back", async () => {
    const desk = await testOffice();
    const id = await onItsWay(desk);
    const office = await desk.as();
    await supplementCase(office, id, [portfolio()]);
    await recallCase(office, id);
    await desk.export();
    await importAll(desk, { [id]: "silent" });
    expect((await office.cases.line(id)).parcel).toBe("recalled");
    await problemOf(supplementCase(office, id, [portfolio()]), "nothing-on-its-way");
    const ok = { outcome: "ok", note: "compared", originalSeen: null } as const;
    const { case: next } = await checkDocument(office, id, 3, ok);
    expect(next.application.documents.map(({ note }) => note)).toEqual([null, null, "compared"]);
    // It is not added a second time.
    expect((await presented(office, next)).documents).toHaveLength(3);
    expect((await reopenCase(office, id, "looked again")).application.documents).toHaveLength(3);
  });

  it("is vouched for by the ledger", async () => {
    const desk = await testOffice();
    const id = await onItsWay(desk);
    const { message } = await supplementCase(await desk.as(), id, [portfolio({ number: "A-1" })]);
    expect((await (await desk.as()).ledger.verify()).broken).toBeNull();
    await desk.closeAll();
    const db = new BetterSqlite3(join(desk.folder, "desk.db"));
    db.exec("DROP TRIGGER message_is_never_changed");
    const { payload } = db.prepare("SELECT payload FROM message WHERE item = ?").get(message.item) as {
      payload: Buffer;
    };
    const changed = Buffer.from(payload.toString("utf8").replace("A-1", "A-2"), "utf8");
    db.prepare("UPDATE message SET payload = ? WHERE item = ?").run(changed, message.item);
    db.close();
    const { size, broken } = await (await desk.anew().as()).ledger.verify();
    expect(broken).toBe(size);
  });
});

describe("no supplement is taken", () => {
  it("while nothing is on its way, after a ruling, while one is held, after a withdrawal, from a machine", async () => {
    const desk = await testOffice();
    const office = await desk.as();
    const { id } = await desk.forward("investor");
    const bring = (by = office) => supplementCase(by, id, [portfolio()]);
    await problemOf(bring(), "nothing-on-its-way");
    await desk.export();
    await problemOf(bring(await desk.as("timer")), "not-allowed");
    const late = portfolio({ issuedOn: day("2027-01-01") });
    await problemOf(supplementCase(office, id, [late]), "day-in-future");
    const absent = portfolio({ scan: join(desk.folder, "absent.pdf") });
    await problemOf(supplementCase(office, id, [absent]), "no-such-file");
    const other = await desk.forward("spouse");
    await desk.export();
    await withdrawCase(office, other.id, "went home");
    await problemOf(supplementCase(office, other.id, [portfolio()]), "wrong-stage");
    const ofAnother = syntheticIin({ yymmdd: "550505", seventh: 0, serial: 1 }) ?? "";
    await desk.import(await desk.centreSays([issued(await desk.about(id), ofAnother)], 9));
    expect((await office.cases.line(id)).held).toBe(true);
    await problemOf(bring(), "ruling-held");
    expect(await office.messages.list({ case: id })).toEqual([]);
    const ruled = await desk.forward("senior");
    await desk.export();
    await importAll(desk);
    await problemOf(supplementCase(office, ruled.id, [portfolio()]), "already-ruled");
  });
});
