import { crc32 } from "node:zlib";

/** CRC-32 by Node itself, under the name by which yazl asks for it: its own is written in JavaScript and ten times slower. */
export const unsigned = (bytes: Uint8Array, before = 0): number => crc32(bytes, before);
