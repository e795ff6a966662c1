import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Suggestions } from "../../../server/protocol/help.ts";
import { demoArticles } from "../../support/help-articles.ts";
import { startServer, type Running } from "../../support/server.ts";

describe("searching the help centre", () => {
  let running: Running;

  beforeAll(async () => {
    running = await startServer({ articles: demoArticles() });
  });
  afterAll(async () => {
    expect(running.failures).toEqual([]);
    await running.stop();
  });

  const page = async (path: string) => (await fetch(running.url + path)).text();
  const typed = async (language: string, text: string) => {
    const response = await fetch(
      `${running.url}/help/${language}/search.json?q=${encodeURIComponent(text)}`,
    );
    return (await response.json()) as Suggestions;
  };

  it("G2: the page without script finds what the script finds, and the question goes along", async () => {
    const { results, says } = await typed("en", "my zip is stuck");
    expect(results[0]).toMatchObject({
      title: "A stuck or broken zip",
      url: "/help/en/article/stuck-or-broken-zip?q=my%20zip%20is%20stuck",
      note: null,
    });
    expect(says).toMatch(/^\d+ articles? found$/);
    const html = await page("/help/en/search?q=my+zip+is+stuck");
    expect(html).toContain('href="/help/en/article/stuck-or-broken-zip?q=my%20zip%20is%20stuck"');
    expect(html).toContain('href="/help/en/ask?q=my%20zip%20is%20stuck"');
    expect(await page(results[0]?.url ?? "")).toContain(
      'href="/help/en/ask?q=my%20zip%20is%20stuck"',
    );
  });

  it("G2: where nothing fits, it says so and offers to ask with the same words", async () => {
    const { results, more } = await typed("lv", "zzqqxx vvkk");
    expect([results, more?.url]).toEqual([[], "/help/lv/ask?q=zzqqxx%20vvkk"]);
    expect(await page("/help/lv/search?q=zzqqxx+vvkk")).toContain(
      'href="/help/lv/ask?q=zzqqxx%20vvkk"',
    );
    expect((await typed("en", "")).more).toBeNull();
  });

  it("G9: the ask page opens the chat, shows the question and names another way to reach us", async () => {
    const html = await page("/help/en/ask?q=Can+I+buy+%3Cone%3E+pole%3F");
    expect(html).toMatch(/<script async src="\/widget.js" data-site="[^"]+" data-open><\/script>/);
    expect(html).toContain("Can I buy &lt;one&gt; pole?");
    expect(html).toContain("<noscript>");
    expect(html).toContain("/help/en/article/contact-and-opening-hours");
    expect(await page("/help/en")).not.toContain("data-open");
  });

  it("a question may be anything, of any length, and there more than once", async () => {
    for (const query of [
      "q=a&q=b",
      "q[]=a",
      `q=${"x".repeat(5_000)}`,
      "q=%00%FF",
      "q=%F0%9F%98%A1",
    ]) {
      for (const path of ["search", "search.json", "ask"]) {
        const { status } = await fetch(`${running.url}/help/en/${path}?${query}`);
        expect([200, 400], `${path}?${query.slice(0, 20)}`).toContain(status);
      }
    }
  });

  it("G8: an address that asks without end is told to wait, and reads on meanwhile", async () => {
    const busy = await startServer();
    const statuses = await Promise.all(
      Array.from({ length: 120 }, async (_, n) => {
        const response = await fetch(`${busy.url}/help/en/search.json?q=tent${n}`);
        await response.text();
        return response.status;
      }),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    const waiting = await fetch(`${busy.url}/help/en/search?q=tent`);
    expect(waiting.status).toBe(429);
    expect(await waiting.text()).toContain("Wait a few seconds");
    expect((await fetch(`${busy.url}/help/en`)).status).toBe(200);
    await busy.stop();
  });

  it("G10: the widget finds the same articles, in the language it speaks", async () => {
    const visitor = await running.visitor();
    const found = await visitor.get("article:search", {
      text: "my zip is stuck",
      language: "en-GB",
    });
    const { results } = await typed("en", "my zip is stuck");
    expect(found.map(({ title }) => title)).toEqual(results.map(({ title }) => title));
    const swedish = await visitor.get("article:search", { text: "zip stuck", language: "sv" });
    expect(swedish[0]).toMatchObject({ id: "sv/stuck-or-broken-zip", language: "sv" });
    const article = await visitor.get("article:get", { id: swedish[0]?.id ?? "" });
    expect(article.title).toBe(swedish[0]?.title);
    expect(found.length).toBeLessThanOrEqual(5);
  });
});
