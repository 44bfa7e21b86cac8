import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Problem } from "../domain/problem.ts";
import type { HeadImage } from "./letterhead.ts";

/** The largest box of a letterhead image, in points: 30 × 25 mm. */
const box = { width: 85, height: 71 } as const;
const largest = 2_000_000;

/** Width and height in pixels of a PNG or JPEG, or null for any other file. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Reads the office's letterhead image. Throws `letterhead-image` where it is no PNG or JPEG of reasonable size. */
export function readHeadImage(folder: string, path: string): HeadImage {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(folder, path));
  } catch (cause) {
    throw new Problem("letterhead-image", { path }, { cause });
  }
  const size = bytes.length > largest ? null : imageSize(bytes);
  if (size === null || size.width === 0 || size.height === 0) throw new Problem("letterhead-image", { path });
  const scale = Math.min(box.width / size.width, box.height / size.height);
  return { bytes, width: size.width * scale, height: size.height * scale };
}
