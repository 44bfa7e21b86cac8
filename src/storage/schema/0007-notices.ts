import type { Migration } from "../migrations.ts";

/** What the centre says beside rulings: receipts, rejections, requests for a supplement, states, warnings. */
export const notices: Migration = {
  number: 7,
  name: "notices",
  sha256: "3f88e01d6a17c92f220bc2e5df69e62e5c584297521e0998a788b57beb57f0ca",
  sql: `
-- The words of the centre stand in the payload. A case is null in what concerns every case.
CREATE TABLE notice (
  number  INTEGER PRIMARY KEY NOT NULL,
  file_id TEXT NOT NULL REFERENCES answer_file (id),
  line    INTEGER NOT NULL CHECK (line >= 1),
  kind    TEXT NOT NULL CHECK (kind IN ('rejection', 'supplement-request', 'state', 'warning')),
  case_id TEXT REFERENCES "case" (id),
  due_on  TEXT CHECK (due_on IS date(due_on)),
  state   TEXT NOT NULL CHECK (state IN ('open', 'answered', 'noted')),
  payload BLOB NOT NULL,
  UNIQUE (file_id, line)
) STRICT;
CREATE INDEX notice_case ON notice (case_id, number);
CREATE INDEX notice_open ON notice (case_id) WHERE state = 'open';
CREATE TRIGGER notice_keeps_what_was_said BEFORE UPDATE ON notice
WHEN NEW.file_id <> OLD.file_id OR NEW.line <> OLD.line OR NEW.payload <> OLD.payload OR NEW.case_id IS NOT OLD.case_id
BEGIN SELECT RAISE(ABORT, 'what the centre said is never changed'); END;
CREATE TRIGGER notice_is_never_dropped BEFORE DELETE ON notice
BEGIN SELECT RAISE(ABORT, 'what the centre said is never dropped'); END;

-- Parts of a batch that the centre says to have.
CREATE TABLE receipt (
  batch_id    TEXT NOT NULL REFERENCES batch (id),
  part        INTEGER NOT NULL CHECK (part >= 1),
  file_id     TEXT NOT NULL REFERENCES answer_file (id),
  received_at TEXT NOT NULL,
  PRIMARY KEY (batch_id, part)
) STRICT, WITHOUT ROWID;

-- The number of the answer file that spoke last of an arrival: one that comes late says nothing new.
ALTER TABLE parcel ADD COLUMN answer_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message_sending ADD COLUMN answer_seq INTEGER NOT NULL DEFAULT 0;

-- Why a line stays out is free text: it stands in the note, as JSON.
ALTER TABLE quarantine ADD COLUMN state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'released', 'dropped'));
ALTER TABLE quarantine ADD COLUMN ended_at TEXT;
ALTER TABLE quarantine ADD COLUMN ended_by TEXT;
ALTER TABLE quarantine ADD COLUMN note BLOB;
CREATE TRIGGER quarantine_ends_once BEFORE UPDATE ON quarantine
WHEN OLD.state <> 'open' OR NEW.file_id <> OLD.file_id OR NEW.line <> OLD.line OR NEW.payload <> OLD.payload
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
CREATE TRIGGER quarantine_is_never_dropped BEFORE DELETE ON quarantine
BEGIN SELECT RAISE(ABORT, 'a line that was set aside is kept'); END;

-- A ruling read from a screen came in no file, and perhaps answers nothing that left as one.
CREATE TABLE hold_of_any_origin (
  id       INTEGER PRIMARY KEY NOT NULL,
  case_id  TEXT NOT NULL REFERENCES "case" (id),
  item     TEXT,
  file_id  TEXT REFERENCES answer_file (id),
  reason   TEXT NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('open', 'released', 'rejected', 'annulled')),
  since    TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT,
  payload  BLOB NOT NULL,
  agreed_at TEXT,
  agreed_by TEXT,
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK ((state = 'open') = (ended_by IS NULL)),
  CHECK ((agreed_by IS NULL) = (agreed_at IS NULL))
) STRICT;
INSERT INTO hold_of_any_origin SELECT * FROM hold;
DROP TABLE hold;
ALTER TABLE hold_of_any_origin RENAME TO hold;
CREATE INDEX hold_open ON hold (case_id) WHERE state = 'open';
CREATE TRIGGER hold_ends_once BEFORE UPDATE ON hold
WHEN OLD.state <> 'open' OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
CREATE TRIGGER hold_is_never_dropped BEFORE DELETE ON hold
BEGIN SELECT RAISE(ABORT, 'a hold is never dropped'); END;
CREATE TRIGGER hold_is_agreed_once BEFORE UPDATE ON hold
WHEN OLD.agreed_by IS NOT NULL AND NEW.agreed_by IS NOT OLD.agreed_by
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
CREATE TRIGGER hold_is_released_by_another BEFORE UPDATE ON hold
WHEN NEW.state = 'released' AND NEW.agreed_by = NEW.ended_by
BEGIN SELECT RAISE(ABORT, 'a held ruling is applied by another officer than the one who agreed'); END;
`,
};
