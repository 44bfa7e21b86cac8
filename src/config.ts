import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { readJson } from "./domain/json-file.ts";
import { type OfficeProfile, officeProfileSchema } from "./domain/office-profile.ts";
import { Problem } from "./domain/problem.ts";
import { type Language, languages } from "./domain/text.ts";
import type { World } from "./world.ts";

/** Where the office lies: `--office`, else `$IIN_DESK_OFFICE`, else the user's data folder of the operating system. */
export function officeFolder(world: World, flag: string | undefined): string {
  const named = flag ?? world.env.IIN_DESK_OFFICE;
  return named ? resolve(world.cwd, named) : join(dataFolder(world), "iin-desk");
}

function dataFolder(world: World): string {
  if (world.platform === "win32") return world.env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local");
  if (world.platform === "darwin") return join(homedir(), "Library", "Application Support");
  return world.env.XDG_DATA_HOME || join(world.env.HOME || homedir(), ".local", "share");
}

/** A folder of the user's own beside every office: what a copy of an office that is brought back does not undo. */
export function stateFolder(world: World): string {
  const { env, home, platform } = world;
  if (platform === "win32") return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "iin-desk-sent");
  if (platform === "darwin") return join(home, "Library", "Application Support", "iin-desk-sent");
  return join(env.XDG_STATE_HOME || join(home, ".local", "state"), "iin-desk");
}

/** What tells this computer from another: its name on Windows, machine-id(5) on Linux; null where neither is there. */
export function machineName(world: World): string | null {
  if (world.platform === "win32") return world.env.COMPUTERNAME || null;
  try {
    return readFileSync("/etc/machine-id", "utf8").trim() || null;
  } catch {
    return null;
  }
}

export const profileFile = (folder: string): string => join(folder, "office.json");

/** Reads office.json. Throws `no-office`, `file-not-readable`, and `bad-office` with every fault and its place. */
export async function readProfile(folder: string): Promise<OfficeProfile> {
  const path = profileFile(folder);
  let text: string;
  try {
    // Not by a promise: loading node:fs/promises takes longer than reading this file.
    text = readFileSync(path, "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"].includes(code)) throw new Problem("no-office", { path: folder });
    if (["EACCES", "EPERM", "EISDIR"].includes(code)) throw new Problem("file-not-readable", { path }, { cause });
    throw cause;
  }
  try {
    return readJson(officeProfileSchema, text, path);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    const { faults, at } = cause.params;
    throw new Problem("bad-office", { path, faults: faults ?? [`${at} json`] }, { cause });
  }
}

/** The language that an office works in, where there is one; its file is not checked here. */
export async function languageOfOffice(folder: string): Promise<Language | null> {
  try {
    const profile = JSON.parse(readFileSync(profileFile(folder), "utf8")) as { language?: unknown };
    return languages.find((one) => one === profile.language) ?? null;
  } catch {
    return null;
  }
}
