import type { Store } from "../../server/application/ports.ts";
import { nodeDisk, type Disk } from "../../server/stores/lowdb/disk.ts";
import { openLowdbStore } from "../../server/stores/lowdb/open-lowdb-store.ts";

/** Opened and closed thousands of times, and no plug is pulled. */
const unsyncedDisk: Disk = {
  ...nodeDisk,
  create: async (path) => ({ ...(await nodeDisk.create(path)), sync: async () => {} }),
  syncFolder: async () => {},
};

export async function openUnsynced(folder: string): Promise<Store> {
  const log = { info: () => {}, warn: () => {} };
  const opened = await openLowdbStore({ folder, log, disk: unsyncedDisk });
  if (!opened.ok) throw new Error(opened.problem);
  return opened.store;
}
