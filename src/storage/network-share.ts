/** Magic numbers of `statfs` (linux/magic.h and the file systems' own headers). */
const shares: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x564c, // NCP
  0x01021997, // 9P: a folder of the host seen from a virtual machine
  0x5346414f, // OpenAFS
  0x6b414653, // kAFS
  0x73757245, // Coda
  0x00c36400, // Ceph
  0x0bd00bd0, // Lustre
  0x47504653, // GPFS
  0x01161970, // GFS2
  0x7461636f, // OCFS2
  0x786f4256, // VirtualBox shared folder
  0xbacbacbc, // VMware shared folder
  0x19830326, // BeeGFS
]);

const fuse = 0x65735546;

/** FUSE file systems that lie on a disk of this computer. Any other may be a network in disguise (sshfs, rclone, …). */
const localFuse = /^(fuseblk|fuse\.(ntfs(-3g)?|exfat|gocryptfs|encfs|cryfs|veracrypt|bindfs|mergerfs|lxcfs))$/;

/**
 * True when the file system is shared with other computers. `type` and `device` come from `statfs` and `stat`, `mounts`
 * gives `/proc/self/mountinfo` and is asked only for FUSE, which hides what lies behind it.
 */
export function isNetworkShare(type: number, device: number, mounts: () => string): boolean {
  if (type >>> 0 !== fuse) return shares.has(type >>> 0);
  const name = `${(device >> 8) & 0xfff}:${(device & 0xff) | ((device >> 12) & 0xfff00)}`;
  const line = mounts()
    .split("\n")
    .find((mount) => mount.split(" ")[2] === name);
  const kind = line?.split(" - ")[1]?.split(" ")[0] ?? "";
  return !localFuse.test(kind);
}
