import { afterAll, beforeAll, expect, test } from "vitest";
import { plansOf } from "../../bench/stores-plans.ts";
import { documentsOf } from "../../server/application/search-documents.ts";
import { openPostgresStore } from "../../server/stores/postgres/open-postgres-store.ts";
import { PostgresTexts } from "../../server/stores/postgres/postgres-texts.ts";
import { MIGRATIONS, Postgres, postgresPrograms } from "../support/postgres.ts";
import { change, NOON } from "../support/store-samples.ts";
import { describeWhere } from "../support/where-installed.ts";
import { describeTextIndexContract } from "./text-index-contract.ts";

describeWhere("PostgreSQL", postgresPrograms() !== null, () => {
  let postgres: Postgres;
  let opened: Extract<Awaited<ReturnType<typeof openPostgresStore>>, { readonly ok: true }>;
  beforeAll(async () => {
    postgres = await Postgres.start();
    const one = await openPostgresStore({
      url: postgres.url(),
      migrations: MIGRATIONS,
      node: "test",
      failed: () => {},
    });
    if (!one.ok) throw new Error(one.problem);
    opened = one;
  });
  afterAll(async () => {
    await opened?.store.close();
    await postgres?.remove();
  });

  async function begin() {
    await opened.pool.query(
      "DELETE FROM record; DELETE FROM search_text; DELETE FROM search_queue",
    );
    return { store: opened.store, texts: new PostgresTexts(opened.pool) };
  }

  describeTextIndexContract("the index in PostgreSQL", begin);

  test("the server explains every question of the store that the bench of both stores asks", async () => {
    await begin();
    const plans = Object.values(await plansOf(postgres.url()));
    expect(plans.length).toBeGreaterThan(10);
    for (const plan of plans) expect(plan.at(-1)).toMatch(/^Execution Time/u);
  });

  test("V5: of several nodes that read what changed, none leaves it as the slower one saw it", async () => {
    const { store } = await begin();
    const nodes = [new PostgresTexts(opened.pool), new PostgresTexts(opened.pool)];
    let version = 0;
    for (; version < 20; version += 1) {
      const state = { text: `word${version}` };
      await store.commit([change({ id: "it", state, expected: version })], NOON);
      await Promise.all(
        nodes.map((texts) =>
          texts.catchUp(async ([record]) => {
            const read = await store.get<{ readonly text: string }>("conversation", "it");
            if (record === undefined || read === undefined) return [];
            const text = { names: "", body: read.state.text, at: NOON };
            return [{ kind: "chat", id: "it", text }];
          }),
        ),
      );
      expect(await nodes[0]?.find([`word${version}`])).toHaveLength(1);
    }
  });

  test("V5: what could not be read stays to be read", async () => {
    const { store, texts } = await begin();
    await store.commit([change({ id: "it" })], NOON);
    const lost = texts.catchUp(async () => {
      throw new Error("no answer");
    });
    await expect(lost).rejects.toThrow("no answer");
    const seen: string[] = [];
    await texts.catchUp(async (records) => {
      seen.push(...records.map(({ id }) => id));
      return documentsOf(store, []);
    });
    expect(seen).toEqual(["it"]);
  });

  test("V5: a node whose server goes away in the middle goes on living", async () => {
    const { store, texts } = await begin();
    await store.commit([change({ id: "it" })], NOON);
    const lost = texts.catchUp(async () => {
      await postgres.stop("SIGQUIT");
      return [];
    });
    await expect(lost).rejects.toThrow();
    await postgres.start();
    expect(await (await begin()).texts.find(["it"])).toEqual([]);
  });
});
