import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../server/application/ports.ts";
import { openPostgresStore } from "../../server/stores/postgres/open-postgres-store.ts";
import { MIGRATIONS, Postgres, postgresPrograms } from "../support/postgres.ts";
import { describeWhere } from "../support/where-installed.ts";
import { change, message, NOON } from "../support/store-samples.ts";
import { describeStoreContract } from "./store-contract.ts";

describeWhere("PostgreSQL", postgresPrograms() !== null, () => {
  let postgres: Postgres;
  beforeAll(async () => (postgres = await Postgres.start()));
  afterAll(async () => {
    await current?.close();
    await postgres?.remove();
  });

  async function open(url = postgres.url()) {
    const opened = await openPostgresStore({
      url,
      migrations: MIGRATIONS,
      node: "test",
      failed: () => {},
    });
    if (!opened.ok) throw new Error(opened.problem);
    return opened;
  }

  // One connection pool for all: what a test leaves is deleted, and one that opens again says so.
  let current: Store | undefined;
  let query: (text: string) => Promise<unknown>;

  async function opened(): Promise<Store> {
    const { store, pool } = await open();
    query = (text) => pool.query(text);
    return store;
  }

  describeStoreContract("the PostgreSQL store", async () => {
    current ??= await opened();
    return {
      store: current,
      reopen: async () => {
        await current?.close();
        return (current = await opened());
      },
      cleanup: async () => {
        await query("DELETE FROM label; DELETE FROM event; DELETE FROM record");
      },
    };
  });

  test("commits that cross each other's records in opposite orders end, each whole or not at all", async () => {
    const store = (current ??= await opened());
    const other = await open();
    const names = ["x", "y", "z"];
    await store.commit(
      names.map((id) => change({ id })),
      NOON,
    );
    const rounds = Array.from({ length: 16 }, async (_, i) => {
      const [ids, by] = i % 2 === 0 ? [names, store] : [[...names].reverse(), other.store];
      for (;;) {
        const read = await Promise.all(ids.map((id) => by.get("conversation", id)));
        const changes = ids.map((id, n) =>
          change({ id, expected: read[n]?.version ?? 0, append: [message(`${id} ${i}`)] }),
        );
        if ((await by.commit(changes, NOON)).ok) return;
      }
    });
    await Promise.all(rounds);
    const all = await Promise.all(names.map((id) => store.get("conversation", id)));
    expect(all.map((one) => [one?.version, one?.heads.public])).toEqual(names.map(() => [17, 16]));
    await other.store.close();
    await query("DELETE FROM label; DELETE FROM event; DELETE FROM record");
  });

  test("a record that two begin at once is begun by one", async () => {
    const store = (current ??= await opened());
    const other = await open();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 ? store : other.store).commit(
          [change({ id: `new ${i >> 1}`, state: i })],
          NOON,
        ),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(10);
    await other.store.close();
  });

  test("a server that acknowledges before the disk has it is named at the start", async () => {
    const url = await postgres.createDatabase("hasty");
    await postgres.query("ALTER DATABASE hasty SET synchronous_commit = off");
    const hasty = await open(url);
    expect(hasty.warnings).toEqual([expect.stringContaining("synchronous_commit")]);
    await hasty.store.close();
    const careful = await open();
    expect(careful.warnings).toEqual([]);
    await careful.store.close();
  });

  test("a database that cannot be reached is one line that says what to do, without the password", async () => {
    const url = "postgres://cascade:secret@127.0.0.1:1/none";
    const opened = await openPostgresStore({
      url,
      migrations: MIGRATIONS,
      node: "n",
      failed: () => {},
    });
    expect(opened).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/DATABASE_URL.*again\.$/),
    });
    expect(JSON.stringify(opened)).not.toContain("secret");
  });

  test("a lost connection fails what was asked on it, and the next question finds the server again", async () => {
    const store = (current ??= await opened());
    await postgres.stop("SIGQUIT");
    await expect(store.get("conversation", "a")).rejects.toThrow();
    await expect(store.commit([change({ id: "lost" })], NOON)).rejects.toThrow();
    await postgres.start();
    expect(await store.commit([change({ id: "kept" })], NOON)).toMatchObject({ ok: true });
    expect(await store.get("conversation", "kept")).toMatchObject({ version: 1 });
  });
});
