import type { Migration } from "../migrations.ts";

/** What the applicant gets: letters with their frozen facts, and each of their steps. */
export const letters: Migration = {
  number: 4,
  name: "letters",
  sha256: "d5589980f656ed044301c62eb370aaf811c22c6dad06da3837c5e050e3566cf9",
  sql: `
-- The PDF lies under files/ by its digest; the facts it was drawn from stand in the payload.
CREATE TABLE letter (
  number    INTEGER PRIMARY KEY NOT NULL,
  id        TEXT NOT NULL UNIQUE,
  case_id   TEXT NOT NULL REFERENCES "case" (id),
  kind      TEXT NOT NULL,
  copy      INTEGER NOT NULL CHECK (copy >= 1),
  state     TEXT NOT NULL CHECK (state IN ('issued', 'served', 'void')),
  outgoing  TEXT,
  issued_by TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  sha256    TEXT NOT NULL CHECK (length(sha256) = 64),
  served_on TEXT CHECK (served_on IS NULL OR served_on IS date(served_on)),
  served_to TEXT CHECK (served_to IN ('applicant', 'representative')),
  served_how    TEXT CHECK (served_how IN ('in-person', 'post', 'courier', 'e-mail')),
  identity_seen INTEGER CHECK (identity_seen IN (0, 1)),
  payload   BLOB NOT NULL,
  UNIQUE (case_id, kind, copy),
  CHECK (id = case_id || '-' || kind || '-' || copy),
  CHECK ((served_on IS NULL) = (served_to IS NULL)),
  CHECK ((served_on IS NULL) = (served_how IS NULL) AND (served_on IS NULL) = (identity_seen IS NULL)),
  CHECK (state <> 'served' OR served_on IS NOT NULL)
) STRICT;
CREATE TRIGGER letter_keeps_what_was_issued BEFORE UPDATE ON letter
WHEN NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id OR NEW.sha256 <> OLD.sha256 OR NEW.payload <> OLD.payload
  OR NEW.issued_by <> OLD.issued_by OR NEW.issued_at <> OLD.issued_at OR NEW.outgoing IS NOT OLD.outgoing
  OR (OLD.served_on IS NOT NULL AND NEW.served_on IS NOT OLD.served_on)
  OR (OLD.state = 'void' AND NEW.state <> 'void')
BEGIN SELECT RAISE(ABORT, 'an issued letter is never changed'); END;
CREATE INDEX letter_sha256 ON letter (sha256);
CREATE INDEX letter_outgoing ON letter (outgoing) WHERE outgoing IS NOT NULL;
CREATE TRIGGER letter_is_never_dropped BEFORE DELETE ON letter
BEGIN SELECT RAISE(ABORT, 'an issued letter is never dropped'); END;

CREATE TABLE letter_step (
  number    INTEGER PRIMARY KEY NOT NULL,
  letter_id TEXT NOT NULL REFERENCES letter (id),
  step      TEXT NOT NULL CHECK (step IN ('issued', 'printed', 'reprinted', 'served', 'voided')),
  at        TEXT NOT NULL,
  officer   TEXT NOT NULL,
  -- Why a letter became void, in an officer's words; the ledger has its salted digest.
  reason    TEXT
) STRICT;
CREATE UNIQUE INDEX letter_step_once ON letter_step (letter_id, step) WHERE step <> 'reprinted';
CREATE INDEX letter_step_letter ON letter_step (letter_id, number);
CREATE TRIGGER letter_step_is_never_changed BEFORE UPDATE ON letter_step
BEGIN SELECT RAISE(ABORT, 'a step is never changed'); END;
CREATE TRIGGER letter_step_is_never_dropped BEFORE DELETE ON letter_step
BEGIN SELECT RAISE(ABORT, 'a step is never dropped'); END;
`,
};
