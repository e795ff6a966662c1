import { chownSync, existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig, type Config } from "../../../server/config.ts";
import { exportTo } from "../../../server/moving/export.ts";
import { importFrom } from "../../../server/moving/import.ts";
import { move } from "../../../server/moving/move.ts";
import type { Kept } from "../../../server/stores/archive/kept.ts";
import { livingDocuments, openKeptFolder } from "../../../server/stores/lowdb/kept-folder.ts";
import { MoveIn } from "../../../server/stores/postgres/move-in.ts";
import { openPostgresStore } from "../../../server/stores/postgres/open-postgres-store.ts";
import {
  databaseRecords,
  filledFolder,
  folderRecords,
  holdTable,
  latest,
  startCommand,
} from "../../support/moving.ts";
import { MIGRATIONS, Postgres, postgresPrograms } from "../../support/postgres.ts";
import { ROOT } from "../../support/root.ts";
import { contentsOf, openStore, temporaryFolder, tryOpen } from "../../support/store-folders.ts";
import { change, message, NOON } from "../../support/store-samples.ts";
import { until } from "../../support/until.ts";
import { describeWhere } from "../../support/where-installed.ts";

function around(dataDir: string, databaseUrl: string | null = null) {
  const read = readConfig({ DATA_DIR: dataDir }, "/");
  if (!read.ok) throw new Error(read.problems.join());
  const config: Config = { ...read.config, databaseUrl };
  const said: string[] = [];
  return { config, root: ROOT, say: (line: string) => said.push(line), said };
}

