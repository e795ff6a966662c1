import { Pool } from "pg";
import type { Nodes, Store } from "../../application/ports.ts";
import { migrate } from "./migrate.ts";
import { PostgresNodes } from "./postgres-nodes.ts";
import { PostgresStore } from "./postgres-store.ts";
import { databaseProblem, refuseHalfFilled } from "./problem.ts";

export type PostgresStoreOptions = {
  /** postgres://user:password@host:port/database; settings of the driver may follow behind a "?". */
  readonly url: string;
  /** Folder of the SQL files. */
  readonly migrations: string;
  /** Names this process among those that share the database. */
  readonly node: string;
  /** Hears of connections that broke; what was asked on them is answered by its own error. */
  readonly failed: (error: unknown) => void;
  readonly connections?: number;
};

export type OpenedPostgres =
  | {
      readonly ok: true;
      readonly store: Store;
      readonly nodes: Nodes;
      readonly pool: Pool;
      readonly warnings: readonly string[];
    }
  /** One line that says what to do. */
  | { readonly ok: false; readonly problem: string };

const CONNECTIONS = 12;
/** A server that does not answer is given up, so that people hear "busy" and try again (ms). */
const PATIENCE_MS = 10_000;

/** Opens a database, or sets up a new one; any number of processes may have it open. */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<OpenedPostgres> {
  const pool = new Pool({
    connectionString: options.url,
    max: options.connections ?? CONNECTIONS,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
    application_name: `cascade ${options.node}`,
  });
  pool.on("error", options.failed);
  try {
    await migrate(options.url, options.migrations);
    await refuseHalfFilled(pool);
    const warnings = await dangers(pool);
    return {
      ok: true,
      store: new PostgresStore(pool, options.node),
      nodes: new PostgresNodes(pool, options.node),
      pool,
      warnings,
    };
  } catch (error) {
    await pool.end();
    return { ok: false, problem: databaseProblem(error).message };
  }
}

/** What would make "acknowledged" mean less than "on disk". */
async function dangers(pool: Pool): Promise<readonly string[]> {
  const setting = async (name: string) => {
    const { rows } = await pool.query<{ value: string }>("SELECT current_setting($1) AS value", [
      name,
    ]);
    return rows[0]?.value;
  };
  const warnings: string[] = [];
  if ((await setting("synchronous_commit")) === "off")
    warnings.push(
      "PostgreSQL has synchronous_commit off: a crash of its machine can lose messages that were acknowledged. Set it to on.",
    );
  if ((await setting("fsync")) === "off")
    warnings.push(
      "PostgreSQL has fsync off: a crash of its machine can lose everything. Set it to on.",
    );
  return warnings;
}
