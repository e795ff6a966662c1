import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Pool } from "pg";
import { conversation, timed, type Speed } from "./stores-commits.ts";

/** What a commit has to write at least. */
const BODY = JSON.stringify(conversation(1, 1, 1));
/** Connections of the store's own pool. */
const CONNECTIONS = 12;

/** Adding to a file and syncing it: whoever comes while it is being synced shares the next sync. */
export async function appendFloor(
  folder: string,
  together: number,
  seconds: number,
): Promise<Speed> {
  const path = join(folder, "floor");
  const file = await open(path, "w");
  const bytes = Buffer.from(`${BODY}\n`);
  let waiting: (() => void)[] = [];
  let running = false;
  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await file.write(Buffer.concat(batch.map(() => bytes)));
      await file.datasync();
      for (const done of batch) done();
    }
    running = false;
  }
  const speed = await timed(together, seconds, () => {
    const synced = new Promise<void>((done) => waiting.push(done));
    if (!running) setImmediate(() => void (running || run()));
    return synced;
  });
  await file.close();
  await rm(path);
  return speed;
}

/** One row for each commit, by bare `pg`. */
export async function insertFloor(url: string, together: number, seconds: number): Promise<Speed> {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS });
  await pool.query("CREATE TABLE IF NOT EXISTS floor (id bigserial PRIMARY KEY, body json)");
  const insert = { name: "floor", text: "INSERT INTO floor (body) VALUES ($1)", values: [BODY] };
  const speed = await timed(together, seconds, () => pool.query(insert));
  await pool.query("DROP TABLE floor");
  await pool.end();
  return speed;
}
