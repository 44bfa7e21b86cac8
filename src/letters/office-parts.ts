import type { Block } from "./markdown.ts";
import type { Row } from "./rows.ts";
import type { Element } from "./structure.ts";

/** What a page of the office is made of: text, then one long table whose head returns on every page, then an end. */
export interface OfficeParts {
  readonly before: readonly Block[];
  readonly table: Extract<Block, { kind: "table" }>;
  /** Parts of the width of the text; they add up to 1. */
  readonly columns: readonly number[];
  readonly after: (owner: Element) => Row[];
}
