import { resolve } from "node:path";
import type { Nodes, Store } from "./application/ports.ts";
import type { Config } from "./config.ts";
import { laterLabels } from "./domain/labels.ts";
import type { Log } from "./log.ts";
import { randomIds } from "./random-ids.ts";
import { openLowdbStore } from "./stores/lowdb/open-lowdb-store.ts";

/** The SQL files, in the installation's folder. */
export const MIGRATIONS = "server/stores/postgres/migrations";

export type OpenedStore =
  | {
      readonly ok: true;
      readonly store: Store;
      /** The other processes on it; null: it belongs to one alone. */
      readonly nodes: Nodes | null;
      readonly warnings: readonly string[];
    }
  /** One line that says what to do. */
  | { readonly ok: false; readonly problem: string };

type StoreParts = {
  readonly config: Pick<Config, "dataDir" | "databaseUrl">;
  readonly log: Log;
  /** Folder of the installation. */
  readonly root: string;
};

/** The store the environment asks for: a database if one is named, else the data folder. */
export async function openStore({ config, log, root }: StoreParts): Promise<OpenedStore> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl === null) {
    const opened = await openLowdbStore({ folder: dataDir, log, laterLabels });
    return opened.ok ? { ...opened, nodes: null, warnings: [] } : opened;
  }
  // What the database needs is loaded by those who have one: it is a tenth of a start.
  const { openPostgresStore } = await import("./stores/postgres/open-postgres-store.ts");
  return openPostgresStore({
    url: databaseUrl,
    migrations: resolve(root, MIGRATIONS),
    node: randomIds.id(),
    failed: (error) => log.error({ error }, "a connection to the database broke"),
  });
}
