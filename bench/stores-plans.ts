import { Client } from "pg";
import { QUERIES } from "../server/stores/postgres/postgres-store.ts";

const NOW = 1_700_000_900_000;

/** What each question is asked with: an inbox, a conversation's history, what is due. */
const VALUES: Readonly<Record<keyof typeof QUERIES, readonly unknown[]>> = {
  tagged: ["conversation", "active", 200],
  events: ["conversation-77", 0, 0],
  entry: ["conversation-77", "77-0-5"],
  due: [NOW, 50],
  claim: [NOW, 50, 5_000],
  next: [],
};

/** How the server answers each question of the store, and in what time: its own lines. */
export async function plansOf(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const plans: Record<string, readonly string[]> = {};
  for (const [name, values] of Object.entries(VALUES)) {
    const { text } = QUERIES[name as keyof typeof QUERIES];
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `EXPLAIN (ANALYZE, COSTS OFF, SUMMARY ON) ${text}`,
      [...values],
    );
    plans[name] = rows.map((row) => row["QUERY PLAN"]);
  }
  await client.end();
  return plans;
}
