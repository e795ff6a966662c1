import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Store } from "../../server/application/ports.ts";
import { type Disk, nodeDisk } from "../../server/stores/lowdb/disk.ts";
import { openLowdbStore } from "../../server/stores/lowdb/open-lowdb-store.ts";
import type { LowdbStoreOptions } from "../../server/stores/lowdb/open-lowdb-store.ts";

const quietLog = { info: () => {}, warn: () => {} };

/** Never by itself: a test that wants a checkpoint asks for it by size. */
const NEVER_MS = 3_600_000;

/** For tests that open a folder a thousand times and pull no plug. */
export const unsyncedDisk: Disk = {
  ...nodeDisk,
  create: async (path) => ({ ...(await nodeDisk.create(path)), sync: async () => {} }),
  syncFolder: async () => {},
};

/** Changes nothing: to see what a folder would open as, and keep it as it is. */
export const dryDisk: Disk = {
  create: async () => ({ write: async () => {}, sync: async () => {}, close: async () => {} }),
  truncate: async () => {},
  rename: async () => {},
  remove: async () => {},
  makeFolder: async () => {},
  syncFolder: async () => {},
};

export function temporaryFolder(): string {
  const folder = makeTemporaryFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

export function makeTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "cascade-store-"));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function copyFolder(from: string): string {
  const folder = temporaryFolder();
  cpSync(from, folder, { recursive: true });
  return folder;
}

export async function openStore(
  folder: string,
  options: Partial<LowdbStoreOptions> = {},
): Promise<Store> {
  const opened = await tryOpen(folder, options);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.store;
}

export function tryOpen(folder: string, options: Partial<LowdbStoreOptions> = {}) {
  return openLowdbStore({ folder, log: quietLog, checkpointMs: NEVER_MS, ...options });
}

/** Every file below a folder but the lock, with its content, to see that nothing was touched. */
export function contentsOf(folder: string): ReadonlyMap<string, string> {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const names = all.filter((name) => name !== "lock");
  return new Map(names.map((name) => [name, contentOf(join(folder, name))]));
}

function contentOf(path: string): string {
  return statSync(path).isDirectory() ? "a folder" : readFileSync(path, "latin1");
}
