import type { Migration } from "../migrations.ts";

/** Cases that have letters which the exchange does not carry: a list must say so without reading them. */
export const unfit: Migration = {
  number: 10,
  name: "unfit",
  sha256: "6651c76d5866f41d7cc35b0d0f48fd3cf9991e2dd45c277fe1b63b9cc6bf9543",
  sql: `
ALTER TABLE "case" ADD COLUMN unfit INTEGER NOT NULL DEFAULT 0 CHECK (unfit IN (0, 1));
`,
};
