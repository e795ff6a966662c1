import type { Pool } from "pg";
import type { Stored } from "../../application/ports.ts";
import { rowKey } from "../row.ts";
import { dbText } from "./db-text.ts";
import { RECORD_COLUMNS, recordOf, type RecordRow } from "./record-row.ts";

type Waiting = {
  readonly kind: string;
  readonly id: string;
  readonly found: ((record: Stored<unknown> | undefined) => void)[];
  readonly failed: ((error: unknown) => void)[];
};

const READ = {
  name: "read-records",
  text: `SELECT w.n::integer AS n, ${RECORD_COLUMNS}
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w(kind, id, n)
    JOIN record AS r ON r.kind = w.kind AND r.id = w.id`,
};

/**
 * Reads records by name. Those asked for in one turn of the event loop, by whomever, take one
 * question to the server: under load that is most of them.
 */
export class ReadBatch {
  readonly #pool: Pool;
  #waiting = new Map<string, Waiting>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  read(kind: string, id: string): Promise<Stored<unknown> | undefined> {
    return new Promise((found, failed) => {
      if (this.#waiting.size === 0) setImmediate(() => void this.#send());
      const key = rowKey({ kind, id });
      const waiting = this.#waiting.get(key) ?? { kind, id, found: [], failed: [] };
      waiting.found.push(found);
      waiting.failed.push(failed);
      this.#waiting.set(key, waiting);
    });
  }

  async #send(): Promise<void> {
    const asked = [...this.#waiting.values()];
    this.#waiting = new Map();
    try {
      const values = [asked.map(({ kind }) => dbText(kind)), asked.map(({ id }) => dbText(id))];
      const { rows } = await this.#pool.query<RecordRow & { n: number }>({ ...READ, values });
      const records = new Map(rows.map((row) => [row.n, recordOf(row)]));
      for (const [i, { found }] of asked.entries())
        for (const give of found) give(records.get(i + 1));
    } catch (error) {
      for (const { failed } of asked) for (const give of failed) give(error);
    }
  }
}
