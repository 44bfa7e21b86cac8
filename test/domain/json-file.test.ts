import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { jsonFaultAt } from "../../src/domain/json-fault.ts";
import { checkedBy, parseJson } from "../../src/domain/json-file.ts";
import { Problem } from "../../src/domain/problem.ts";
import { lineSchema } from "../../src/domain/text.ts";

function thrown(act: () => unknown): Problem {
  try {
    act();
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
  throw new Error("nothing was thrown");
}

describe("broken JSON is named by line and column", () => {
  it.each([
    ["", "1:1"],
    ['{"a": tru}', "1:7"],
    ['{"a": 1,}', "1:9"],
    ['{"a": 1 "b": 2}', "1:9"],
    ['{\n "kind": "x",\n  "category" "x"\n}', "3:14"],
    ['{"a": 01}', "1:8"],
    ['{"a": "x\ny"}', "1:9"],
    ['{"a": "\\x"}', "1:8"],
    ["[1, 2", "1:6"],
    ["{} {}", "1:4"],
    ["{'a': 1}", "1:2"],
    ["[1 2]", "1:4"],
    ["[,1]", "1:2"],
    ['{"a"}', "1:5"],
    ["nul", "1:1"],
    ["[".repeat(100_000), "1:100001"],
    ['{"a": 1}\n}', "2:1"],
  ])("%j at %s", (text, at) => {
    expect(thrown(() => parseJson(text, "f.json"))).toMatchObject({ code: "bad-json", params: { path: "f.json", at } });
  });

  it("a byte order mark is no fault", () => {
    expect(parseJson('\ufeff{"a":1}', "f.json")).toEqual({ a: 1 });
  });

  it("finds no fault where the engine finds none, and one where it finds one", () => {
    const agrees = (text: string) => {
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      expect(jsonFaultAt(text) === null).toBe(parses);
    };
    fc.assert(fc.property(fc.json(), agrees));
    const cut = fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 }));
    fc.assert(
      fc.property(cut, ([text, place, other]) => {
        const at = place % (text.length + 1);
        agrees(text.slice(0, at) + other + text.slice(at + 1));
      }),
      { numRuns: 500 },
    );
  });
});

describe("faults of a value", () => {
  const schema = v.strictObject({ name: lineSchema(5), list: v.array(v.strictObject({ on: v.boolean("boolean") })) });

  it("come all at once, each with its place and without the value", () => {
    const value = { name: "secret-name", list: [{ on: true }, { on: "maybe", more: 1 }], "a/b~c": 1 };
    expect(thrown(() => checkedBy(schema, value, "f.json")).params).toEqual({
      path: "f.json",
      faults: ["/name too-long", "/list/1/on boolean", "/list/1/more unknown-key", "/a~1b~0c unknown-key"],
    });
  });

  it.each([null, 1, "text", undefined])("%j is no object", (value) => {
    expect(thrown(() => checkedBy(schema, value, "f.json")).code).toBe("bad-file");
  });
});
