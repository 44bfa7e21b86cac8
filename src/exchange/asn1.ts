import { Time } from "pkijs";
import type { Instant } from "../domain/day.ts";

/** The bytes in an ArrayBuffer of their own, as the ASN.1 library wants them. */
export const ownBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** An instant as ASN.1 writes it, to the second: UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5). */
export function timeAt(instant: Instant): Time {
  const second = Math.floor(instant.epochMilliseconds / 1000) * 1000;
  return new Time({ type: second < yearOf2050 ? 0 : 1, value: new Date(second) });
}

const yearOf2050 = 2_524_608_000_000;
