import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, itemDigest } from "../../src/exchange/canonical-json.ts";
import { sha256 } from "../../src/exchange/digest.ts";
import { parseStrictly } from "../../src/exchange/json.ts";
import { linesOf } from "../../src/exchange/lines.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

test("plain JSON is parsed as JSON.parse does", () => {
  const text = '{"a":[1,-2.5e3,"\\u0416\\n\\"{\\\\",true,null],"b":{"a":{"a":""}}}';
  expect(parseStrictly(bytes(text))).toEqual(JSON.parse(text));
  expect(parseStrictly(bytes(deep(32)))).toEqual(JSON.parse(deep(32)));
});

test("whatever JSON can say is taken when its keys are single", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value);
      if (/"(__proto__|constructor|prototype)":/.test(text)) return;
      expect(parseStrictly(bytes(text))).toEqual(JSON.parse(text));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["duplicate-key", '{"a":1,"a":2}'],
  ["duplicate-key", '{"a":1,"\\u0061":2}'],
  ["duplicate-key", '{"x":[{"k":1,"y":{"k":1},"k":2}]}'],
  ["forbidden-key", '{"__proto__":{"training":true}}'],
  ["forbidden-key", '{"a":{"constructor":1}}'],
  ["forbidden-key", '{"__pro\\u0074o__":1}'],
  ["too-deep", deep(33)],
  ["too-deep", `${'{"a":'.repeat(33)}1${"}".repeat(33)}`],
  ["syntax", '{"a":1,}'],
  ["syntax", '{"a":1} {"b":2}'],
  ["syntax", "\ufeff{}"],
  ["syntax", ""],
  ["syntax", "NaN"],
  ["too-long", `"${"x".repeat(256 * 1024)}"`],
])("refused as %s: %.60s", (fault, text) => {
  expect(() => parseStrictly(bytes(text))).toThrow(expect.objectContaining({ name: "JsonRefusal", fault }));
});

test("bytes that are no UTF-8 are refused", () => {
  expect(() => parseStrictly(Uint8Array.of(0x22, 0xc3, 0x28, 0x22))).toThrow(
    expect.objectContaining({ fault: "encoding" }),
  );
});

test("a bracket storm of the largest size is refused at once", () => {
  expect(() => parseStrictly(bytes(deep(128 * 1024)))).toThrow(expect.objectContaining({ name: "JsonRefusal" }));
});

test("canonical JSON: the example of RFC 8785, section 3.2.2, but for its comments", () => {
  const value = {
    numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("canonical JSON: keys by UTF-16 units (RFC 8785, section 3.2.3)", () => {
  const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
  expect(Object.values(JSON.parse(canonicalJson(value)))).toEqual([4, 2, 6, 7, 1, 5, 3]);
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
});

test("canonical JSON refuses what JSON cannot say", () => {
  for (const value of ["\ud800", Number.NaN, Number.POSITIVE_INFINITY, () => 1, 1n]) {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  }
});

test("an item's digest is that of the bytes of its line", () => {
  expect(itemDigest({ b: 1, a: "Ж" })).toBe(sha256('{"a":"Ж","b":1}'));
});

async function* chunked(text: string, size: number) {
  const all = bytes(text);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

test.each([1, 2, 3, 1000])("lines are cut alike however the bytes come: %i at a time", async (size) => {
  const lines: string[] = [];
  for await (const line of linesOf(chunked('{"a":1}\n\n{"b":"Ж"}\nlast', size))) {
    lines.push(`${line.number} ${Buffer.from(line.bytes)}`);
    expect(line.sha256).toBe(sha256(line.bytes));
  }
  expect(lines).toEqual(['1 {"a":1}', "2 ", '3 {"b":"Ж"}', "4 last"]);
});

test("of an endless line only so much is kept that it is seen to be too long", async () => {
  const long = "x".repeat(600_000);
  for await (const line of linesOf(chunked(`${long}\n`, 65_536))) {
    expect(line.bytes.length).toBe(256 * 1024 + 1);
    expect(line.sha256).toBe(sha256(long));
    expect(() => parseStrictly(line.bytes)).toThrow(expect.objectContaining({ fault: "too-long" }));
  }
});
