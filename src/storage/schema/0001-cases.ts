import type { Migration } from "../migrations.ts";

/** The ledger, the cases with their revisions and marks, the drafts, the rules they stand under. */
export const cases: Migration = {
  number: 1,
  name: "cases",
  sha256: "41cdc1e8c99946d4bd28b30a6d81f95904917b2eb4cb3228cbad6564c83720f6",
  sql: `
CREATE TABLE setting (
  name  TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last number given, per kind and year: no holes, because it is given in the transaction that uses it.
CREATE TABLE counter (
  name TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 9999),
  last INTEGER NOT NULL CHECK (last BETWEEN 1 AND 999999),
  PRIMARY KEY (name, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
  seq      INTEGER PRIMARY KEY NOT NULL CHECK (seq >= 1),
  at       TEXT NOT NULL,
  officer  TEXT NOT NULL,
  code     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  facts    TEXT NOT NULL CHECK (json_valid(facts)),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  hash     TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX ledger_subject ON ledger (subject, seq);
CREATE TRIGGER ledger_appends BEFORE INSERT ON ledger
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
  OR NEW.previous <> coalesce((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), '${"0".repeat(64)}')
BEGIN SELECT RAISE(ABORT, 'a line of the ledger is out of order'); END;
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER ledger_is_never_cut BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is never cut'); END;

CREATE TABLE rule_pack (
  digest TEXT PRIMARY KEY NOT NULL CHECK (length(digest) = 64),
  id     TEXT NOT NULL,
  bytes  BLOB NOT NULL
) STRICT;
CREATE TRIGGER rule_pack_is_never_changed BEFORE UPDATE ON rule_pack
BEGIN SELECT RAISE(ABORT, 'kept rules are never changed'); END;
CREATE TRIGGER rule_pack_is_never_dropped BEFORE DELETE ON rule_pack
BEGIN SELECT RAISE(ABORT, 'kept rules are never dropped'); END;

-- Codes, dates and numbers only. What is personal stands in case_revision.payload.
CREATE TABLE "case" (
  id              TEXT PRIMARY KEY NOT NULL,
  version         INTEGER NOT NULL CHECK (version >= 1),
  revision        INTEGER NOT NULL CHECK (revision >= 1),
  stage           TEXT NOT NULL CHECK (stage IN ('gathering', 'verified', 'decided', 'ruled', 'closed', 'withdrawn')),
  kind            TEXT NOT NULL,
  category        TEXT NOT NULL,
  registered_by   TEXT NOT NULL,
  registered_at   TEXT NOT NULL,
  applied_at      TEXT NOT NULL CHECK (applied_at GLOB '????-??-??T??:??*'),
  application_day TEXT NOT NULL CHECK (application_day IS date(application_day)),
  due_on          TEXT NOT NULL CHECK (due_on IS date(due_on)),
  due_on_strict   TEXT NOT NULL CHECK (due_on_strict IS date(due_on_strict)),
  pack_id         TEXT NOT NULL,
  pack_digest     TEXT NOT NULL REFERENCES rule_pack (digest),
  under_order     TEXT,
  previous        TEXT REFERENCES "case" (id),
  decision        TEXT CHECK (decision IN ('forward', 'propose-refusal', 'refuse')),
  decided_by      TEXT,
  approved_by     TEXT,
  ruling          TEXT CHECK (ruling IN ('issued', 'refused')),
  closed_on       TEXT CHECK (closed_on IS NULL OR closed_on IS date(closed_on)),
  withdrawn_on    TEXT CHECK (withdrawn_on IS NULL OR withdrawn_on IS date(withdrawn_on)),
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK (approved_by IS NULL OR (decided_by IS NOT NULL AND approved_by <> decided_by)),
  CHECK (CASE stage
    WHEN 'gathering' THEN decision IS NULL
    WHEN 'verified' THEN decision IS NULL
    WHEN 'withdrawn' THEN true
    ELSE decision IS NOT NULL END),
  CHECK (CASE stage WHEN 'ruled' THEN ruling IS NOT NULL WHEN 'closed' THEN true ELSE ruling IS NULL END),
  CHECK ((stage = 'closed') = (closed_on IS NOT NULL)),
  CHECK ((stage = 'withdrawn') = (withdrawn_on IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX case_due ON "case" (due_on, id);
CREATE INDEX case_stage ON "case" (stage, due_on, id);
CREATE TRIGGER case_counts_every_save BEFORE UPDATE ON "case"
WHEN NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id OR NEW.revision NOT IN (OLD.revision, OLD.revision + 1)
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
CREATE TRIGGER case_is_never_dropped BEFORE DELETE ON "case"
BEGIN SELECT RAISE(ABORT, 'a case is never dropped'); END;
-- Approval is another officer's, whatever program writes here.
CREATE TRIGGER case_is_approved_by_another BEFORE UPDATE ON "case"
WHEN NEW.approved_by IS NOT NULL AND NEW.approved_by = NEW.decided_by
BEGIN SELECT RAISE(ABORT, 'not-allowed'); END;

-- The one column that holds what is personal about a case. Written and read in records.ts alone.
CREATE TABLE case_revision (
  case_id  TEXT NOT NULL REFERENCES "case" (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  -- 1: JSON in UTF-8.
  format   INTEGER NOT NULL CHECK (format >= 1),
  payload  BLOB NOT NULL,
  UNIQUE (case_id, revision)
) STRICT;
CREATE TRIGGER case_revision_follows BEFORE INSERT ON case_revision
WHEN NEW.revision <> (SELECT coalesce(max(revision), 0) + 1 FROM case_revision WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
CREATE TRIGGER case_revision_is_frozen BEFORE UPDATE ON case_revision
WHEN NEW.case_id <> OLD.case_id OR NEW.revision <> OLD.revision
  OR OLD.revision < (SELECT max(revision) FROM case_revision WHERE case_id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'a superseded revision is never changed'); END;
CREATE TRIGGER case_revision_is_never_dropped BEFORE DELETE ON case_revision
BEGIN SELECT RAISE(ABORT, 'a revision is never dropped'); END;

-- Keyed hashes of document numbers, names with birth dates and IINs.
CREATE TABLE case_mark (
  kind    TEXT NOT NULL CHECK (kind IN ('document', 'person', 'iin')),
  hash    TEXT NOT NULL CHECK (length(hash) = 64),
  case_id TEXT NOT NULL REFERENCES "case" (id),
  PRIMARY KEY (kind, hash, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_mark_case ON case_mark (case_id);

CREATE TABLE draft (
  id         TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  begun_by   TEXT NOT NULL,
  begun_at   TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  payload    BLOB NOT NULL
) STRICT;
`,
};
