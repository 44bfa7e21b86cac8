/** Letters of Latin and Cyrillic scripts, and what all scripts share: digits, punctuation, spaces, accents. */
const inRepertoire = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** True when every text within a value is written with characters that the exchange carries. */
export function isWithinRepertoire(value: unknown): boolean {
  if (typeof value === "string") return inRepertoire.test(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isWithinRepertoire);
}
