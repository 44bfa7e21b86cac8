import type { Migration } from "../migrations.ts";

/** What leaves for the centre: batches, their files, their steps, and the parcel of each case revision in them. */
export const batches: Migration = {
  number: 2,
  name: "batches",
  sha256: "5f514ec80c2ea36a949438c297526469c9a377e456e7c00ce9a26d7939250256",
  sql: `
CREATE TABLE batch (
  id              TEXT PRIMARY KEY NOT NULL,
  seq             INTEGER NOT NULL UNIQUE CHECK (seq >= 1),
  uuid            TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  previous_digest TEXT CHECK (length(previous_digest) = 64),
  created_at      TEXT NOT NULL,
  created_by      TEXT NOT NULL,
  items           INTEGER NOT NULL CHECK (items >= 1),
  state           TEXT NOT NULL CHECK (state IN ('sealed', 'unknown', 'written', 'handed-over', 'received',
                    'lost'))
) STRICT;

-- Numbers that another store of this office has given, up to the one a person entered.
CREATE TABLE batch_gap (
  until   INTEGER PRIMARY KEY NOT NULL CHECK (until >= 1),
  at      TEXT NOT NULL,
  officer TEXT NOT NULL
) STRICT;
CREATE TRIGGER batch_has_the_next_number BEFORE INSERT ON batch
WHEN NEW.seq <> 1 + max((SELECT coalesce(max(seq), 0) FROM batch), (SELECT coalesce(max(until), 0) FROM batch_gap))
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
CREATE TRIGGER batch_keeps_what_was_sealed BEFORE UPDATE ON batch
WHEN NEW.id <> OLD.id OR NEW.seq <> OLD.seq OR NEW.uuid <> OLD.uuid OR NEW.items <> OLD.items
  OR NEW.previous_digest IS NOT OLD.previous_digest
BEGIN SELECT RAISE(ABORT, 'a sealed batch is never changed'); END;
CREATE TRIGGER batch_is_never_dropped BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'a sealed batch is never dropped'); END;

-- The bytes lie under files/ by their digest.
CREATE TABLE batch_file (
  batch_id TEXT NOT NULL REFERENCES batch (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  name     TEXT NOT NULL UNIQUE,
  sha256   TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes    INTEGER NOT NULL CHECK (bytes >= 1),
  holds    TEXT NOT NULL CHECK (holds IN ('items', 'scans')),
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;

-- An intent before anything leaves, an outcome after: an intent without an outcome is the state "unknown".
CREATE TABLE batch_step (
  number   INTEGER PRIMARY KEY NOT NULL,
  batch_id TEXT NOT NULL REFERENCES batch (id),
  step     TEXT NOT NULL CHECK (step IN ('intent', 'outcome')),
  state    TEXT NOT NULL,
  at       TEXT NOT NULL,
  officer  TEXT NOT NULL,
  target   TEXT,
  attempt  INTEGER CHECK (attempt >= 1),
  CHECK ((step = 'intent') = (target IS NOT NULL)),
  CHECK ((step = 'intent') = (attempt IS NOT NULL))
) STRICT;
CREATE INDEX batch_step_batch ON batch_step (batch_id, number);
CREATE TRIGGER batch_step_is_never_changed BEFORE UPDATE ON batch_step
BEGIN SELECT RAISE(ABORT, 'a step is never changed'); END;
CREATE TRIGGER batch_step_is_never_dropped BEFORE DELETE ON batch_step
BEGIN SELECT RAISE(ABORT, 'a step is never dropped'); END;

-- One row per case revision and batch. An item belongs to one case and may go out again in another batch.
CREATE TABLE parcel (
  number   INTEGER PRIMARY KEY NOT NULL,
  item     TEXT NOT NULL CHECK (length(item) = 36),
  case_id  TEXT NOT NULL REFERENCES "case" (id),
  revision INTEGER NOT NULL,
  batch_id TEXT NOT NULL REFERENCES batch (id),
  digest   TEXT NOT NULL CHECK (length(digest) = 64),
  state    TEXT NOT NULL CHECK (state IN ('sealed', 'written', 'handed-over', 'received', 'accepted', 'already',
             'rejected-tech', 'answered', 'confirmed', 'unknown', 'recalled', 'superseded', 'lost')),
  UNIQUE (batch_id, case_id),
  UNIQUE (item, batch_id),
  FOREIGN KEY (case_id, revision) REFERENCES case_revision (case_id, revision)
) STRICT;
CREATE INDEX parcel_case ON parcel (case_id, number);
-- Whose outcome is open or final: a case never has two of these on their way.
CREATE UNIQUE INDEX parcel_live ON parcel (case_id) WHERE state IN ('sealed', 'written', 'handed-over', 'received',
  'accepted', 'already', 'answered', 'confirmed', 'unknown');
CREATE TRIGGER parcel_item_belongs_to_one_case BEFORE INSERT ON parcel
WHEN EXISTS (SELECT 1 FROM parcel WHERE item = NEW.item AND case_id <> NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'an item belongs to one case'); END;
CREATE TRIGGER parcel_keeps_what_was_sealed BEFORE UPDATE ON parcel
WHEN NEW.item <> OLD.item OR NEW.case_id <> OLD.case_id OR NEW.revision <> OLD.revision
  OR NEW.batch_id <> OLD.batch_id OR NEW.digest <> OLD.digest
BEGIN SELECT RAISE(ABORT, 'a parcel is never changed'); END;
CREATE TRIGGER parcel_is_never_dropped BEFORE DELETE ON parcel
BEGIN SELECT RAISE(ABORT, 'a parcel is never dropped'); END;

-- What is on its way keeps its contents.
CREATE TRIGGER case_revision_waits_for_its_parcel BEFORE INSERT ON case_revision
WHEN EXISTS (SELECT 1 FROM parcel WHERE case_id = NEW.case_id AND state IN ('sealed', 'written', 'handed-over',
  'received', 'accepted', 'already', 'answered', 'confirmed', 'unknown'))
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
`,
};
