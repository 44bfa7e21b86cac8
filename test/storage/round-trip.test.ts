import fc from "fast-check";
import { expect, it } from "vitest";
import type { ItemId } from "../../src/domain/ids.ts";
import { prepareLine } from "../../src/exchange/prepare.ts";
import { register, stampOf } from "../support/sample-case.ts";
import { plain, testStore } from "../support/store.ts";
import { applications, states } from "./arbitrary-case.ts";

const item = "019aaf4e-0000-7000-8000-000000000001" as ItemId;

it("gives every case back as it was saved, at every stage, after reopening too", async () => {
  const desk = await testStore();
  const saved: unknown[] = [];
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(applications, states, async (application, bringTo) => {
      const one = await register(desk.store, { application });
      const next = bringTo(one);
      seen.add(next.stage);
      const event = { code: "case-verified", facts: {}, texts: {} } as const;
      const result = await desk.store.cases.save({ next: next as typeof one, event }, stampOf());
      const expected = plain({ ...next, version: 2 });
      expect(plain(result)).toEqual(expected);
      const loaded = await desk.store.cases.load(one.id);
      expect(plain(loaded)).toEqual(expected);
      // A line is made before the case is saved: it must be the one that anybody makes of the case later.
      if (next.stage === "decided" && loaded.stage === "decided") {
        expect(plain(prepareLine({ item, case: next }))).toEqual(plain(prepareLine({ item, case: loaded })));
      }
      saved.push(expected);
    }),
    { numRuns: 150 },
  );
  expect([...seen].sort()).toEqual(["closed", "decided", "gathering", "ruled", "verified", "withdrawn"]);
  const store = await desk.reopen();
  for (const line of await store.cases.list({})) {
    const place = Number(line.id.slice(-6)) - 1;
    expect(plain(await store.cases.load(line.id))).toEqual(saved[place]);
  }
  expect((await store.ledger.verify()).broken).toBeNull();
});
