import { dirname } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { Problem } from "../domain/problem.ts";
import { fromSqlite } from "./sqlite-problem.ts";

/** What SQLite keeps in a cell. */
export type Cell = string | number | null | Uint8Array;

/** "IIND": tells our file from any other SQLite database. */
export const applicationId = 0x49494e44;

type Statement = BetterSqlite3.Statement<Cell[], unknown>;

/** One connection to a database file, and the only door to better-sqlite3. What SQLite throws leaves as a problem. */
export class Database {
  readonly file: string;
  readonly #raw: BetterSqlite3.Database;
  readonly #statements = new Map<string, Statement>();
  #failed: unknown = null;

  /**
   * Opens a file that exists. `wait` is how long to wait for another writer, in milliseconds. Throws
   * `folder-not-writable`, `store-damaged` (no database, or not ours), `store-busy`, `disk-failed`.
   */
  constructor(file: string, wait = 5000) {
    this.file = file;
    this.#raw = this.#guard(() => new BetterSqlite3(file, { fileMustExist: true, timeout: wait }));
    try {
      this.#prepareConnection();
    } catch (error) {
      this.#raw.close();
      throw error;
    }
  }

  #prepareConnection(): void {
    const id = this.pragma("application_id");
    if (id !== applicationId && (id !== 0 || this.pragma("page_count") !== 0)) {
      throw new Problem("store-damaged", { path: this.folder });
    }
    // What is deleted is overwritten, and sorting never spills personal data into the folder for temporary files. A larger
    // cache would only hold once more what the system holds already.
    this.script(`
      PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;
      PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000`);
    const mode = this.pragma("journal_mode = WAL");
    // Not remembered by the file: in WAL mode a new connection begins with NORMAL, which loses acknowledged commits.
    this.pragma("synchronous = FULL");
    if (process.platform === "darwin") this.pragma("fullfsync = ON");
    const kept = { mode, synchronous: this.pragma("synchronous"), keys: this.pragma("foreign_keys") };
    if (kept.mode !== "wal" || kept.synchronous !== 2 || kept.keys !== 1) {
      throw new Error(`the store cannot promise to keep what it acknowledges: ${JSON.stringify(kept)}`);
    }
  }

  /** The folder of the office. */
  get folder(): string {
    return dirname(this.file);
  }

  #guard<T>(act: () => T): T {
    if (this.#failed !== null) throw this.#failed;
    try {
      return act();
    } catch (error) {
      const problem = fromSqlite(error, this.folder);
      // After a failed write or sync the system may report the next one as good although data is lost: this connection
      // acknowledges nothing any more.
      if (problem instanceof Problem && problem.code === "disk-failed") this.#failed = problem;
      throw problem;
    }
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const prepared = this.#raw.prepare<Cell[], unknown>(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }

  /** Sets or reads a pragma; gives its first value. */
  pragma(text: string): unknown {
    return this.#guard(() => this.#raw.pragma(text, { simple: true }));
  }

  /** All rows; `Row` names the columns as the statement selects them. */
  all<Row>(sql: string, ...values: Cell[]): Row[] {
    return this.#guard(() => this.#statement(sql).all(...values) as Row[]);
  }

  /** Row by row, without holding all of them in memory. */
  *each<Row>(sql: string, ...values: Cell[]): Generator<Row> {
    const rows = this.#guard(() => this.#raw.prepare<Cell[], unknown>(sql).iterate(...values));
    try {
      for (;;) {
        const step = this.#guard(() => rows.next());
        if (step.done === true) return;
        yield step.value as Row;
      }
    } finally {
      rows.return?.();
    }
  }

  /** The first row, or undefined. */
  first<Row>(sql: string, ...values: Cell[]): Row | undefined {
    return this.#guard(() => this.#statement(sql).get(...values) as Row | undefined);
  }

  /** Runs a statement that writes; gives the number of rows it changed. */
  run(sql: string, ...values: Cell[]): number {
    return this.#guard(() => this.#statement(sql).run(...values).changes);
  }

  /** Several statements without values: the text of a migration. */
  script(sql: string): void {
    this.#guard(() => this.#raw.exec(sql));
  }

  /** One transaction that takes the write lock at once. When it returns, COMMIT has returned. */
  write<T>(act: () => T): T {
    if (this.#raw.inTransaction) throw new Error("a transaction was begun inside another");
    return this.#guard(() => this.#raw.transaction(() => settled(act())).immediate());
  }

  /** Several reads that see the same state. */
  read<T>(act: () => T): T {
    return this.#guard(() => this.#raw.transaction(() => settled(act())).deferred());
  }

  /** Ends the connection; what is unwell about it was said when it was used. */
  close(): void {
    if (this.#failed === null) this.#guard(() => this.#raw.close());
    else this.#raw.close();
  }
}

/**
 * Takes a file for this program alone, until it is closed or the program ends in any way; null while another has it.
 * Nothing is written to the file.
 */
export function takeFile(file: string): { close(): void } | null {
  const raw = new BetterSqlite3(file, { timeout: 0 });
  try {
    raw.exec("BEGIN EXCLUSIVE");
    return raw;
  } catch (error) {
    raw.close();
    const problem = fromSqlite(error, dirname(file));
    if (problem instanceof Problem && problem.code === "store-busy") return null;
    throw problem;
  }
}

/** A transaction ends when its function returns: what is awaited would come after COMMIT. */
function settled<T>(result: T): T {
  if (result instanceof Promise) throw new Error("nothing is awaited inside a transaction");
  return result;
}
