import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";

// Where desktops and people mount what can be taken away.
const places: Readonly<Record<string, readonly string[]>> = {
  linux: ["/media/", "/run/media/", "/mnt/"],
  darwin: ["/Volumes/"],
};

/** True for a path where systems of this kind mount sticks and disks that can be taken away. */
export const isMountPlace = (path: string, platform: NodeJS.Platform): boolean =>
  (places[platform] ?? []).some((place) => `${path}/`.startsWith(place) && `${path}/` !== place);

/** The device, `major:minor`, that a path lies on by the text of `/proc/self/mountinfo`; null where none is told. */
export function deviceOf(path: string, mountinfo: string): string | null {
  let found: { readonly length: number; readonly device: string } | null = null;
  for (const line of mountinfo.split("\n")) {
    const [, , device = "", , point = ""] = line.split(" ");
    const at = point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const within = at === "/" || path === at || path.startsWith(`${at}/`);
    if (within && at !== "" && at.length >= (found?.length ?? 0)) found = { length: at.length, device };
  }
  return found?.device ?? null;
}

/** True for a folder on a stick or another medium that can be taken away, as far as the system tells. */
export async function isRemovable(folder: string): Promise<boolean> {
  const path = await realpath(folder).catch(() => folder);
  if (isMountPlace(path, process.platform)) return true;
  if (process.platform !== "linux") return false;
  const device = deviceOf(path, await readFile("/proc/self/mountinfo", "utf8").catch(() => ""));
  if (device === null) return false;
  // A partition says nothing of it; the disk above it does.
  const flags = [join("/sys/dev/block", device, "removable"), join("/sys/dev/block", device, "..", "removable")];
  for (const flag of flags) {
    const said = await readFile(flag, "utf8").catch(() => "");
    if (said !== "") return said.trim() === "1";
  }
  return false;
}
