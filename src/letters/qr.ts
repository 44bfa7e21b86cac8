import { create } from "qrcode";

/** The modules of a QR code, row by row, with the quiet zone of four modules that readers need (ISO/IEC 18004). */
export function qrModules(text: string): boolean[][] {
  // All of it in one mode: looking for a shorter mixture takes longer than drawing the letter, and finds none.
  const { modules } = create([{ data: text, mode: "alphanumeric" }], { errorCorrectionLevel: "M" });
  const quiet = 4;
  return Array.from({ length: modules.size + 2 * quiet }, (_row, y) =>
    Array.from({ length: modules.size + 2 * quiet }, (_column, x) => {
      const [row, column] = [y - quiet, x - quiet];
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      return inside && modules.get(row, column) === 1;
    }),
  );
}
