import { expect, it } from "vitest";
import { exampleFaults } from "./example.ts";

it.each<[string, unknown, unknown, string[]]>([
  ["the same", { a: [1, null] }, { a: [1, null] }, []],
  ["anything for …", { a: "…" }, { a: { b: 1 } }, []],
  ["a part of a text", "…/office", "/tmp/x/office", []],
  ["another end of a text", "…/office", "/tmp/x", ['/ is "/tmp/x"']],
  ["the rest of a list", [1, "…"], [1, 2, 3], []],
  ["a longer list", [1], [1, 2], ["/ is [1,2]"]],
  ["a shorter list", [1, 2, "…"], [1], ["/ is [1]"]],
  ["the other fields", { a: 1, "…": "…" }, { a: 1, b: 2 }, []],
  ["a field too many", { a: 1 }, { a: 1, b: 2 }, ["/b is 2"]],
  ["a field that is missing", { a: 1, b: "…" }, { a: 1 }, ["/b is missing"]],
  ["another value", { a: 1 }, { a: 2 }, ["/a is 2"]],
])("%s", (_what, expected, said, faults) => {
  expect(exampleFaults(expected, said)).toEqual(faults);
});
