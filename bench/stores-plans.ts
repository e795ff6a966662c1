import { Client } from "pg";
import { documentsOf } from "../server/application/search-documents.ts";
import { termsOf } from "../server/domain/search-text.ts";
import { QUERIES } from "../server/stores/postgres/postgres-store.ts";
import { FIND, questionOf } from "../server/stores/postgres/postgres-texts.ts";
import { openDatabase } from "./stores-open.ts";
import { spelled } from "./stores-texts.ts";

const NOW = 1_700_000_900_000;
/** Of a history read to its end. */
const LAST = 2_147_483_647;

type Asked = { readonly text: string; readonly values: readonly unknown[] };

/** What each question is asked with: an inbox or a view, a conversation's history, what is due, searches. */
const QUESTIONS: Readonly<Record<string, Asked>> = {
  view: { ...QUERIES.tagged, values: ["conversation", "active", 200] },
  history: { ...QUERIES.events, values: ["conversation-77", 0, 0, LAST, LAST] },
  entry: { ...QUERIES.entry, values: ["conversation-77", "77-0-5"] },
  due: { ...QUERIES.due, values: [NOW, 50] },
  claim: { ...QUERIES.claim, values: [NOW, 50, 5_000] },
  next: { ...QUERIES.next, values: [] },
  "search, a common word among the latest": search("latest", spelled(3)),
  "search, a rare word among the latest": search("latest", spelled(19_999)),
  "search, a rare word": search("all", spelled(19_999)),
  "search, three words": search("all", `${spelled(40)} ${spelled(900)} ${spelled(5)}`),
  "search, Chinese": search("all", "帐篷暴风雨"),
  "search, Thai": search("all", "เต็นท์ พายุ"),
  "search, two letters": search("all", "qu"),
};

function search(how: keyof typeof FIND, query: string): Asked {
  return { text: FIND[how].text, values: [["chat"], ...questionOf(termsOf(query))] };
}

/** How the server answers each question of the store, and in what time: its own lines. */
export async function plansOf(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const plans: Record<string, readonly string[]> = {};
    for (const [name, { text, values }] of Object.entries(QUESTIONS)) {
      const { rows } = await client.query<{ "QUERY PLAN": string }>(
        `EXPLAIN (ANALYZE, COSTS OFF, SUMMARY ON) ${text}`,
        [...values],
      );
      plans[name] = rows.map((row) => row["QUERY PLAN"]);
    }
    return plans;
  } finally {
    await client.end();
  }
}

/** Reads all there is for the search, as nodes do behind a move; and how large it became. */
export async function readForSearch(url: string): Promise<Readonly<Record<string, unknown>>> {
  const from = performance.now();
  const { store, pool } = await openDatabase(url);
  while ((await store.texts?.goOn((records) => documentsOf(store, records))) === true);
  const seconds = Math.round((performance.now() - from) / 1_000);
  await pool.query("VACUUM ANALYZE search_text");
  const { rows } = await pool.query<Record<string, unknown>>(
    `SELECT (SELECT count(*)::integer FROM search_text) AS documents,
       (SELECT count(*)::integer FROM event) AS messages,
       pg_size_pretty(pg_total_relation_size('search_text')) AS search,
       pg_size_pretty(pg_relation_size('search_text_lexemes')) AS "searchIndex",
       pg_size_pretty(pg_total_relation_size('event')) AS events,
       pg_size_pretty(pg_total_relation_size('record')) AS records`,
  );
  await store.close();
  return { seconds, ...rows[0] };
}
