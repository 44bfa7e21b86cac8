import type { Migration } from "../migrations.ts";

/** What is said to the centre beside requests, each batch it left with, and exports that were asked for by an id. */
export const messages: Migration = {
  number: 5,
  name: "messages",
  sha256: "f155aff5e86330685819bfd8f3efac228ea59a4b7b9021490677c483119e54e1",
  sql: `
-- Papers of a supplement may name people: they stand in the payload.
CREATE TABLE message (
  number  INTEGER PRIMARY KEY NOT NULL,
  item    TEXT NOT NULL UNIQUE CHECK (length(item) = 36),
  kind    TEXT NOT NULL CHECK (kind IN ('SUP', 'WDR', 'RCL', 'QRY', 'CNF', 'CFL')),
  case_id TEXT NOT NULL REFERENCES "case" (id),
  payload BLOB NOT NULL,
  at      TEXT NOT NULL,
  officer TEXT NOT NULL
) STRICT;
CREATE INDEX message_case ON message (case_id, number);
CREATE TRIGGER message_is_never_changed BEFORE UPDATE ON message
BEGIN SELECT RAISE(ABORT, 'a message is never changed'); END;
CREATE TRIGGER message_is_never_dropped BEFORE DELETE ON message
BEGIN SELECT RAISE(ABORT, 'a message is never dropped'); END;

-- One row per batch that a message left with: the newest tells where it stands.
CREATE TABLE message_sending (
  number   INTEGER PRIMARY KEY NOT NULL,
  item     TEXT NOT NULL REFERENCES message (item),
  batch_id TEXT NOT NULL REFERENCES batch (id),
  digest   TEXT NOT NULL CHECK (length(digest) = 64),
  state    TEXT NOT NULL CHECK (state IN ('sealed', 'written', 'handed-over', 'received', 'accepted', 'rejected-tech',
             'unknown', 'lost')),
  UNIQUE (item, batch_id)
) STRICT;
CREATE INDEX message_sending_batch ON message_sending (batch_id, number);
CREATE UNIQUE INDEX message_leaves_once ON message_sending (item) WHERE state <> 'lost';
CREATE TRIGGER message_sending_is_never_dropped BEFORE DELETE ON message_sending
BEGIN SELECT RAISE(ABORT, 'a sending is never dropped'); END;

-- The same request id gives the same result. What was left out: JSON, numbers of cases and codes.
CREATE TABLE export_request (
  id       TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  batch_id TEXT REFERENCES batch (id),
  left_out TEXT NOT NULL CHECK (json_valid(left_out)),
  at       TEXT NOT NULL,
  officer  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER export_request_is_never_changed BEFORE UPDATE ON export_request
BEGIN SELECT RAISE(ABORT, 'a request is never changed'); END;
`,
};
