import { Problem } from "../domain/problem.ts";

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly dest?: string;
}

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && "code" in error && typeof error.code === "string";

/**
 * What the operating system or SQLite refused, as a problem that a person can put right; null for everything else.
 * The error itself stays as the cause: its text never reaches a person.
 */
export function machineProblem(error: unknown): Problem | null {
  if (!isSystemError(error)) return null;
  const because = { cause: error };
  // SQLite's extended codes carry a suffix: SQLITE_IOERR_WRITE, SQLITE_READONLY_DIRECTORY, SQLITE_BUSY_SNAPSHOT.
  const code = error.code.startsWith("SQLITE_") ? error.code.split("_").slice(0, 2).join("_") : error.code;
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
    case "SQLITE_FULL":
      return new Problem("disk-full", {}, because);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new Problem("folder-not-writable", { path: error.dest ?? error.path ?? "?" }, because);
    case "SQLITE_READONLY":
    case "SQLITE_CANTOPEN":
    case "SQLITE_PERM":
      return new Problem("store-not-writable", {}, because);
    case "EIO":
    case "SQLITE_IOERR":
      return new Problem("disk-failed", {}, because);
    case "EMFILE":
    case "ENFILE":
      return new Problem("too-many-open-files", {}, because);
    case "SQLITE_BUSY":
    case "SQLITE_LOCKED":
      return new Problem("store-busy", {}, because);
    case "SQLITE_CORRUPT":
    case "SQLITE_NOTADB":
      return new Problem("store-damaged", {}, because);
    default:
      return null;
  }
}
