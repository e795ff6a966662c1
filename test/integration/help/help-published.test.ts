import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Suggestions } from "../../../server/protocol/help.ts";
import { ArticleClient, FIELDS } from "../../support/article-client.ts";
import { startServer } from "../../support/server.ts";
import { until } from "../../support/until.ts";

const SECRET = {
  ...FIELDS,
  title: "Opening of the glacier store",
  body: "The glacier store opens in spring.",
  phrasings: ["when does the glacier store open"],
  category: "glacier",
};

describe("what the help centre shows", () => {
  it("G1: a draft has no address, is in no list and is not found; published it is, until it is removed", async () => {
    const path = mkdtempSync(join(tmpdir(), "cascade-help-"));
    const running = await startServer({ folder: { path } });
    const admin = await running.agent("Ana");
    const articles = new ArticleClient(running.url, admin.cookie);
    const read = async (path: string) => (await fetch(running.url + path)).text();
    const typed = async () =>
      JSON.parse(await read("/help/en/search.json?q=glacier+store")) as Suggestions;
    const status = async () => (await fetch(`${running.url}/help/en/article/glacier-store`)).status;
    const shown = async () => ({
      page: await status(),
      category: (await fetch(`${running.url}/help/en/glacier`)).status,
      home: (await read("/help/en")).includes("/help/en/glacier"),
      sitemap: (await read("/help/sitemap.xml")).includes("glacier-store"),
      found: (await typed()).results.some(({ title }) => title === SECRET.title),
      search: (await read("/help/en/search?q=glacier+store")).includes(SECRET.title),
      panel: (await visitor.get("article:search", { text: "glacier store", language: "en" })).some(
        ({ title }) => title === SECRET.title,
      ),
    });
    const visitor = await running.visitor();
    const nowhere = {
      page: 404,
      category: 404,
      home: false,
      sitemap: false,
      found: false,
      search: false,
      panel: false,
    };
    const everywhere = {
      page: 200,
      category: 200,
      home: true,
      sitemap: true,
      found: true,
      search: true,
      panel: true,
    };

    const draft = await articles.save("en/glacier-store", 0, { ...SECRET, status: "draft" });
    expect(await shown()).toEqual(nowhere);
    const published = await articles.save("en/glacier-store", draft.version, SECRET);
    await until("it to be published", async () => (await status()) === 200);
    expect(await shown()).toEqual(everywhere);
    await articles.send("DELETE", "/articles/en/glacier-store", { expected: published.version });
    await until("it to be gone", async () => (await status()) === 404);
    expect(await shown()).toEqual(nowhere);
    expect(running.failures).toEqual([]);
    await running.stop();
    rmSync(path, { recursive: true, force: true });
  });
});
