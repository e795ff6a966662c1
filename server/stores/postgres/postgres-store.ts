import type { Pool } from "pg";
import type { Change, CommitResult, Heads, Store, Stored } from "../../application/ports.ts";
import type { Logged } from "../../protocol/conversation.ts";
import { refuseUnfit } from "../fit-changes.ts";
import type { Due } from "../indexes.ts";
import { CommitQueue } from "./commit-queue.ts";
import { dbText, plainText } from "./db-text.ts";
import { ReadBatch } from "./read-batch.ts";
import {
  EVENT_COLUMNS,
  type EventRow,
  loggedOf,
  RECORD_COLUMNS,
  recordOf,
  type RecordRow,
} from "./record-row.ts";
import { PostgresTexts } from "./postgres-texts.ts";
import { writeCommits } from "./write-commits.ts";

/** Transactions at the same time; more only wait for each other's flush. */
const COMMITS_AT_ONCE = 4;

/** Every question there is but reading by name; `npm run bench -- stores` shows how the server answers them. */
export const QUERIES = {
  tagged: {
    name: "tagged",
    text: `SELECT ${RECORD_COLUMNS} FROM label AS l JOIN record AS r ON r.kind = l.kind AND r.id = l.id
      WHERE l.kind = $1 AND l.label = $2 ORDER BY l.serial DESC LIMIT $3`,
  },
  events: {
    name: "events",
    text: `SELECT ${EVENT_COLUMNS} FROM event WHERE conversation_id = $1
      AND ((log = 1 AND seq > $2 AND seq <= $4) OR (log = 2 AND seq > $3 AND seq <= $5))
      ORDER BY log, seq`,
  },
  entry: {
    name: "entry",
    text: `SELECT ${EVENT_COLUMNS} FROM event WHERE conversation_id = $1 AND entry_id = $2
      ORDER BY log, seq LIMIT 1`,
  },
  due: {
    name: "due",
    text: `SELECT kind, id, due_at FROM record WHERE due_at <= $1 ORDER BY due_at, kind, id LIMIT $2`,
  },
  claim: {
    name: "claim-due",
    // Of two who ask at once, one has it: the row of the claim decides, by the server's clock.
    text: `WITH free AS (
        SELECT r.kind, r.id, r.due_at FROM record AS r
        WHERE r.due_at <= $1 AND NOT EXISTS (
          SELECT 1 FROM claim AS c
          WHERE c.kind = r.kind AND c.id = r.id AND c.due_at = r.due_at AND c.held_until > now())
        ORDER BY r.due_at, r.kind, r.id LIMIT $2
      ), mine AS (
        INSERT INTO claim AS c (kind, id, due_at, held_until)
        SELECT kind, id, due_at, now() + $3 * interval '1 millisecond' FROM free ORDER BY kind, id
        ON CONFLICT (kind, id) DO UPDATE SET due_at = excluded.due_at, held_until = excluded.held_until
          WHERE c.held_until <= now() OR c.due_at <> excluded.due_at
        RETURNING kind, id, due_at
      )
      SELECT * FROM mine ORDER BY due_at, kind, id`,
  },
  next: { name: "next-due", text: "SELECT min(due_at) AS due_at FROM record" },
};

/** The largest number a column of them holds. */
const LAST = 2_147_483_647;
const TO_THE_END: Heads = { public: LAST, internal: LAST };

type DueRow = { kind: string; id: string; due_at: number };

/**
 * Rows are the truth; nothing is remembered here, so any number of processes may share them. A
 * commit is visible to readers only once it is durable, which is what the server promises.
 */
export class PostgresStore implements Store {
  readonly failed = new Promise<Error>(() => {});
  readonly texts: PostgresTexts;
  readonly #pool: Pool;
  readonly #reads: ReadBatch;
  readonly #commits: CommitQueue;
  #closing: Promise<void> | null = null;

  /** `writer`: names this process in what it changes. */
  constructor(pool: Pool, writer: string) {
    this.#pool = pool;
    this.texts = new PostgresTexts(pool);
    this.#reads = new ReadBatch(pool);
    this.#commits = new CommitQueue(COMMITS_AT_ONCE, (some) => writeCommits(pool, writer, some));
  }

  async get<S>(kind: string, id: string): Promise<Stored<S> | undefined> {
    return (await this.#reads.read(kind, id)) as Stored<S> | undefined;
  }

  async tagged<S>(kind: string, label: string, limit: number): Promise<readonly Stored<S>[]> {
    const values = [dbText(kind), dbText(label), limit];
    const { rows } = await this.#pool.query<RecordRow>({ ...QUERIES.tagged, values });
    return rows.map((row) => recordOf<S>(row));
  }

  async events(
    conversationId: string,
    after: Heads,
    until: Heads = TO_THE_END,
  ): Promise<readonly Logged[]> {
    const values = [
      dbText(conversationId),
      after.public,
      after.internal,
      until.public,
      until.internal,
    ];
    const { rows } = await this.#pool.query<EventRow>({ ...QUERIES.events, values });
    return rows.map(loggedOf);
  }

  async findEntry(conversationId: string, entryId: string): Promise<Logged | undefined> {
    const values = [dbText(conversationId), dbText(entryId)];
    const { rows } = await this.#pool.query<EventRow>({ ...QUERIES.entry, values });
    return rows[0] && loggedOf(rows[0]);
  }

  async due(now: number, limit: number): Promise<readonly Due[]> {
    const { rows } = await this.#pool.query<DueRow>({ ...QUERIES.due, values: [now, limit] });
    return rows.map(dueOf);
  }

  async claimDue(
    now: number,
    { limit, forMs }: { readonly limit: number; readonly forMs: number },
  ): Promise<readonly Due[]> {
    const values = [now, limit, forMs];
    const { rows } = await this.#pool.query<DueRow>({ ...QUERIES.claim, values });
    return rows.map(dueOf);
  }

  async nextDue(): Promise<number | null> {
    const { rows } = await this.#pool.query<{ due_at: number | null }>(QUERIES.next);
    return rows[0]?.due_at ?? null;
  }

  async commit(changes: readonly Change<unknown>[], now: number): Promise<CommitResult> {
    if (this.#closing !== null) throw new Error("The store is closed.");
    refuseUnfit(changes);
    if (changes.length === 0) return { ok: true, committed: [] };
    return this.#commits.add({ changes, now });
  }

  /** What can be read is durable already. */
  async settled(): Promise<void> {}

  close(): Promise<void> {
    this.#closing ??= this.#commits.idle().then(() => this.#pool.end());
    return this.#closing;
  }
}

function dueOf({ kind, id, due_at }: DueRow): Due {
  return { kind: plainText(kind), id: plainText(id), dueAt: due_at };
}
