import type { Pool, PoolClient } from "pg";
import type {
  DocumentsOf,
  Named,
  TextDocument,
  TextHit,
  TextIndex,
} from "../../application/ports.ts";
import { lexemesOf, scoreOf, wantedFor } from "../../domain/search-text.ts";
import { dbText, plainText } from "./db-text.ts";

/** Any number that nothing else on this database uses: two who read the same would race for who writes last. */
const LOCK = 7_245_105;
/** Records that are read and written with one transaction. */
const AT_ONCE = 200;
/** What somebody who searches waits for at most: after moving house there may be a million to read. */
const MOST_FOR_ONE_SEARCH = 2_000;
/** The newest so many of each kind are ranked. */
const RANKED = 100;
const KINDS = ["ticket", "chat", "contact"];

/** Enough to find the ranked ones of a word that every fifth has. */
const LATEST = 5 * RANKED;

/** The lexemes may be in other places than in a row: the text decides, of one after another until there are enough. */
const FITS = `(SELECT bool_and(strpos(s.names, w.term) > 0 OR strpos(s.body, w.term) > 0)
  FROM unnest($3::text[]) AS w(term)) LIMIT ${RANKED}`;

/**
 * Common words are among the latest texts; all others are looked up in the index, where a common one
 * would bring most of what there is.
 */
export const FIND = {
  latest: {
    name: "find-latest-texts",
    text: `SELECT k.kind, t.id, t.at, t.names, t.body FROM unnest($1::text[]) AS k(kind)
      CROSS JOIN LATERAL (
        SELECT * FROM (
          SELECT * FROM search_text WHERE kind = k.kind ORDER BY at DESC LIMIT ${LATEST}
        ) AS s WHERE s.lexemes @@ $2::tsquery AND ${FITS}
      ) AS t`,
  },
  all: {
    name: "find-texts",
    text: `WITH those AS MATERIALIZED (SELECT * FROM search_having($2::tsquery))
      SELECT k.kind, t.id, t.at, t.names, t.body FROM unnest($1::text[]) AS k(kind)
      CROSS JOIN LATERAL (
        SELECT * FROM (
          SELECT * FROM those WHERE those.kind = k.kind ORDER BY those.at DESC OFFSET 0
        ) AS s WHERE ${FITS}
      ) AS t`,
  },
};

type FoundRow = { kind: string; id: string; at: number; names: string; body: string };

/** Texts in the database, for all nodes together. */
export class PostgresTexts implements TextIndex {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** The commits themselves queue what they change. */
  heard(): void {}

  async catchUp(documentsOf: DocumentsOf): Promise<void> {
    for (let read = 0; read < MOST_FOR_ONE_SEARCH; read += AT_ONCE)
      if (!(await this.#some(documentsOf, "pg_advisory_xact_lock"))) return;
  }

  /** If somebody else is at it, it is theirs. */
  goOn(documentsOf: DocumentsOf): Promise<boolean> {
    return this.#some(documentsOf, "pg_try_advisory_xact_lock");
  }

  async find(terms: readonly string[]): Promise<readonly TextHit[]> {
    if (terms.length === 0) return [];
    const [query, texts] = questionOf(terms);
    const ask = async (how: keyof typeof FIND, kinds: readonly string[]) =>
      (await this.#pool.query<FoundRow>({ ...FIND[how], values: [kinds, query, texts] })).rows;
    const latest = await ask("latest", KINDS);
    const few = KINDS.filter((one) => latest.filter(({ kind }) => kind === one).length < RANKED);
    const all = few.length === 0 ? [] : await ask("all", few);
    const rows = [...latest.filter(({ kind }) => !few.includes(kind)), ...all];
    return rows
      .map(({ kind, id, at, names, body }) => {
        const text = { names: plainText(names), body: plainText(body) };
        return { kind, id: plainText(id), at, score: scoreOf(text, terms) };
      })
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score || b.at - a.at);
  }

  /** Takes the newest of the queue; gives whether there may be more. */
  async #some(documentsOf: DocumentsOf, lock: string): Promise<boolean> {
    const client = await this.#pool.connect();
    client.on("error", saidByTheNext);
    try {
      await client.query("BEGIN");
      const locked = await client.query<{ mine: boolean | string }>(`SELECT ${lock}($1) AS mine`, [
        LOCK,
      ]);
      const taken = locked.rows[0]?.mine === false ? [] : await take(client);
      // Read after they were taken: what changes from here on is queued again.
      if (taken.length > 0) await put(client, await documentsOf(taken));
      await client.query("COMMIT");
      client.off("error", saidByTheNext);
      client.release();
      return taken.length > 0;
    } catch (error) {
      // Whatever it was in the middle of is undone with the connection.
      client.release(true);
      throw error;
    }
  }
}

/** A server that goes away meanwhile fails the next question, which says so; unheard it would end the process. */
function saidByTheNext(): void {}

/** For `FIND`, behind the kinds: lexemes are quoted, since anything may be in them. */
export function questionOf(terms: readonly string[]): readonly [string, readonly string[]] {
  const query = wantedFor(terms).map(({ lexeme, isBeginning }) => {
    const quoted = `'${dbText(lexeme).replace(/['\\]/g, "$&$&")}'`;
    return isBeginning ? `${quoted}:*` : quoted;
  });
  return [query.join(" & "), terms.map(dbText)];
}

async function take(client: PoolClient): Promise<readonly Named[]> {
  const { rows } = await client.query<Named>(
    `DELETE FROM search_queue WHERE n = ANY (
       ARRAY(SELECT n FROM search_queue ORDER BY n DESC LIMIT ${AT_ONCE})
     ) RETURNING kind, id`,
  );
  const names = rows.map(({ kind, id }) => ({ kind: plainText(kind), id: plainText(id) }));
  return [...new Map(names.map((name) => [`${name.kind} ${name.id}`, name])).values()];
}

async function put(client: PoolClient, documents: readonly TextDocument[]): Promise<void> {
  const gone = documents.filter(({ text }) => text === null);
  await client.query(
    `DELETE FROM search_text AS s USING unnest($1::text[], $2::text[]) AS w(kind, id)
     WHERE s.kind = w.kind AND s.id = w.id`,
    [gone.map(({ kind }) => kind), gone.map(({ id }) => dbText(id))],
  );
  const there = documents.flatMap(({ kind, id, text }) =>
    text === null ? [] : { kind, id, text },
  );
  // Arrays of arrays have to be of one length: lexemes travel as JSON, in which they need no quoting.
  await client.query(
    `INSERT INTO search_text (kind, id, at, names, body, lexemes)
     SELECT kind, id, at, names, body, array_to_tsvector(ARRAY(SELECT json_array_elements_text(lexemes::json)))
     FROM unnest($1::text[], $2::text[], $3::double precision[], $4::text[], $5::text[], $6::text[])
       AS w(kind, id, at, names, body, lexemes)
     ON CONFLICT (kind, id) DO UPDATE SET at = excluded.at, names = excluded.names,
       body = excluded.body, lexemes = excluded.lexemes`,
    [
      there.map(({ kind }) => kind),
      there.map(({ id }) => dbText(id)),
      there.map(({ text }) => text.at),
      there.map(({ text }) => dbText(text.names)),
      there.map(({ text }) => dbText(text.body)),
      there.map(({ text }) =>
        JSON.stringify([...lexemesOf(`${text.names} ${text.body}`)].map(dbText)),
      ),
    ],
  );
}