describeWhere("PostgreSQL", postgresPrograms() !== null, () => {
  let postgres: Postgres;
  beforeAll(async () => (postgres = await Postgres.start(["fsync = off"])));
  afterAll(() => postgres?.remove());
  let databases = 0;
  const newDatabase = () => postgres.createDatabase(`moving${(databases += 1)}`);

  async function opened(url: string) {
    const store = await openPostgresStore({
      url,
      migrations: MIGRATIONS,
      node: "test",
      failed: () => {},
    });
    if (!store.ok) throw new Error(store.problem);
    return store.store;
  }

  async function used(conversations?: number): Promise<string> {
    const folder = temporaryFolder();
    await filledFolder(folder, conversations);
    return folder;
  }

  test("a data folder moves whole, in its order, and commits go on under the next numbers (O4)", async () => {
    const [folder, url] = [await used(), await newDatabase()];
    const before = await folderRecords(folder);
    const { said, ...given } = around(folder, url);
    expect(await move(given)).toBe("moved");
    expect(await databaseRecords(url)).toEqual(before);
    expect(said.join("\n")).toContain("Both sides agree: 61 records with 61 events.");
    const store = await opened(url);
    expect((await latest(store)).slice(0, 2)).toEqual(["c1", "c29"]);
    const more = change({ id: "c0", expected: 1, labels: ["active"], append: [message("next")] });
    expect(await store.commit([more], NOON)).toMatchObject({
      committed: [{ version: 2, logged: [{ log: "public", seq: 2 }] }],
    });
    expect((await latest(store))[0]).toBe("c0");
    await store.close();
  });

  test("CX3: what an earlier version wrote is found in the database by what came later, in its old order", async () => {
    const [folder, url] = [await used(3), await newDatabase()];
    const earlier = await openStore(folder);
    const said = { text: 'of "rated":{ \u0000', rated: { good: true } };
    const asked = { text: '"rated":{ \u0000' };
    for (const [id, state] of Object.entries({ asked, said }))
      await earlier.commit([change({ id, state, labels: ["closed"] })], NOON);
    await earlier.close();
    await move(around(folder, url));
    const store = await opened(url);
    const ids = async (label: string) =>
      (await store.tagged("conversation", label, 9)).map(({ id }) => id);
    expect(await ids("rated")).toEqual(["said"]);
    expect(await ids("closed")).toEqual(["said", "asked"]);
    await store.close();
  });

  test("a folder that was moved is not opened any more, and a database in use is not moved into (O4)", async () => {
    const [folder, url] = [await used(2), await newDatabase()];
    await move(around(folder, url));
    expect(await tryOpen(folder)).toMatchObject({
      problem: expect.stringMatching(/moved into a database. Set DATABASE_URL.*closed\.json/),
    });
    await expect(exportTo(join(folder, "out"), around(folder))).rejects.toThrow("moved into");
    await expect(move(around(await used(2), url))).rejects.toThrow(
      "records in this database already",
    );
    await expect(move(around(temporaryFolder(), url))).rejects.toThrow("There are no records in");
  });

  test("O4: a move run once more says that all is moved already, also while nodes serve; into another shop's database it is refused", async () => {
    const [folder, url, other] = [await used(2), await newDatabase(), await newDatabase()];
    const command = (DATABASE_URL: string) =>
      startCommand(["move"], { DATA_DIR: folder, DATABASE_URL }).ended;
    await move(around(folder, url));
    const node = await opened(url);
    expect(await command(url)).toMatchObject({
      code: 0,
      output: expect.stringMatching(/is in this database already.*nothing is left to move/),
    });
    await node.close();
    await move(around(await used(2), other));
    expect(await command(other)).toMatchObject({
      code: 1,
      output: expect.stringContaining("There are records in this database already"),
    });
  });

  test("while a process has the folder open, its records are copied ahead, and the rest when it has ended (O4)", async () => {
    const [folder, url] = [await used(), await newDatabase()];
    // A lock that a living process holds: this very one.
    const live = await openStore(folder);
    const given = around(folder, url);
    expect(await move(given)).toBe("begun");
    expect(given.said.join("\n")).toMatch(/Copied 61 records ahead; nothing was switched over/);
    expect(
      await openPostgresStore({ url, migrations: MIGRATIONS, node: "n", failed: () => {} }),
    ).toMatchObject({
      ok: false,
      problem: expect.stringContaining("half filled from the folder"),
    });
    await live.commit([change({ id: "c3", expected: 1, append: [message("meanwhile")] })], NOON);
    await live.commit([change({ id: "c4", expected: 1, state: null })], NOON);
    // The same name and version, and another record.
    await live.commit([change({ kind: "ticket", id: "t5", expected: 1, state: null })], NOON);
    await live.commit([change({ kind: "ticket", id: "t5", state: "another" })], NOON);
    await live.close();
    expect(await move(given)).toBe("moved");
    expect(given.said.join("\n")).toContain("Wrote 2 records, removed 1.");
    expect(await databaseRecords(url)).toEqual(await folderRecords(folder));
  });

  test("a move that was killed in the middle goes on where it was, and nobody serves from half of it (O4)", async () => {
    const [folder, url] = [await used(700), await newDatabase()];
    const before = await folderRecords(folder);
    const other = await MoveIn.begin({ url, migrations: MIGRATIONS }, `the folder ${folder}`);
    await expect(other.copy(cutOff(livingDocuments(folder), 600))).rejects.toThrow("cut off");
    await other.close();
    const held = await holdTable(url, "event");
    const env = { DATA_DIR: folder, DATABASE_URL: url };
    const killed = startCommand(["move"], env);
    await until(
      "the move to wait for its turn to write",
      async () => {
        const waiting = await postgres.query("SELECT 1 FROM pg_locks WHERE NOT granted");
        return waiting.length > 0;
      },
      30_000,
    );
    killed.child.kill("SIGKILL");
    await killed.ended;
    await held.end();
    const there = await postgres.query("SELECT 1 FROM record", named(url));
    expect(there.length).toBeLessThan(before.length);
    const out = join(temporaryFolder(), "half.jsonl");
    await expect(exportTo(out, around("unused", url))).rejects.toThrow(
      "half filled from the folder",
    );
    expect(existsSync(out)).toBe(false);
    const second = await startCommand(["move"], env).ended;
    expect(second).toMatchObject({ code: 0, output: expect.stringContaining("Moved.") });
    expect(second.output).toMatch(/Wrote 9\d\d records, removed 0/);
    expect(await databaseRecords(url)).toEqual(before);
  }, 60_000);

  test("a database with tables of something else is not moved into, and stays as it is (O4)", async () => {
    const [folder, url] = [await used(2), await newDatabase()];
    await postgres.query("CREATE TABLE users (id int)", named(url));
    await expect(move(around(folder, url))).rejects.toThrow(
      "tables of something else in this database already (users). Name an empty one",
    );
    const tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    expect(await postgres.query(tables, named(url))).toEqual([{ tablename: "users" }]);
  });

  test("O8: a database that cannot be used is told in one line, and the command ends", async () => {
    const folder = await used(2);
    const url = await newDatabase();
    await postgres.query("CREATE ROLE guest LOGIN PASSWORD 'secret'");
    const rules = join(postgres.folder, "data/pg_hba.conf");
    const before = readFileSync(rules, "utf8");
    writeFileSync(rules, `host all guest 127.0.0.1/32 scram-sha-256\n${before}`);
    await postgres.query("SELECT pg_reload_conf()");
    const as = (user: string, at = url) => at.replace(/\/\/\w+@/, `//${user}@`);
    const cases: readonly (readonly [string, RegExp])[] = [
      [as("guest"), /asks for a password\. Write it into the address/],
      [as("guest:wrong"), /password authentication failed.*Check the address/],
      [`${url}x`, /does not exist.*Check the address/],
      [url.replace(/:\d+\//, ":1/"), /ECONNREFUSED.*Check the address/],
    ];
    for (const [DATABASE_URL, why] of cases) {
      const { code, output } = await startCommand(["move"], { DATA_DIR: folder, DATABASE_URL })
        .ended;
      expect({ code, output: output.trim() }).toEqual({
        code: 1,
        output: expect.stringMatching(why),
      });
      expect(output.trim()).not.toMatch(/\n|interrupted|wrong/);
    }
  });

  test("what a database holds otherwise than the folder is found before anything is switched over (O4)", async () => {
    const [folder, url] = [await used(5), await newDatabase()];
    const source = await openKeptFolder(folder);
    const target = await MoveIn.begin({ url, migrations: MIGRATIONS }, "the folder");
    const { tallies } = await target.copy(source.records());
    await target.verify(tallies);
    await postgres.query("UPDATE event SET at = at + 1 WHERE entry_id = 'm1'", named(url));
    await expect(target.verify(tallies)).rejects.toThrow("not what was copied");
    await target.close();
    await source.release();
  });

  test("an export is the same from both stores, and is read into both (O5)", async () => {
    const [folder, url, other] = [await used(), await newDatabase(), await newDatabase()];
    const before = await folderRecords(folder);
    const [first, second] = [
      join(temporaryFolder(), "a.jsonl"),
      join(temporaryFolder(), "b.jsonl"),
    ];
    await exportTo(first, around(folder));
    await importFrom(first, around("unused", url));
    expect(await databaseRecords(url)).toEqual(before);
    await exportTo(second, around("unused", url));
    const back = temporaryFolder();
    await importFrom(second, around(back));
    expect(await folderRecords(back)).toEqual(before);
    await importFrom(second, around("unused", other));
    expect(await databaseRecords(other)).toEqual(before);
    const store = await openStore(back);
    expect((await latest(store)).slice(0, 2)).toEqual(["c1", "c29"]);
    await store.commit([change({ id: "new", labels: ["active"] })], NOON);
    expect((await latest(store))[0]).toBe("new");
    await store.close();
    await expect(importFrom(second, around(back))).rejects.toThrow("There are records in");
    await expect(importFrom(second, around("unused", url))).rejects.toThrow(
      "records in this database already",
    );
    await expect(exportTo(second, around("unused", url))).rejects.toThrow("is there already");
  });
});

const named = (url: string) => url.split("/").at(-1);

async function* cutOff(records: AsyncIterable<Kept>, after: number): AsyncGenerator<Kept> {
  let count = 0;
  for await (const one of records) {
    if ((count += 1) > after) throw new Error("cut off");
    yield one;
  }
}

test("a damaged file of records is refused with its line, and nothing is imported (O5)", async () => {
  const folder = temporaryFolder();
  await filledFolder(folder, 3);
  const file = join(temporaryFolder(), "all.jsonl");
  await exportTo(file, around(folder));
  const good = readFileSync(file, "utf8");
  const lines = good.split("\n");
  const at = lines.findIndex((line) => line.includes("Where is my tent"));
  const cases: readonly (readonly [string, string])[] = [
    [good.replace("Where is my tent", "Where is my cent"), "its checksum is not"],
    [
      good.slice(0, -1 * (lines.at(-2) ?? "").length - 1),
      `line ${lines.length - 1}: the file ends`,
    ],
    [lines.toSpliced(at, 1).join("\n"), "speaks of"],
    [lines.toSpliced(at, 0, lines[at] ?? "").join("\n"), `line ${at + 2}: conversation`],
    [
      lines.toSpliced(at, 1, (lines[at] ?? "").slice(0, 40)).join("\n"),
      `line ${at + 1}: it is not a record`,
    ],
    [good.replace('"version":1', '"version":"one"'), "its version is wrong"],
    [good.replace('"seq":1', '"seq":2'), "log has 2 behind 0"],
    [`${good}{}\n`, "behind the last one"],
    ["", "is empty"],
    ["a,b\n1,2\n", "line 1 says something else"],
    [good.replace('"format":1', '"format":9'), "has format 9"],
  ];
  for (const [text, why] of cases) {
    const bad = join(temporaryFolder(), "bad.jsonl");
    writeFileSync(bad, text);
    const target = join(temporaryFolder(), "new");
    await expect(importFrom(bad, around(target)), why).rejects.toThrow(why);
    expect(existsSync(target)).toBe(false);
  }
  await expect(importFrom(join(folder, "none"), around(folder))).rejects.toThrow(
    "There is no file",
  );
});

test("an import that was interrupted is begun anew, and its folder is not opened before it has ended (O5)", async () => {
  const folder = temporaryFolder();
  await filledFolder(folder, 3);
  const file = join(temporaryFolder(), "all.jsonl");
  await exportTo(file, around(folder));
  const target = temporaryFolder();
  await importFrom(file, around(target));
  // As a crash in the middle leaves it: closed, and with records of the first attempt.
  writeFileSync(join(target, "closed.json"), '{"because":"importing"}\n');
  truncateSync(join(target, "format.json"));
  expect(await tryOpen(target)).toMatchObject({
    problem: expect.stringContaining("was not finished. Run npm run store:import again"),
  });
  await importFrom(file, around(target));
  expect(await folderRecords(target)).toEqual(await folderRecords(folder));
});

test("O8: a file that cannot be, is told in one line", async () => {
  const folder = temporaryFolder();
  await filledFolder(folder, 3);
  const cases: readonly (readonly string[])[] = [
    ["export", "--out", join(folder, "none", "all.jsonl")],
    ["import", folder],
  ];
  for (const args of cases) {
    const { code, output } = await startCommand(args, { DATA_DIR: folder }).ended;
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(/^Nothing was done: .*Name a file.*\n$/),
    });
  }
});

test.skipIf(process.getuid?.() !== 0)(
  "O8: a folder of another user is refused, and stays as it is",
  async () => {
    const folder = temporaryFolder();
    await filledFolder(folder, 3);
    const file = join(temporaryFolder(), "all.jsonl");
    await exportTo(file, around(folder));
    for (const one of [folder, join(folder, "format.json")]) chownSync(one, 4711, 4711);
    const before = contentsOf(folder);
    const url = "postgres://127.0.0.1:1/none";
    for (const act of [
      exportTo(join(temporaryFolder(), "out"), around(folder)),
      importFrom(file, around(folder)),
      move(around(folder, url)),
    ])
      await expect(act).rejects.toThrow(`${folder} belongs to user 4711`);
    expect(contentsOf(folder)).toEqual(before);
  },
);

test("a folder in use is not exported, and stays as it is (O5)", async () => {
  const folder = temporaryFolder();
  await filledFolder(folder, 3);
  const live = await openStore(folder);
  const before = contentsOf(folder);
  await expect(exportTo(join(temporaryFolder(), "out"), around(folder))).rejects.toThrow(
    `in use by process ${process.pid}`,
  );
  expect(contentsOf(folder)).toEqual(before);
  await live.close();
});
