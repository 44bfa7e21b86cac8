import type { Migration } from "../migrations.ts";

/** Cases that a person types into the central system: the way beside that of the batches. */
export const sheets: Migration = {
  number: 9,
  name: "sheets",
  sha256: "096a4b288c0ba14ad179f1c421a9b6cddb2e4e0b48fdde7c872ad8a44495c025",
  sql: `
-- A sheet that is open is on its way: whether it was typed nobody knows here. It ends by a person's word that it was not.
CREATE TABLE sheet (
  number   INTEGER PRIMARY KEY NOT NULL,
  case_id  TEXT NOT NULL REFERENCES "case" (id),
  revision INTEGER NOT NULL,
  copies   INTEGER NOT NULL CHECK (copies >= 1),
  since    TEXT NOT NULL,
  officer  TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  FOREIGN KEY (case_id, revision) REFERENCES case_revision (case_id, revision)
) STRICT;
CREATE UNIQUE INDEX sheet_open ON sheet (case_id) WHERE ended_at IS NULL;
CREATE TRIGGER sheet_ends_once BEFORE UPDATE ON sheet
WHEN OLD.ended_at IS NOT NULL OR NEW.case_id <> OLD.case_id OR NEW.revision <> OLD.revision OR NEW.since <> OLD.since
  OR NEW.officer <> OLD.officer OR NEW.copies < OLD.copies
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
CREATE TRIGGER sheet_is_never_dropped BEFORE DELETE ON sheet
BEGIN SELECT RAISE(ABORT, 'a sheet is never dropped'); END;

-- The central system must not get one case on two ways.
CREATE TRIGGER parcel_has_no_sheet BEFORE INSERT ON parcel
WHEN EXISTS (SELECT 1 FROM sheet WHERE case_id = NEW.case_id AND ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
-- What is on its way keeps its contents.
CREATE TRIGGER case_revision_waits_for_its_sheet BEFORE INSERT ON case_revision
WHEN EXISTS (SELECT 1 FROM sheet WHERE case_id = NEW.case_id AND ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
`,
};
