import type { DocumentKind } from "./document.ts";
import type { Nature } from "./document-nature.ts";
import type { Words } from "./text.ts";
import type { TreatyRow } from "./treaty.ts";

/** What every pack speaks of: the kinds of papers and the treaties. */
export interface LegalReference {
  readonly natureOf: (kind: DocumentKind) => Nature;
  readonly wordsOf: (kind: DocumentKind) => Words;
  /** By ISO 3166-1 alpha-3 code; null for a country the table does not have. */
  readonly treatyOf: (country: string) => TreatyRow | null;
}
