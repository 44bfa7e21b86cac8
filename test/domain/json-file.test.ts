import * as v from "valibot";
import { expect, test } from "vitest";
import { checkedBy } from "../../src/domain/json-file.ts";
import { problemOf } from "../support/office.ts";

const schema = v.strictObject({
  name: v.string(),
  papers: v.array(v.strictObject({ kind: v.string(), seen: v.boolean() })),
});

test("every fault is told at once, each unknown key among them, and the value stays as it was", async () => {
  const value = { name: 1, colour: "red", size: 2, papers: [{ kind: "a", seen: "x", odd: { deep: 1 }, even: 0 }, {}] };
  const before = JSON.stringify(value);
  const problem = await problemOf((async () => checkedBy(schema, value, "file.json"))(), "bad-file");
  expect([...(problem.params.faults as string[])].sort()).toEqual(
    [
      "/name text",
      "/colour unknown-key",
      "/size unknown-key",
      "/papers/0/seen boolean",
      "/papers/0/odd unknown-key",
      "/papers/0/even unknown-key",
      "/papers/1/kind missing",
      "/papers/1/seen missing",
    ].sort(),
  );
  expect(JSON.stringify(value)).toBe(before);
});
