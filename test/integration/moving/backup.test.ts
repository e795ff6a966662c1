import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import type { Nodes } from "../../../server/application/ports.ts";
import { randomIds } from "../../../server/random-ids.ts";
import { PostgresNodes } from "../../../server/stores/postgres/postgres-nodes.ts";
import { AgentClient, VisitorClient } from "../../support/clients.ts";
import { startCommand } from "../../support/moving.ts";
import { Postgres, postgresPrograms } from "../../support/postgres.ts";
import { Product } from "../../support/product.ts";
import { siteKey } from "../../support/site-key.ts";
import { until } from "../../support/until.ts";
import { storeOn } from "../../support/test-store.ts";
import { describeWhere } from "../../support/where-installed.ts";
import pg from "pg";

const place = mkdtempSync(join(tmpdir(), "cascade-backup-"));
const running: { remove(): Promise<void> }[] = [];
afterEach(() => Promise.all(running.splice(0).map((one) => one.remove())));
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function started<T extends { remove(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const one = await starting;
  running.push(one);
  return one;
}

/** A chat that was acknowledged, on whichever product. */
class Story {
  readonly token = randomIds.secret();
  conversationId = "";
  admin: Pick<AgentClient, "id" | "cookie"> | null = null;

  async begin(product: Product): Promise<void> {
    const admin = await AgentClient.setUp(product, {
      token: product.setupLink.split("/").at(-1) ?? "",
      name: "Mei",
    });
    const visitor = await this.#visitor(product);
    await visitor.hello();
    this.conversationId = await visitor.start("Two poles snapped", { person: true });
    await admin.offered(this.conversationId);
    await admin.get("offer:accept", { conversationId: this.conversationId });
    expect(await visitor.say(this.conversationId, "Before the backup")).toMatchObject({ ok: true });
    this.admin = { id: admin.id, cookie: admin.cookie };
    for (const client of [visitor, admin]) client.close();
  }

  /** All of it is there, and goes on. */
  async goesOn(product: Product): Promise<void> {
    const visitor = await this.#visitor(product);
    expect(JSON.stringify((await visitor.hello()) as unknown)).toContain("Before the backup");
    if (this.admin === null) throw new Error("It has not begun.");
    const admin = await AgentClient.connect(product, this.admin);
    expect(await visitor.say(this.conversationId, "After the restore")).toMatchObject({ ok: true });
    const view = await admin.get("conversation:open", { conversationId: this.conversationId });
    expect(JSON.stringify(view)).toMatch(/Before the backup.*After the restore/);
    const { found } = await admin.get("search:find", { text: "snapped restore" });
    expect(found.map(({ conversationId }) => conversationId)).toEqual([this.conversationId]);
    for (const client of [visitor, admin]) client.close();
  }

  async #visitor(product: Product): Promise<VisitorClient> {
    return VisitorClient.connect({
      url: product.url,
      site: await siteKey(product),
      token: this.token,
    });
  }
}

/** Written to all the time, until it says that it is over. */
async function underLoad(product: Product, work: () => void | Promise<void>): Promise<void> {
  const writer = await VisitorClient.connect({
    url: product.url,
    site: await siteKey(product),
    token: randomIds.secret(),
  });
  await writer.hello();
  const id = await writer.start("Somebody else", { person: true });
  let over = false;
  let said = 0;
  const writing = (async () => {
    while (!over) if ((await writer.say(id, `Word ${said}`)).ok) said += 1;
  })();
  await until("words to be on their way", () => said > 3);
  await work();
  over = true;
  await writing;
  writer.close();
}

test("O6: a copy of the data folder, taken while people write, is exported and started from while the original runs", async () => {
  const product = await started(Product.start({ DATABASE_URL: "" }));
  const story = new Story();
  await story.begin(product);
  const copy = join(place, "copy");
  await underLoad(product, () => cpSync(product.dataDir, copy, { recursive: true }));
  const out = join(place, "copy.jsonl");
  const exported = await startCommand(["export", "--out", out], { DATA_DIR: copy }).ended;
  expect(exported, exported.output).toMatchObject({ code: 0 });
  await story.goesOn(await started(Product.start({ DATABASE_URL: "", DATA_DIR: copy })));
}, 90_000);

describeWhere("PostgreSQL", postgresPrograms() !== null, () => {
  test("O6: a dump of the database, taken while people write, is restored on another server and goes on", async () => {
    const before = await started(Postgres.start());
    const after = await started(Postgres.start());
    const product = await started(Product.start({ DATABASE_URL: before.url() }));
    const story = new Story();
    await story.begin(product);
    // Its transactions have numbers that the other server is far from.
    await before.query(
      "DO $$ BEGIN FOR i IN 1..3000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$",
    );
    const file = join(place, "cascade.dump");
    await underLoad(product, () => {
      run("pg_dump", ["--format=custom", `--file=${file}`, before.url()]);
    });
    await product.stop();
    run("pg_restore", ["--no-owner", "--exit-on-error", `--dbname=${after.url()}`, file]);
    await story.goesOn(await started(Product.start({ DATABASE_URL: after.url() })));
    expect(await newsWithoutChanges(after.url())).toEqual([]);
  }, 120_000);
});

function run(program: string, args: readonly string[]): void {
  execFileSync(join(postgresPrograms() ?? "", program), args);
}

/** What a node that looks twice is told was changed between, when nobody changed anything. */
async function newsWithoutChanges(url: string): Promise<Awaited<ReturnType<Nodes["changes"]>>> {
  await (await storeOn(url)).close();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const nodes = new PostgresNodes(pool, "another");
  await nodes.changes();
  return nodes.changes().finally(() => pool.end());
}
