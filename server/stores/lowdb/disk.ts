import { constants, writeSync } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm, truncate } from "node:fs/promises";
import { sep } from "node:path";

export interface OutFile {
  /** Adds all the bytes at the end. */
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when what was written would survive a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Everything the store changes on disk. A port, so that tests can fail it or pull the plug. */
export interface Disk {
  /** A new, empty file; replaces one of that name. */
  create(path: string): Promise<OutFile>;
  /** Cuts a file and syncs it. */
  truncate(path: string, length: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes the folder if there is none; its parent must exist. */
  makeFolder(path: string): Promise<void>;
  /** Creating, renaming and removing survive a power cut only after this. */
  syncFolder(path: string): Promise<void>;
}

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

export const nodeDisk: Disk = {
  create: async (path) => outFile(await open(path, "w", PRIVATE_FILE)),
  truncate: async (path, length) => {
    await truncate(path, length);
    await syncPath(path, constants.O_RDWR);
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  makeFolder: async (path) => {
    await mkdir(path, { mode: PRIVATE_FOLDER, recursive: true });
  },
  syncFolder: async (path) => {
    // Windows cannot open a folder to sync it, and orders these changes by itself.
    if (process.platform !== "win32") await syncPath(path, constants.O_RDONLY);
  },
};

/** Puts a file in place in one step, synced: a reader sees the old content or the new. */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const name = path.lastIndexOf(sep) + 1;
  const draft = `${path.slice(0, name)}.${path.slice(name)}.tmp`;
  const file = await disk.create(draft);
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.rename(draft, path);
}

function outFile(handle: FileHandle): OutFile {
  return {
    write: (bytes) => writeAll(handle, bytes),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

/**
 * Up to this many bytes go to the system's cache at once: that takes less time than handing them to
 * another thread and waiting for a turn of a busy event loop to hear that they are there.
 */
const AT_ONCE = 256 * 1024;

/** One write may take only a part, on a disk that is almost full for instance. */
async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  const atOnce = bytes.length <= AT_ONCE;
  for (let done = 0; done < bytes.length;) {
    done += atOnce
      ? writeSync(handle.fd, bytes, done)
      : (await handle.write(bytes, done)).bytesWritten;
  }
}

async function syncPath(path: string, flags: number): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
