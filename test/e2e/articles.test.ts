import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ArticleClient, FIELDS } from "../support/article-client.ts";
import { AgentClient } from "../support/clients.ts";
import { Product } from "../support/product.ts";
import { until } from "../support/until.ts";

let product: Product | null = null;

afterEach(async () => {
  await product?.remove();
  product = null;
});

const ID = "en/gift-cards";
const KILLS = 4;

describe("articles over a kill", () => {
  it("K2: killed at any moment after an answer, the next start has the text in the article and in its file", async () => {
    product = await Product.start({ AGENT_RATE: "100000" });
    const { url, dataDir } = product;
    const admin = await AgentClient.setUp(
      { url },
      { token: product.setupLink.split("/").at(-1) ?? "", name: "Mei" },
    );
    const articles = new ArticleClient(url, admin.cookie);
    const file = () => readFileSync(join(dataDir, "articles", `${ID}.md`), "utf8");
    expect((await articles.overview()).articles.length).toBeGreaterThan(200);
    let { version } = await articles.read(ID);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const body = `The text before kill ${kill}.`;
      ({ version } = await articles.save(ID, version, { ...FIELDS, body }));
      // From before its file is begun until after it is noted.
      await new Promise((passed) => setTimeout(passed, kill * 12));
      await product.stop("SIGKILL");
      await product.start();
      expect(await articles.read(ID)).toMatchObject({ version, conflict: false, fields: { body } });
      await until("the file", () => file().includes(body), 5_000);
    }
    expect((await articles.overview()).articles.filter(({ conflict }) => conflict)).toEqual([]);
    admin.close();
  }, 120_000);
});
