import { canonicalJson } from "../canonical-json.ts";
import { sha256 } from "../digest.ts";

/** Chance that is none: the same seed and words always give the same. */
export interface Chance {
  /** From 0 to `below` - 1. */
  number(below: number, ...words: readonly string[]): number;
  /** In the form of a UUID, version 8 (RFC 9562 §5.8). */
  uuid(...words: readonly string[]): string;
}

export function chanceOf(seed: number): Chance {
  const hash = (words: readonly string[]) => sha256(canonicalJson([seed, ...words]));
  return {
    number: (below, ...words) => Number.parseInt(hash(words).slice(0, 12), 16) % below,
    uuid(...words) {
      const hex = hash(words);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}
