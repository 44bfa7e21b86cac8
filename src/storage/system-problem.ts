import { Problem, type ProblemCode } from "../domain/problem.ts";

const codes: Readonly<Record<string, ProblemCode>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EIO: "disk-failed",
  ENODEV: "disk-failed",
  ENXIO: "disk-failed",
  EACCES: "folder-not-writable",
  EPERM: "folder-not-writable",
  EROFS: "folder-not-writable",
  EMFILE: "too-many-open-files",
  ENFILE: "too-many-open-files",
};

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** What the operating system refused, as a problem that a person can put right; anything else as it is. */
export function fromSystem(error: unknown, path: string, doing: "reading" | "writing" = "writing"): unknown {
  const code = codes[codeOf(error)];
  if (code === undefined) return error;
  const refused = code === "folder-not-writable" && doing === "reading" ? "file-not-readable" : code;
  return new Problem(refused, { path }, { cause: error });
}

/** True when a path leads to nothing: no such name, none that could be, a file as a folder, links in a circle. */
export const isAbsent = (error: unknown): boolean =>
  ["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"].includes(codeOf(error));
