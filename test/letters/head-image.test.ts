import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { exampleOf } from "../../src/letters/examples.ts";
import { margin, paper, textWidth } from "../../src/letters/form.ts";
import { judged, pictureOf, structureOf, testPress } from "./judges.ts";

const office = mkdtempSync(join(tmpdir(), "letters-head-"));
afterAll(() => rm(office, { recursive: true }));

/** A black PNG (ISO/IEC 15948): eight bits of grey a pixel. */
function blackPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(height * (width + 1)))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}

function facts(image: string) {
  const example = exampleOf("issuance");
  const letterhead = { ...example.office.letterhead, image };
  return { ...example, training: false, office: { ...example.office, letterhead } };
}

test("the office's own image stands between the two names, with words for those who cannot see it", async () => {
  mkdirSync(join(office, "pictures"));
  writeFileSync(join(office, "pictures", "mark.png"), blackPng(300, 200));
  const { bytes } = await testPress(office).print(facts("pictures/mark.png"), "final");
  expect(judged("qpdf", bytes, (path) => ["--check", path])).toContain("No syntax or stream encoding errors found");
  // On the two official texts; the courtesy translation bears none.
  expect(structureOf(bytes).filter(({ tag }) => tag === "Figure")).toMatchObject(
    [{ alt: /Елшілігі/ }, { alt: /Посольств/ }].map(({ alt }) => ({ alt: expect.stringMatching(alt) })),
  );
  const [height, width] = [(85 / 300) * 200, 85];
  const middle = (margin.left + textWidth / 2) / paper.width;
  const at = (points: number) => (margin.top + points) / paper.height;
  for (const page of [1, 2]) {
    const picture = pictureOf(bytes, page, 100);
    expect(picture.dark(middle, at(height / 2))).toBe(true);
    expect(picture.dark(middle + (width / 2 - 3) / paper.width, at(3))).toBe(true);
    expect(picture.dark(middle, at(height + 3))).toBe(false);
  }
  expect(pictureOf(bytes, 3, 100).dark(middle, at(height / 2))).toBe(false);
});

test.each([
  ["that is not there", "nowhere.png", null],
  ["of another kind", "mark.gif", Buffer.from("GIF89a......................")],
  ["that is cut short", "cut.png", blackPng(3, 3).subarray(0, 20)],
  ["without a size", "empty.png", blackPng(0, 0)],
  ["of more than two megabytes", "large.png", Buffer.concat([blackPng(3, 3), Buffer.alloc(2_000_000)])],
] as const)("an image %s stops the letter and is named", async (_what, name, bytes) => {
  if (bytes !== null) writeFileSync(join(office, name), bytes);
  await expect(testPress(office).print(facts(name), "final")).rejects.toMatchObject({
    code: "letterhead-image",
    params: { path: name },
  });
});
