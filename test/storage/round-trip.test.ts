import fc from "fast-check";
import { expect, it } from "vitest";
import { register, stampOf } from "../support/sample-case.ts";
import { plain, testStore } from "../support/store.ts";
import { applications, states } from "./arbitrary-case.ts";

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
      expect(plain(await desk.store.cases.load(one.id))).toEqual(expected);
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
