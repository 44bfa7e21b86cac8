import { Problem, type ProblemCode } from "../domain/problem.ts";

/** Guards of the schema that name a problem themselves: `RAISE(ABORT, '<code>')`. */
const guards: readonly ProblemCode[] = ["changed-meanwhile", "not-allowed"];

const families: readonly (readonly [RegExp, ProblemCode])[] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, "store-busy"],
  [/^SQLITE_FULL/, "disk-full"],
  [/^SQLITE_IOERR/, "disk-failed"],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, "store-not-writable"],
  [/^SQLITE_(CORRUPT|NOTADB|FORMAT)/, "store-damaged"],
];

/**
 * What SQLite threw, as something a person can act on: a problem where the cause lies in the machine or the store, else a
 * fault of the program that says only SQLite's code. Its text stays in `cause`: it never reaches a person.
 */
export function fromSqlite(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  const { code } = error;
  if (!code.startsWith("SQLITE_")) return error;
  const guard = guards.find((name) => code.startsWith("SQLITE_CONSTRAINT") && error.message === name);
  if (guard !== undefined) return new Problem(guard, {}, { cause: error });
  const family = families.find(([pattern]) => pattern.test(code));
  if (family !== undefined) return new Problem(family[1], { path: folder }, { cause: error });
  return new Error(`the store refused a statement: ${code}`, { cause: error });
}
