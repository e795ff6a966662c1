import { join } from "node:path";
import { Client } from "pg";
import Postgrator from "postgrator";

/** Any number that nothing else on this database uses. */
const LOCK = 7_245_103;
const CONNECT_WITHIN_MS = 10_000;

/** A process that is stopped in the middle keeps the others waiting no longer than this. */
const STANDSTILL = "SET LOCAL idle_in_transaction_session_timeout = '20s'";

/**
 * In a backup that was restored on another server, transactions have numbers that are still to come
 * there: what they changed would be news to every node at every look.
 */
const FORGET_ANOTHER_SERVERS_NUMBERS =
  "UPDATE record SET changed_in = '0' WHERE changed_in >= pg_snapshot_xmax(pg_current_snapshot())";

/**
 * Brings the tables up to date, forward only; a file that was run is never changed again. All of it
 * in one transaction, and one process at a time: of several that start together the first does it.
 * On a connection of its own: an index on millions of rows may take longer than any other question.
 */
export async function migrate(url: string, folder: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  // Whatever it was in the middle of is undone, and the question on its way says why.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("BEGIN");
    await client.query(STANDSTILL);
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const migrations = new Postgrator({
      driver: "pg",
      migrationPattern: join(folder, "*.sql"),
      schemaTable: "schema_version",
      execQuery: (query) => client.query(query),
    });
    await migrations.migrate();
    await client.query(FORGET_ANOTHER_SERVERS_NUMBERS);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
