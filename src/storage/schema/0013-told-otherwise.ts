import type { Migration } from "../migrations.ts";

/** Messages that an officer says the centre was told by another way, or needs no more: they are due no longer. */
export const toldOtherwise: Migration = {
  number: 13,
  name: "told-otherwise",
  sha256: "978c3a61af3111ae4bb08d1d09097261e2c987e8f33429a34c4119c301763546",
  sql: `
CREATE TABLE message_told (
  item    TEXT PRIMARY KEY NOT NULL REFERENCES message (item),
  at      TEXT NOT NULL,
  officer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER message_told_is_never_changed BEFORE UPDATE ON message_told
BEGIN SELECT RAISE(ABORT, 'what was told is never changed'); END;
CREATE TRIGGER message_told_is_never_dropped BEFORE DELETE ON message_told
BEGIN SELECT RAISE(ABORT, 'what was told is never dropped'); END;
`,
};
