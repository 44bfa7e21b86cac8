/** The ending of every file of the exchange. */
export const containerEnding = ".iinb";

const two = (number: number) => String(number).padStart(2, "0");

/**
 * The name of a file of the exchange: `BER-2026-B000001.iinb`, a part of several `…-p01of03`, a further attempt `…-a2`.
 * A convenience for people: what the file is stands in its manifest.
 */
export function containerName(
  number: string,
  { part = { number: 1, of: 1 }, attempt = 1 }: { part?: { number: number; of: number }; attempt?: number } = {},
): string {
  const parts = part.of > 1 ? `-p${two(part.number)}of${two(part.of)}` : "";
  const attempts = attempt > 1 ? `-a${attempt}` : "";
  return `${number}${parts}${attempts}${containerEnding}`;
}
