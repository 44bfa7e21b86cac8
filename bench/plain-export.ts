import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { gzipSync } from "node:zlib";
import Database from "better-sqlite3";

// What one would write who asks for nothing but the data: select, JSON, gzip, write. Arguments: the store, the file.
const [store = "", file = ""] = process.argv.slice(2);
const rows = new Database(store, { readonly: true })
  .prepare(
    `SELECT c.id, c.revision, c.applied_at, c.application_day, c.registered_at, c.pack_id, c.pack_digest, r.payload
     FROM "case" AS c JOIN case_revision AS r ON r.case_id = c.id AND r.revision = c.revision
     WHERE c.stage = 'decided' ORDER BY c.due_on, c.id`,
  )
  .all() as { payload: Buffer }[];
const lines = rows.map(({ payload, ...row }) => JSON.stringify({ ...row, ...JSON.parse(payload.toString("utf8")) }));
const open = openSync(file, "w");
writeSync(open, gzipSync(lines.join("\n")));
fsyncSync(open);
closeSync(open);
