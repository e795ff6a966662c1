import { join } from "node:path";
import type { Pool } from "pg";
import Postgrator from "postgrator";

/** Any number that nothing else on this database uses. */
const LOCK = 7_245_103;

/**
 * Brings the tables up to date, forward only; a file that was run is never changed again. All of it
 * in one transaction, and one process at a time: of several that start together the first does it.
 */
export async function migrate(pool: Pool, folder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const migrations = new Postgrator({
      driver: "pg",
      migrationPattern: join(folder, "*.sql"),
      schemaTable: "schema_version",
      execQuery: (query) => client.query(query),
    });
    await migrations.migrate();
    await client.query("COMMIT");
    client.release();
  } catch (error) {
    // Not given back to the pool: whatever it was in the middle of goes with it.
    client.release(true);
    throw error;
  }
}
