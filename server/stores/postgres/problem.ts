import type { ClientBase } from "pg";
import { Refusal } from "../refusal.ts";

/** Of a table or column that is there, or is not, because somebody else made it (PostgreSQL's error codes). */
const STRANGE_TABLES: ReadonlySet<string> = new Set(["42P01", "42P07", "42703"]);

/** Why a database cannot be used, and what to do. The driver's own words name hosts and users, never a password. */
export function databaseProblem(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const why = (error instanceof AggregateError ? error.errors[0] : error) as {
    readonly code?: string;
    readonly message?: string;
  };
  const words = why.message ?? String(why);
  if (STRANGE_TABLES.has(why.code ?? ""))
    return new Refusal(
      `What the database at DATABASE_URL has is not ours (${words}). Check the address, or name an empty one.`,
    );
  // The driver's words when an address has no password and one is asked for.
  if (words.includes("client password must be a string"))
    return new Refusal(
      "The database at DATABASE_URL asks for a password. Write it into the address, as postgres://user:password@host/database.",
    );
  return new Refusal(
    `The database at DATABASE_URL cannot be used: ${words}. Check the address and that PostgreSQL (13 or later) is running, and start again.`,
  );
}

/** What is not all here yet must not be gone on with. */
export async function refuseHalfFilled(client: Pick<ClientBase, "query">): Promise<void> {
  const { rows } = await client.query<{ source: string }>("SELECT source FROM moving");
  const [begun] = rows;
  if (begun === undefined) return;
  throw new Refusal(
    `This database is half filled from ${begun.source}. Run npm run store:move (or store:import) again until it says that all is there.`,
  );
}

/** Where nothing of ours is yet, nothing of somebody else's may be. What extensions bring does not count. */
export async function refuseStrangers(client: Pick<ClientBase, "query">): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class AS c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
       AND to_regclass('record') IS NULL
       AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
     ORDER BY c.relname LIMIT 3`,
  );
  if (rows.length === 0) return;
  throw new Refusal(
    `There are tables of something else in this database already (${rows.map(({ name }) => name).join(", ")}). Name an empty one in DATABASE_URL.`,
  );
}
