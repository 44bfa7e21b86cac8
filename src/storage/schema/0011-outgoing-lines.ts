import type { Migration } from "../migrations.ts";

/** The lines of cases that wait to leave: an export reads them and makes none. */
export const outgoingLines: Migration = {
  number: 11,
  name: "outgoing-lines",
  sha256: "a0212e33c96afbbf73ef068f569ad4c20dfbe9de359e895c1f7ca3d1a7146c96",
  sql: `
-- Saved with the decision that it follows from, gone with the next save of the case. A later program that writes lines in
-- another way begins by emptying this table: an export makes anew what is not here.
CREATE TABLE outgoing_line (
  case_id  TEXT PRIMARY KEY NOT NULL REFERENCES "case" (id),
  item     TEXT NOT NULL CHECK (length(item) = 36),
  digest   TEXT NOT NULL CHECK (length(digest) = 64),
  scans    TEXT NOT NULL,
  line     BLOB NOT NULL
) STRICT;
`,
};
