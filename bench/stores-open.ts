import type { Store } from "../server/application/ports.ts";
import { type Disk } from "../server/stores/lowdb/disk.ts";
import { openLowdbStore } from "../server/stores/lowdb/open-lowdb-store.ts";

const QUIET = { info: () => {}, warn: () => {} };

/** The embedded store. */
export async function openFolder(folder: string, disk?: Disk): Promise<Store> {
  const opened = await openLowdbStore({
    folder,
    log: QUIET,
    ...(disk === undefined ? {} : { disk }),
  });
  if (!opened.ok) throw new Error(opened.problem);
  return opened.store;
}

/** A database, as one of its nodes; loaded only by those who ask for one: it takes memory. */
export async function openDatabase(url: string) {
  const { openPostgresStore } = await import("../server/stores/postgres/open-postgres-store.ts");
  const { MIGRATIONS } = await import("../test/support/postgres.ts");
  const node = `bench ${process.pid}`;
  const opened = await openPostgresStore({ url, migrations: MIGRATIONS, node, failed: () => {} });
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}
