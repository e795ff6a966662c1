import pg from "pg";
import { type Kept, sameTallies, type Tallies, Tallying } from "../archive/kept.ts";
import { Refusal } from "../refusal.ts";
import { rowKey } from "../row.ts";
import { plainText } from "./db-text.ts";
import { keptRows } from "./kept-rows.ts";
import { migrate } from "./migrate.ts";
import { databaseProblem, refuseHalfFilled, refuseStrangers } from "./problem.ts";
import { putRecords, removeRecords } from "./restore-rows.ts";

/** Any number that nothing else on this database uses: two at once would undo each other's work. */
const LOCK = 7_245_104;
/** A transaction ends with the first of these that is reached. */
const MOST = { records: 500, events: 5_000 } as const;

export type Database = { readonly url: string; readonly migrations: string };

export type Copied = {
  /** What the source has. */
  readonly tallies: Tallies;
  /** Records that were written; the others were there already. */
  readonly written: number;
  /** Records that were there and are no longer in the source. */
  readonly removed: number;
};

/** A database that takes over all records of a source, in as many goes as it takes. */
export class MoveIn {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /** `source`: names what is brought, so that nobody goes on with something else. */
  static async begin({ url, migrations }: Database, source: string): Promise<MoveIn> {
    const client = await connected(url);
    try {
      await refuseStrangers(client);
      await migrate(url, migrations);
      await claim(client, source);
    } catch (error) {
      await client.end();
      throw databaseProblem(error);
    }
    return new MoveIn(client);
  }

  /**
   * Makes the database hold what the source has, writing only what differs. `more`: called with how
   * many records were looked at.
   */
  async copy(
    records: AsyncIterable<Kept>,
    more: (looked: number) => void = () => {},
  ): Promise<Copied> {
    const there = await this.#serials();
    const tallying = new Tallying();
    let batch: Kept[] = [];
    let [looked, written, events] = [0, 0, 0];
    const put = async () => {
      if (batch.length > 0) await putRecords(this.#client, batch);
      written += batch.length;
      [batch, events] = [[], 0];
      more(looked);
    };
    for await (const kept of records) {
      looked += 1;
      tallying.add(kept);
      const key = rowKey(kept);
      const serial = there.get(key);
      there.delete(key);
      if (serial !== kept.serial) {
        batch.push(kept);
        events += kept.log.length;
      }
      if (batch.length >= MOST.records || events >= MOST.events) await put();
      else if (looked % MOST.records === 0) more(looked);
    }
    await put();
    const left = [...there.keys()].map(nameOf);
    if (left.length > 0) await removeRecords(this.#client, left);
    return { tallies: tallying.tallies, written, removed: left.length };
  }

  /** Reads all of it back and throws a Refusal if that is not what the source has. */
  async verify(expected: Tallies): Promise<void> {
    const found = new Tallying();
    for await (const kept of keptRows(this.#client)) found.add(kept);
    if (!sameTallies(found.tallies, expected))
      throw new Refusal(
        "What the database holds is not what was copied. Nothing was switched over. Run this again.",
      );
  }

  /** From now on nodes serve from it. */
  async open(): Promise<void> {
    // One transaction: whoever finds the database open finds the next number to be given as well.
    await this.#client.query(
      `BEGIN; SELECT setval('record_serial', (SELECT coalesce(max(serial), 1) FROM record)); SELECT add_later_labels(); DELETE FROM moving; COMMIT`,
    );
    await this.#client.query("ANALYZE");
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  async #serials(): Promise<Map<string, number>> {
    const { rows } = await this.#client.query<{ kind: string; id: string; serial: string }>(
      "SELECT kind, id, serial FROM record",
    );
    return new Map(
      rows.map(({ kind, id, serial }) => [
        rowKey({ kind: plainText(kind), id: plainText(id) }),
        Number(serial),
      ]),
    );
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    // Half a connection would keep the process alive.
    void client.end().catch(() => {});
    throw databaseProblem(error);
  }
  return client;
}

async function claim(client: pg.Client, source: string): Promise<void> {
  const first = async <T>(text: string, values: unknown[] = []) =>
    (await client.query(text, values)).rows[0] as T | undefined;
  const lock = await first<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [LOCK]);
  if (lock?.mine !== true)
    throw new Refusal("Somebody else is moving records into this database. Wait for them to end.");
  const begun = await first<{ source: string }>("SELECT source FROM moving");
  if (begun?.source === source) return;
  if (begun !== undefined)
    throw new Refusal(
      `This database is half filled from ${begun.source}. Go on with that, or empty the database.`,
    );
  const alive = await first("SELECT 1 FROM node WHERE lives_until > now() LIMIT 1");
  if (alive !== undefined)
    throw new Refusal("A node is running on this database. Stop it, and name an empty database.");
  if ((await first("SELECT 1 FROM record LIMIT 1")) !== undefined)
    throw new Refusal(
      "There are records in this database already. Name an empty one in DATABASE_URL.",
    );
  await client.query("INSERT INTO moving (source) VALUES ($1)", [source]);
}

function nameOf(key: string): { readonly kind: string; readonly id: string } {
  const [kind = "", id = ""] = key.split("\u0000");
  return { kind, id };
}

/** Whether a database that nodes serve from has the shop of this key. */
export async function holdsShop(url: string, siteKey: string): Promise<boolean> {
  const client = await connected(url);
  const isTrue = async (condition: string, values: readonly unknown[] = []) =>
    (await client.query<{ is: boolean }>(`SELECT ${condition} AS is`, [...values])).rows[0]?.is;
  try {
    if ((await isTrue("to_regclass('moving') IS NOT NULL")) !== true) return false;
    const shop = "EXISTS (SELECT FROM record WHERE kind = 'workspace' AND state->>'siteKey' = $1)";
    return (await isTrue(`${shop} AND NOT EXISTS (SELECT FROM moving)`, [siteKey])) === true;
  } catch (error) {
    throw databaseProblem(error);
  } finally {
    await client.end();
  }
}

/** A database as a source of records; everybody may go on writing. One that is not all there is refused. */
export async function* keptDatabase(url: string): AsyncGenerator<Kept> {
  const client = await connected(url);
  try {
    await refuseHalfFilled(client).catch((error: unknown) => {
      throw databaseProblem(error);
    });
    yield* keptRows(client);
  } finally {
    await client.end();
  }
}
