import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Desk, deskWithCases, type Ended } from "../support/binary.ts";
import { sampleFile } from "../support/office.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await deskWithCases();
});

/** What a terminal obeys, what turns a line round, and what nobody sees. */
const hostile = {
  escape: "\u001b[31m",
  title: "\u001b]0;pwned\u0007",
  c1: "\u009b2J",
  "right-to-left override": "\u202e",
  isolate: "\u2067",
  "zero width": "\u200b",
  null: "\u0000",
  "line separator": "\u2028",
  tag: "\u{e0041}",
};
// Everything but line feeds and what is meant to be seen.
const obeyed =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u;
const expectHarmless = ({ stdout, stderr }: Ended) => {
  expect(stdout).not.toMatch(obeyed);
  expect(stderr).not.toMatch(obeyed);
};

/** Every place of an application where a text stands, by its pointer. */
function textPlaces(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === "string") return [at];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    textPlaces(one, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

function withText(value: unknown, [key, ...rest]: readonly (string | number)[], text: string): unknown {
  if (key === undefined) return text;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[key] = withText(copy[key], rest, text);
  return copy;
}

describe("whatever stands in any text of an application", () => {
  it("is refused with its place and never shown", async () => {
    const full = await sampleFile("spouse", {
      patronymic: "X",
      birthPlace: "X",
      contact: { email: "x@example.org", phone: "1", address: "X" },
    });
    const representative = { surname: "X", givenNames: "X", capacity: "attorney", document: "X" };
    const [passport] = full.documents;
    const documents = [{ ...passport, title: "X", note: "X" }];
    const application = { ...full, representative, documents, consent: { on: "2026-11-23", signedBy: "applicant" } };
    const places = textPlaces(application);
    expect(places.length).toBeGreaterThan(20);
    // One run per kind of letter, with that letter in every text at once.
    for (const [name, letters] of Object.entries(hostile)) {
      const poisoned = places.reduce<unknown>((one, place) => withText(one, place, `X${letters}Y`), application);
      const file = join(desk.root, `${name.replaceAll(" ", "-")}.json`);
      await writeFile(file, JSON.stringify({ ...(poisoned as object), [`k${letters}`]: 1 }));
      const ended = await desk.run(["case", "open", "--from", file]);
      expect(ended.code).toBe(3);
      expectHarmless(ended);
      const named = places.filter((place) => ended.stderr.includes(`/${place.join("/")}:`));
      expect(named.length).toBe(places.length);
      expectHarmless(await desk.run(["case", "open", "--from", file, "--json"]));
    }
  });
});

describe("whatever is typed", () => {
  const word = `X${hostile.escape}${hostile.title}${hostile["right-to-left override"]}${hostile.c1}Y`;
  it.concurrent.each([
    [["case", "show", word]],
    [["batch", "show", word]],
    [["rules", "show", word]],
    [["officer", "leave", word]],
    [[word]],
    [["case", word]],
    [["case", "list", `--${word}`]],
    [["case", "list", "--stage", word]],
    [["case", "list", "--find", word]],
    [["case", "list", "--as", word]],
    [["case", "list", "--office", word]],
    [["case", "open", "--from", word]],
    [["case", "open", "--from", "application.json", "--under-order", word]],
    [["answers", "import", word]],
    [["letter", "issue", "--all", "--to", word]],
    [["iin", "check", word]],
  ])("%j comes back harmless", async (typed) => {
    await writeFile(join(desk.root, "application.json"), JSON.stringify(await sampleFile("investor")));
    expectHarmless(await desk.run(typed));
    expectHarmless(await desk.run([...typed, "--json"]));
  });

  it("an order that is no line is refused and not kept", async () => {
    const before = await desk.head();
    await writeFile(join(desk.root, "application.json"), JSON.stringify(await sampleFile("investor")));
    const typed = ["case", "open", "--from", "application.json", "--under-order", word];
    expect((await desk.run(typed)).code).toBe(2);
    expect(await desk.head()).toBe(before);
  });
});

it("whatever stands in office.json", async () => {
  const copy = await desk.copy();
  const path = join(copy.office, "office.json");
  const told = JSON.parse(await readFile(path, "utf8"));
  for (const place of textPlaces(told).filter(([first]) => first !== "centre")) {
    await writeFile(path, JSON.stringify(withText(told, place, `X${hostile.escape}Y`)));
    const ended = await copy.run(["officer", "list"]);
    expectHarmless(ended);
    expect([place.join("/"), ended.code]).toEqual([place.join("/"), 7]);
  }
}, 60_000);
