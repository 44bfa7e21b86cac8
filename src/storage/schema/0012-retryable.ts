import type { Migration } from "../migrations.ts";

/** Messages that the centre returned and would take another time: a list names the cases whose officer tells it again. */
export const retryable: Migration = {
  number: 12,
  name: "retryable",
  sha256: "3ba005068bbce941424eeb753123624d8c46153b50353cad1b7e75a8463dab4f",
  sql: `
ALTER TABLE message_sending ADD COLUMN retryable INTEGER NOT NULL DEFAULT 0 CHECK (retryable IN (0, 1));
`,
};
