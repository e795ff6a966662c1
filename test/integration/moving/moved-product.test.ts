import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomIds } from "../../../server/random-ids.ts";
import { AgentClient, VisitorClient } from "../../support/clients.ts";
import { startCommand } from "../../support/moving.ts";
import { Postgres, postgresPrograms } from "../../support/postgres.ts";
import { Product, runToEnd } from "../../support/product.ts";
import { siteKey } from "../../support/site-key.ts";
import { describeWhere } from "../../support/where-installed.ts";

describeWhere("PostgreSQL", postgresPrograms() !== null, () => {
  let postgres: Postgres;
  let product: Product;
  beforeAll(async () => {
    [postgres, product] = await Promise.all([Postgres.start(), Product.start()]);
  });
  afterAll(() => Promise.all([postgres?.remove(), product?.remove()]));

  test("a product moves into PostgreSQL while it runs and goes on from there: chats, sign-ins, articles and what was written into their files (O4)", async () => {
    const token = randomIds.secret();
    const connect = async () =>
      VisitorClient.connect({ url: product.url, site: await siteKey(product), token });
    const admin = await AgentClient.setUp(product, {
      token: product.setupLink.split("/").at(-1) ?? "",
      name: "Mei",
    });
    const visitor = await connect();
    await visitor.hello();
    const conversationId = await visitor.start("A person, please", { person: true });
    await admin.offered(conversationId);
    const site = await siteKey(product);
    const env = { DATA_DIR: product.dataDir, DATABASE_URL: postgres.url() };

    const ahead = await startCommand(["move"], env).ended;
    expect(ahead).toMatchObject({
      code: 2,
      output: expect.stringContaining("stop it and run this again"),
    });
    await visitor.say(conversationId, "Said while it was being moved");
    for (const client of [visitor, admin]) client.close();
    expect(await product.stop()).toBe(0);
    const files = join(product.dataDir, "articles", "en");
    appendFileSync(join(files, readdirSync(files)[0] ?? ""), "\nWritten while nobody looked.\n");
    const moved = await startCommand(["move"], env).ended;
    expect(moved, moved.output).toMatchObject({ code: 0 });

    expect((await runToEnd({ PORT: "0", DATA_DIR: product.dataDir })).output).toContain(
      "were moved into a database. Set DATABASE_URL",
    );
    await product.start({ DATABASE_URL: postgres.url() });
    expect(await siteKey(product)).toBe(site);
    const again = await connect();
    const { current } = (await again.hello()) as unknown as { current: unknown };
    expect(JSON.stringify(current)).toContain("Said while it was being moved");
    const console = await AgentClient.connect(product, admin);
    const view = await console.get("conversation:open", { conversationId });
    expect(JSON.stringify(view)).toContain("Said while it was being moved");
    const articles = await postgres.query(
      "SELECT count(*)::integer AS count FROM record WHERE kind = 'article' AND state::text LIKE '%Written while nobody looked.%'",
    );
    expect(articles).toEqual([{ count: 1 }]);
    for (const client of [again, console]) client.close();
  }, 90_000);
});
