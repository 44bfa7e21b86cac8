import * as v from "valibot";
import { type Digest, digestPattern } from "./ids.ts";

export const scanTypes = ["application/pdf", "image/jpeg", "image/png", "image/tiff"] as const;
export type ScanType = (typeof scanTypes)[number];

/** The largest scan that is taken in and sent, in bytes. */
export const scanLimit = 20 * 1024 * 1024;

/** What is kept of the scan of a paper: its bytes lie in the office by their digest, and no longer where they came from. */
export const scanSchema = v.strictObject({
  sha256: v.pipe(
    v.string("text"),
    v.regex(digestPattern, "digest"),
    v.transform((digest) => digest as Digest),
  ),
  type: v.picklist(scanTypes),
  bytes: v.pipe(v.number("number"), v.integer("number"), v.minValue(1), v.maxValue(scanLimit)),
});
export type Scan = v.InferOutput<typeof scanSchema>;

const starts = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** PDF 1.x or 2.x (ISO 32000): header at the beginning, `%%EOF` near the end; many writers put something behind it. */
const isPdf = (bytes: Uint8Array): boolean =>
  /^%PDF-[12]\.\d/.test(text(bytes.subarray(0, 8))) && text(bytes.subarray(-2048)).includes("%%EOF");

/** JPEG (ITU-T T.81): start of image, a further marker, an end of image near the end. */
function isJpeg(bytes: Uint8Array): boolean {
  if (!starts(bytes, 0xff, 0xd8, 0xff)) return false;
  const end = bytes.subarray(-1024);
  return end.some((byte, at) => byte === 0xff && end[at + 1] === 0xd9);
}

/** PNG (ISO/IEC 15948): signature, IHDR of a picture that has a size, IEND as the last chunk. */
function isPng(bytes: Uint8Array): boolean {
  if (!starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) || bytes.length < 57) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(8) !== 13 || text(bytes.subarray(12, 16)) !== "IHDR") return false;
  return view.getUint32(16) > 0 && view.getUint32(20) > 0 && text(bytes.subarray(-8, -4)) === "IEND";
}

/** TIFF 6.0: byte order, 42, and a first directory that lies within the file and has an entry. */
function isTiff(bytes: Uint8Array): boolean {
  const little = starts(bytes, 0x49, 0x49, 0x2a, 0);
  if (!little && !starts(bytes, 0x4d, 0x4d, 0, 0x2a)) return false;
  if (bytes.length < 26) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = view.getUint32(4, little);
  if (directory < 8 || directory + 2 > bytes.length) return false;
  const entries = view.getUint16(directory, little);
  return entries > 0 && directory + 2 + entries * 12 <= bytes.length;
}

/**
 * What kind of picture the bytes are, by their content and never by a name; null when they are none of the four, or are
 * cut off.
 */
export function scanTypeOf(bytes: Uint8Array): ScanType | null {
  if (isPdf(bytes)) return "application/pdf";
  if (isJpeg(bytes)) return "image/jpeg";
  if (isPng(bytes)) return "image/png";
  return isTiff(bytes) ? "image/tiff" : null;
}
