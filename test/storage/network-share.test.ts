import { statfsSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isNetworkShare } from "../../src/storage/network-share.ts";
import { createStore } from "../../src/storage/store.ts";
import { storeOptions } from "../support/sample-case.ts";
import { temporaryFolder } from "../support/store.ts";

const mountinfo = (kind: string) => `24 30 0:22 / /proc rw,nosuid shared:12 - proc proc rw
98 30 0:52 / /home/consul/office rw,nosuid,nodev shared:40 - ${kind} consul@far:/srv rw,user_id=1000
`;
const never = () => {
  throw new Error("asked for nothing");
};

describe("a network share", () => {
  it.each([
    ["NFS", 0x6969, true],
    ["CIFS", 0xff534d42, true],
    ["SMB2, as a negative number", 0xfe534d42 | 0, true],
    ["a folder of the host of a virtual machine", 0x01021997, true],
    ["ext4", 0xef53, false],
    ["btrfs", 0x9123683e, false],
    ["tmpfs", 0x01021994, false],
    ["overlay", 0x794c7630, false],
    ["a stick (vfat)", 0x4d44, false],
  ])("%s: %#", (_, type, share) => {
    expect(isNetworkShare(type, 0, never)).toBe(share);
  });

  it.each([
    ["fuse.sshfs", true],
    ["fuse.rclone", true],
    ["fuse.gvfsd-fuse", true],
    ["fuse", true],
    ["fuseblk", false],
    ["fuse.gocryptfs", false],
  ])("behind FUSE: %s", (kind, share) => {
    expect(isNetworkShare(0x65735546, 52, () => mountinfo(kind))).toBe(share);
  });

  it("is what a FUSE mount counts as that cannot be found", () => {
    expect(isNetworkShare(0x65735546, 53, () => mountinfo("fuseblk"))).toBe(true);
  });
});

it("is not where this computer keeps its temporary files", async () => {
  const folder = await temporaryFolder();
  expect(isNetworkShare(statfsSync(folder).type, statSync(folder).dev, never)).toBe(false);
  const store = await createStore(folder, storeOptions);
  expect(store.notes).toEqual(process.platform === "linux" ? [] : ["share-not-checked"]);
  store.close();
});
