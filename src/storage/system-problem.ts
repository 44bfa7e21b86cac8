import { Problem, type ProblemCode } from "../domain/problem.ts";

const codes: Readonly<Record<string, ProblemCode>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EIO: "disk-failed",
  EACCES: "folder-not-writable",
  EPERM: "folder-not-writable",
  EROFS: "folder-not-writable",
  EMFILE: "too-many-open-files",
  ENFILE: "too-many-open-files",
};

/** What the operating system refused, as a problem that a person can put right; anything else as it is. */
export function fromSystem(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  const code = codes[error.code];
  return code === undefined ? error : new Problem(code, { path }, { cause: error });
}
