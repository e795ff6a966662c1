import { closeSync, fdatasyncSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Numbers of `statfs(2)`. */
const FILESYSTEMS: Readonly<Record<number, string>> = {
  0xef53: "ext4",
  0x58465342: "xfs",
  0x9123683e: "btrfs",
  0x2fc12fc1: "zfs",
  0x794c7630: "overlayfs",
  0x01021994: "tmpfs",
  0x858458f6: "ramfs",
};

const IN_MEMORY: ReadonlySet<string> = new Set(["tmpfs", "ramfs"]);

/** What the folder lies on; throws if that is memory, where syncing means nothing. */
export function filesystemOf(folder: string): string {
  const { type } = statfsSync(folder);
  const name = FILESYSTEMS[type] ?? `type 0x${type.toString(16)}`;
  if (IN_MEMORY.has(name)) {
    throw new Error(`${folder} is ${name}: set TMPDIR to a folder on a disk.`);
  }
  return name;
}

const SYNCS = 100;
const LONGEST_MS = 1_000;
/** About what the product writes for one message. */
const BYTES = Buffer.alloc(1_000, "x");

/** How long adding to a file and syncing it takes with nothing else going on, in milliseconds. */
export function timeSyncs(folder: string): readonly number[] {
  const path = join(folder, "sync-probe");
  const file = openSync(path, "w");
  const took: number[] = [];
  try {
    const end = performance.now() + LONGEST_MS;
    while (took.length < SYNCS && performance.now() < end) {
      const from = performance.now();
      writeSync(file, BYTES);
      fdatasyncSync(file);
      took.push(performance.now() - from);
    }
  } finally {
    closeSync(file);
    rmSync(path);
  }
  return took;
}
