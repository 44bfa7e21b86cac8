import type { Migration } from "../migrations.ts";

/** Which message answered a request of the centre: when that one is not fit, the request stands again. */
export const answeredBy: Migration = {
  number: 8,
  name: "answered-by",
  sha256: "cfd0f154d48b7c936b2109074c39acd065cf712c95f6fea153729e39391d4250",
  sql: `
ALTER TABLE notice ADD COLUMN answered_by TEXT REFERENCES message (item);
`,
};
