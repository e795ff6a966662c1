import type { Store } from "../../server/application/ports.ts";
import { openPostgresStore } from "../../server/stores/postgres/open-postgres-store.ts";
import { createMemoryStore } from "../../server/stores/memory/memory-store.ts";
import pg from "pg";
import { MIGRATIONS } from "./postgres.ts";

/** Set for the whole run by `npm run test:postgres`: a server to make databases on. */
const server = process.env["TEST_POSTGRES"];

/** Where this run keeps records: an empty database, or null for what a suite takes by itself. */
export async function databaseForTests(): Promise<string | null> {
  if (server === undefined) return null;
  const name = `test_${process.pid}_${(made += 1)}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`).finally(() => client.end());
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

let made = 0;

/** An empty store: in memory, unless the run is on a database. */
export async function storeForTests(): Promise<Store> {
  const url = await databaseForTests();
  return url === null ? createMemoryStore() : storeOn(url);
}

export async function storeOn(url: string): Promise<Store> {
  const opened = await openPostgresStore({
    url,
    migrations: MIGRATIONS,
    node: "test",
    failed: () => {},
    connections: 6,
  });
  if (!opened.ok) throw new Error(opened.problem);
  return opened.store;
}
