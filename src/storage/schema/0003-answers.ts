import type { Migration } from "../migrations.ts";

/** What comes back: the files taken in, rulings that wait for a person, lines set aside. */
export const answers: Migration = {
  number: 3,
  name: "answers",
  sha256: "b9e2240a1a3c0ff93cadb8ed1ac9bbde80974533f65ec766e89e34343c30b896",
  sql: `
CREATE TABLE answer_file (
  id              TEXT PRIMARY KEY NOT NULL,
  uuid            TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  sha256          TEXT NOT NULL CHECK (length(sha256) = 64),
  seq             INTEGER NOT NULL CHECK (seq >= 1),
  previous_digest TEXT CHECK (length(previous_digest) = 64),
  in_reply_to     TEXT,
  complete_up_to  INTEGER,
  imported_at     TEXT NOT NULL,
  imported_by     TEXT NOT NULL
) STRICT;
CREATE INDEX answer_file_seq ON answer_file (seq);
CREATE TRIGGER answer_file_is_never_changed BEFORE UPDATE ON answer_file
BEGIN SELECT RAISE(ABORT, 'an answer file is never changed'); END;
CREATE TRIGGER answer_file_is_never_dropped BEFORE DELETE ON answer_file
BEGIN SELECT RAISE(ABORT, 'an answer file is never dropped'); END;

-- The ruling, which may name a person and a number, stands in the payload; so does the reason that ended the hold.
CREATE TABLE hold (
  id       INTEGER PRIMARY KEY NOT NULL,
  case_id  TEXT NOT NULL REFERENCES "case" (id),
  item     TEXT NOT NULL,
  file_id  TEXT NOT NULL REFERENCES answer_file (id),
  reason   TEXT NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('open', 'released', 'rejected', 'annulled')),
  since    TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT,
  payload  BLOB NOT NULL,
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK ((state = 'open') = (ended_by IS NULL))
) STRICT;
CREATE INDEX hold_open ON hold (case_id) WHERE state = 'open';
CREATE TRIGGER hold_ends_once BEFORE UPDATE ON hold
WHEN OLD.state <> 'open' OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
CREATE TRIGGER hold_is_never_dropped BEFORE DELETE ON hold
BEGIN SELECT RAISE(ABORT, 'a hold is never dropped'); END;

-- The line as it came, byte for byte.
CREATE TABLE quarantine (
  file_id TEXT NOT NULL REFERENCES answer_file (id),
  line    INTEGER NOT NULL CHECK (line >= 1),
  item    TEXT,
  reason  TEXT NOT NULL,
  payload BLOB NOT NULL,
  UNIQUE (file_id, line)
) STRICT;
`,
};
