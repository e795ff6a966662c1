import type { Pool } from "pg";
import type { Connected, Nodes } from "../../application/ports.ts";
import { dbText, plainText } from "./db-text.ts";

/**
 * How long a node counts as alive without a sign (ms). With the agents' grace behind it [20 s] what
 * a killed node's agents held is free within 30 s; a pause shorter than it goes unnoticed.
 */
const LIFE_MS = 6_000;

const LIFE = `now() + ${LIFE_MS} * interval '1 millisecond'`;
const ALIVE = "EXISTS (SELECT 1 FROM node AS n WHERE n.id = c.node AND n.lives_until > now())";

/** Leases in the database, by its clock: the nodes' own clocks need not agree. */
export class PostgresNodes implements Nodes {
  readonly #pool: Pool;
  readonly #self: string;
  /** The oldest transaction still running at the last look: whatever it or a later one changed is news. */
  #seen: string | null = null;

  constructor(pool: Pool, self: string) {
    this.#pool = pool;
    this.#self = self;
  }

  async renew(): Promise<boolean> {
    const renewed = await this.#pool.query(
      `UPDATE node SET lives_until = ${LIFE} WHERE id = $1 AND lives_until > now()`,
      [this.#self],
    );
    if (renewed.rowCount === 1) return true;
    await this.#pool.query(
      `INSERT INTO node (id, lives_until) VALUES ($1, ${LIFE})
       ON CONFLICT (id) DO UPDATE SET lives_until = excluded.lives_until`,
      [this.#self],
    );
    return false;
  }

  async report({ came, went }: Parameters<Nodes["report"]>[0]): Promise<void> {
    if (came.length > 0)
      await this.#pool.query(
        `INSERT INTO connected (kind, id, node)
         SELECT kind, id, $3 FROM unnest($1::text[], $2::text[]) AS w(kind, id)
         ON CONFLICT DO NOTHING`,
        [...columns(came), this.#self],
      );
    if (went.length > 0)
      await this.#pool.query(
        `DELETE FROM connected AS c USING unnest($1::text[], $2::text[]) AS w(kind, id)
         WHERE c.kind = w.kind AND c.id = w.id AND c.node = $3`,
        [...columns(went), this.#self],
      );
  }

  async elsewhere(): ReturnType<Nodes["elsewhere"]> {
    const { rows } = await this.#pool.query<{ id: string | null }>(
      `SELECT c.id FROM node AS n
       LEFT JOIN connected AS c ON c.node = n.id AND c.kind = 'agent'
       WHERE n.id <> $1 AND n.lives_until > now()`,
      [this.#self],
    );
    const ids = rows.flatMap(({ id }) => (id === null ? [] : [plainText(id)]));
    return { alone: rows.length === 0, agentIds: [...new Set(ids)] };
  }

  async isElsewhere({ kind, id }: Connected): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `SELECT 1 FROM connected AS c
       WHERE c.kind = $1 AND c.id = $2 AND c.node <> $3 AND ${ALIVE} LIMIT 1`,
      [kind, dbText(id), this.#self],
    );
    return rowCount === 1;
  }

  /** Clears away what nobody needs any more on the way. */
  async abandoned(limit: number): Promise<readonly string[]> {
    await this.#pool.query(
      `DELETE FROM node AS n WHERE n.lives_until <= now() AND n.id <> $1
         AND NOT EXISTS (SELECT 1 FROM connected AS c WHERE c.node = n.id AND c.kind = 'visitor')`,
      [this.#self],
    );
    await this.#pool.query(
      `DELETE FROM connected AS c WHERE c.kind <> 'visitor' AND c.node <> $1 AND NOT ${ALIVE}`,
      [this.#self],
    );
    await this.#pool.query("DELETE FROM claim WHERE held_until < now() - interval '1 minute'");
    const { rows } = await this.#pool.query<{ id: string }>(
      `SELECT DISTINCT c.id FROM connected AS c
       WHERE c.kind = 'visitor' AND c.node <> $1 AND NOT ${ALIVE} LIMIT $2`,
      [this.#self, limit],
    );
    return rows.map(({ id }) => plainText(id));
  }

  async forget(visitors: readonly string[]): Promise<void> {
    await this.#pool.query(
      `DELETE FROM connected AS c
       WHERE c.kind = 'visitor' AND c.id = ANY ($1) AND c.node <> $2 AND NOT ${ALIVE}`,
      [visitors.map(dbText), this.#self],
    );
  }

  async changes(): Promise<readonly { readonly kind: string; readonly id: string }[]> {
    const { rows } = await this.#pool.query<{
      seen: string;
      kind: string | null;
      id: string | null;
    }>(
      // One statement, so that both look at the same moment.
      `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS seen, r.kind, r.id
       FROM (SELECT 1) AS always LEFT JOIN record AS r
         ON r.changed_in >= $1::xid8 AND r.changed_by IS DISTINCT FROM $2`,
      [this.#seen ?? NEVER, this.#self],
    );
    const isFirst = this.#seen === null;
    this.#seen = rows[0]?.seen ?? this.#seen;
    if (isFirst) return [];
    return rows.flatMap(({ kind, id }) =>
      kind === null || id === null ? [] : [{ kind: plainText(kind), id: plainText(id) }],
    );
  }
}

/** A transaction later than any. */
const NEVER = "18446744073709551615";

function columns(some: readonly Connected[]): readonly [readonly string[], readonly string[]] {
  return [some.map(({ kind }) => kind), some.map(({ id }) => dbText(id))];
}
