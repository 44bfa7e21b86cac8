import { describe, expect, it } from "vitest";
import { scanTypeOf } from "../../src/domain/scan.ts";
import { jpeg, pdf, png, tiff } from "../support/scans.ts";

describe("a scan is known by its content", () => {
  it.each([
    ["application/pdf", pdf()],
    ["image/jpeg", jpeg()],
    ["image/png", png()],
    ["image/tiff", tiff("II")],
    ["image/tiff", tiff("MM")],
  ])("%s", (type, bytes) => {
    expect(scanTypeOf(bytes)).toBe(type);
    // What follows the end of a file does not make it another one.
    if (type !== "image/png") expect(scanTypeOf(Buffer.concat([bytes, Buffer.from("\n")]))).toBe(type);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["a text", Buffer.from("passport.pdf")],
    ["a PDF that is cut off", pdf().subarray(0, 20)],
    ["a PDF of no version", Buffer.from("%PDF-x.y\n%%EOF")],
    ["a PDF behind something else", Buffer.concat([Buffer.from("<html>"), pdf()])],
    ["a JPEG that is cut off", jpeg().subarray(0, -2)],
    ["a PNG that is cut off", png().subarray(0, -12)],
    ["a PNG without a size", png(0)],
    ["the beginning of a PNG", png().subarray(0, 8)],
    ["a TIFF whose directory lies outside", tiff("II", 4000)],
    ["a TIFF that is cut off", tiff("MM").subarray(0, 20)],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, ...new Array(100).fill(0)])],
    ["a ZIP", Buffer.from("PK\u0003\u0004".padEnd(100, " "))],
  ])("%s is none", (_what, bytes) => {
    expect(scanTypeOf(bytes)).toBeNull();
  });
});
