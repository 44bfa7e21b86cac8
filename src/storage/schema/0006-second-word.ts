import type { Migration } from "../migrations.ts";

/** A held ruling that needs the word of two officers: who gave the first. */
export const secondWord: Migration = {
  number: 6,
  name: "second-word",
  sha256: "07b38a30c6d55212e505de6263b34d0658e97c37f3618116c30ef49a5d343332",
  sql: `
-- Where every decision is approved, a held ruling is applied on the word of two: the first officer agrees.
ALTER TABLE hold ADD COLUMN agreed_at TEXT;
ALTER TABLE hold ADD COLUMN agreed_by TEXT CHECK ((agreed_by IS NULL) = (agreed_at IS NULL));
CREATE TRIGGER hold_is_agreed_once BEFORE UPDATE ON hold
WHEN OLD.agreed_by IS NOT NULL AND NEW.agreed_by IS NOT OLD.agreed_by
BEGIN SELECT RAISE(ABORT, 'changed-meanwhile'); END;
CREATE TRIGGER hold_is_released_by_another BEFORE UPDATE ON hold
WHEN NEW.state = 'released' AND NEW.agreed_by = NEW.ended_by
BEGIN SELECT RAISE(ABORT, 'a held ruling is applied by another officer than the one who agreed'); END;
`,
};
