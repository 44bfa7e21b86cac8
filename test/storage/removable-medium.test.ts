import { describe, expect, it } from "vitest";
import { deviceOf, isMountPlace, isRemovable } from "../../src/storage/removable-medium.ts";
import { temporaryFolder } from "../support/store.ts";

describe("places where sticks are mounted", () => {
  it.each([
    ["/media/consul/STICK", "linux", true],
    ["/run/media/consul/STICK/letters", "linux", true],
    ["/mnt/usb", "linux", true],
    ["/mnt", "linux", false],
    ["/media", "linux", false],
    ["/mntx/usb", "linux", false],
    ["/home/consul/media", "linux", false],
    ["/Volumes/STICK", "darwin", true],
    ["/Users/consul", "darwin", false],
    ["/media/consul/STICK", "win32", false],
  ] as const)("%s on %s: %s", (path, platform, removable) => {
    expect(isMountPlace(path, platform)).toBe(removable);
  });
});

describe("the device under a path", () => {
  const mountinfo = [
    "22 1 259:2 / / rw,relatime - ext4 /dev/nvme0n1p2 rw",
    "30 22 259:3 / /home rw,relatime - ext4 /dev/nvme0n1p3 rw",
    "41 22 8:17 / /srv/my\\040stick rw - vfat /dev/sdb1 rw",
  ].join("\n");

  it.each([
    ["/home/consul/letters", "259:3"],
    ["/homeless", "259:2"],
    ["/srv/my stick", "8:17"],
    ["/srv/my stick/letters", "8:17"],
    ["/srv", "259:2"],
  ])("%s lies on %s", (path, device) => {
    expect(deviceOf(path, mountinfo)).toBe(device);
  });

  it("is not known where nothing is told", () => {
    expect(deviceOf("/home", "")).toBeNull();
  });
});

it("a folder of this machine's own disk cannot be taken away", async () => {
  expect(await isRemovable(await temporaryFolder())).toBe(false);
});
