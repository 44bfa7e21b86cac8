import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { DraftId } from "../../src/domain/ids.ts";
import type { Draft } from "../../src/workflow/ports/drafts.ts";
import { instant, stampOf } from "../support/sample-case.ts";
import { plain, testStore } from "../support/store.ts";
import { uuid } from "./sent-case.ts";

const draft = (number: number, changedAt: string, answers: Draft["answers"] = {}): Draft => ({
  id: uuid(number) as DraftId,
  begun: stampOf(),
  changedAt: instant(changedAt),
  answers,
});

it("keeps every answer at once, newest interview first", async () => {
  const desk = await testStore();
  const older = draft(1, "2026-11-23T09:20:00Z", { surname: "Müller", documents: [{ kind: "passport" }] });
  await desk.store.drafts.save(older);
  await desk.store.drafts.save(draft(2, "2026-11-23T09:20:00.5Z"));
  await desk.store.drafts.save(draft(2, "2026-11-23T09:20:01.000000001Z", { surname: "Özdemir" }));
  const store = await desk.reopen();
  expect((await store.drafts.list()).map((one) => [one.id, one.answers.surname])).toEqual([
    [uuid(2), "Özdemir"],
    [uuid(1), "Müller"],
  ]);
  expect(plain(await store.drafts.load(older.id))).toEqual(plain(older));
  expect(await store.drafts.load(uuid(3) as DraftId)).toBeNull();
});

it("says in the ledger when an interview begins and when it is thrown away, not what was said", async () => {
  const { store } = await testStore();
  const one = draft(1, "2026-11-23T09:20:00Z", { surname: "Müller" });
  await store.drafts.save(one);
  await store.drafts.save({ ...one, answers: { surname: "Schmidt" } });
  expect((await store.ledger.head()).size).toBe(1);
  await store.drafts.discard(one.id, stampOf());
  await store.drafts.discard(one.id, stampOf());
  expect((await store.ledger.head()).size).toBe(2);
  expect(await store.drafts.list()).toEqual([]);
});

it("leaves nothing of a discarded interview in the file", async () => {
  const desk = await testStore();
  const one = draft(1, "2026-11-23T09:20:00Z", { surname: "Überwasser-Quint" });
  await desk.store.drafts.save(one);
  await desk.store.drafts.discard(one.id, stampOf());
  await desk.reopen();
  desk.store.close();
  expect((await readFile(join(desk.folder, "desk.db"))).includes("berwasser-Quint")).toBe(false);
});
