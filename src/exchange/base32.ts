const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Bytes in base 32 (RFC 4648, without padding): fit for a QR code of capitals, and to be typed. */
export function toBase32(bytes: Uint8Array): string {
  let text = "";
  let [rest, bits] = [0, 0];
  for (const byte of bytes) {
    rest = (rest << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += alphabet[(rest >> (bits - 5)) & 31];
      bits -= 5;
    }
    rest &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet[(rest << (5 - bits)) & 31];
}

/** The way back. Throws an Error for what is no such text. */
export function fromBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let [rest, bits] = [0, 0];
  for (const sign of text) {
    const value = alphabet.indexOf(sign);
    if (value < 0) throw new Error("not base 32");
    rest = (rest << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bytes.push((rest >> (bits - 8)) & 255);
      bits -= 8;
    }
    rest &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
}
