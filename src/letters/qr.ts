import { create } from "qrcode";

/** What readers need around the code, in modules (ISO/IEC 18004). */
const quiet = 4;

/** The modules of a QR code with its quiet zone, row by row. The text: digits, capitals and `$%*+-./:`. */
export function qrModules(text: string): boolean[][] {
  // All of it in one mode: to look for a shorter mixture takes its time, and finds none for a check code.
  const { modules } = create([{ data: text, mode: "alphanumeric" }], { errorCorrectionLevel: "M" });
  const { size, data } = modules;
  const empty = (): boolean[] => new Array<boolean>(size + 2 * quiet).fill(false);
  const rows = Array.from({ length: size + 2 * quiet }, empty);
  data.forEach((module, at) => {
    const row = rows[quiet + Math.floor(at / size)];
    if (row !== undefined && module === 1) row[quiet + (at % size)] = true;
  });
  return rows;
}
