import type { Migration } from "../migrations.ts";

/** What the applicant gets: letters with their frozen facts, and each of their steps. */
export const letters: Migration = {
  number: 4,
  name: "letters",
  sha256: "9f7c5171dbc4457eed7754ddd179ba412d05dfbf3d11d7d649373ec433b22e9f",
  sql: `
-- The PDF lies under files/ by its digest; the facts it was drawn from stand in the payload.
CREATE TABLE letter (
  number    INTEGER PRIMARY KEY NOT NULL,
  id        TEXT NOT NULL UNIQUE,
  case_id   TEXT NOT NULL REFERENCES "case" (id),
  kind      TEXT NOT NULL,
  copy      INTEGER NOT NULL CHECK (copy >= 1),
  state     TEXT NOT NULL CHECK (state IN ('issued', 'served', 'void')),
  issued_by TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  sha256    TEXT NOT NULL CHECK (length(sha256) = 64),
  served_on TEXT CHECK (served_on IS NULL OR served_on IS date(served_on)),
  served_to TEXT CHECK (served_to IN ('applicant', 'representative')),
  payload   BLOB NOT NULL,
  UNIQUE (case_id, kind, copy),
  CHECK (id = case_id || '-' || kind || '-' || copy),
  CHECK ((served_on IS NULL) = (served_to IS NULL)),
  CHECK (state <> 'served' OR served_on IS NOT NULL)
) STRICT;
CREATE TRIGGER letter_keeps_what_was_issued BEFORE UPDATE ON letter
WHEN NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id OR NEW.sha256 <> OLD.sha256 OR NEW.payload <> OLD.payload
  OR NEW.issued_by <> OLD.issued_by OR NEW.issued_at <> OLD.issued_at
BEGIN SELECT RAISE(ABORT, 'an issued letter is never changed'); END;
CREATE TRIGGER letter_is_never_dropped BEFORE DELETE ON letter
BEGIN SELECT RAISE(ABORT, 'an issued letter is never dropped'); END;

CREATE TABLE letter_step (
  number    INTEGER PRIMARY KEY NOT NULL,
  letter_id TEXT NOT NULL REFERENCES letter (id),
  step      TEXT NOT NULL CHECK (step IN ('issued', 'reprinted', 'served', 'voided')),
  at        TEXT NOT NULL,
  officer   TEXT NOT NULL
) STRICT;
CREATE INDEX letter_step_letter ON letter_step (letter_id, number);
CREATE TRIGGER letter_step_is_never_changed BEFORE UPDATE ON letter_step
BEGIN SELECT RAISE(ABORT, 'a step is never changed'); END;
CREATE TRIGGER letter_step_is_never_dropped BEFORE DELETE ON letter_step
BEGIN SELECT RAISE(ABORT, 'a step is never dropped'); END;
`,
};
