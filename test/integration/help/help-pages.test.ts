import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anArticle, demoArticles } from "../../support/help-articles.ts";
import { ROOT } from "../../support/root.ts";
import { startServer, type Running } from "../../support/server.ts";

const ONLY_ENGLISH = anArticle({ topic: "stoves", title: "Stoves", category: "search" });
const LANGUAGES = ["en", "fil", "lv", "sv", "th", "zh-Hans"];

describe("the help centre over HTTP", () => {
  let running: Running;

  beforeAll(async () => {
    running = await startServer({
      articles: [...demoArticles(), ONLY_ENGLISH],
      config: { articlesDir: `${ROOT}/knowledge/articles` },
    });
  });
  afterAll(async () => {
    expect(running.failures).toEqual([]);
    await running.stop();
  });

  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(running.url + path, { headers, redirect: "manual" });
  const read = async (path: string, headers = {}) => (await get(path, headers)).text();
  const dataIn = (page: string) =>
    [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
      (found) => JSON.parse(found[1] ?? "") as Record<string, unknown>,
    );

  it("G3: /help leads to the browser's language, and takes a question along", async () => {
    const swedish = await get("/help", { "accept-language": "sv-SE,en;q=0.5" });
    expect([swedish.status, swedish.headers.get("location")]).toEqual([302, "/help/sv"]);
    expect(swedish.headers.get("vary")).toMatch(/Accept-Language/i);
    const asked = await get("/help?q=gift+card", { "accept-language": "fr" });
    expect(asked.headers.get("location")).toBe("/help/en/search?q=gift%20card");
  });

  it("G3: other capitals lead to the one address of a page", async () => {
    const moved = await get("/help/ZH-hans/article/gift-cards?q=a");
    expect([moved.status, moved.headers.get("location")]).toEqual([
      301,
      "/help/zh-Hans/article/gift-cards?q=a",
    ]);
  });

  it.each(LANGUAGES)(
    "G2: %s has its home, categories and articles in its own words",
    async (language) => {
      const home = await read(`/help/${language}`);
      expect(home).toMatch(new RegExp(`<html lang="${language}" dir="ltr">`));
      expect(home).toContain(`/help/${language}/delivery"`);
      const category = await read(`/help/${language}/delivery`);
      expect(category).toContain(`/help/${language}/article/delivery-abroad"`);
      const article = await read(`/help/${language}/article/delivery-abroad`);
      expect(article).toMatch(/<h1>[^<]+<\/h1>/);
      expect(article).toContain(`action="/help/${language}/article/delivery-abroad/rating"`);
    },
  );

  it("G5: a page says where it lives, and where its translations do", async () => {
    const page = await read("/help/sv/article/gift-cards?q=presentkort");
    const base = running.url;
    expect(page).toContain(`<link rel="canonical" href="${base}/help/sv/article/gift-cards" />`);
    for (const language of LANGUAGES)
      expect(page).toContain(
        `<link rel="alternate" hreflang="${language}" href="${base}/help/${language}/article/gift-cards" />`,
      );
    expect(page).toContain(
      `<link rel="alternate" hreflang="x-default" href="${base}/help/en/article/gift-cards" />`,
    );
    expect(await read("/help/sv")).toContain(`hreflang="x-default" href="${base}/help" />`);
    expect(await read("/help/en/search?q=tent")).toContain(
      '<meta name="robots" content="noindex" />',
    );
  });

  it("G5: structured data name the way, the article and a category's questions", async () => {
    const category = dataIn(await read("/help/en/returns"));
    expect(category.map((one) => one["@type"])).toEqual(["BreadcrumbList", "FAQPage"]);
    const questions = category[1]?.["mainEntity"] as readonly { readonly name: string }[];
    expect(questions.map(({ name }) => name)).toContain("Return or exchange an item");
    const [crumbs, article] = dataIn(await read("/help/en/article/gift-cards"));
    expect(crumbs?.["itemListElement"]).toHaveLength(3);
    expect(article).toMatchObject({
      "@type": "Article",
      headline: "Gift cards",
      inLanguage: "en",
      dateModified: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
  });

  it("G5: the sitemap has every article in every language, and robots.txt names it", async () => {
    const sitemap = await get("/help/sitemap.xml");
    expect(sitemap.headers.get("content-type")).toMatch(/xml/);
    const text = await sitemap.text();
    expect(text.startsWith("<?xml")).toBe(true);
    const places = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((found) => found[1]);
    for (const { language, topic } of demoArticles())
      expect(places).toContain(`${running.url}/help/${language}/article/${topic}`);
    expect(new Set(places).size).toBe(places.length);
    expect(await read("/robots.txt")).toContain(`Sitemap: ${running.url}/help/sitemap.xml`);
  });

  it("G12: the widget names an article's category as the help centre does", async () => {
    const visitor = await running.visitor();
    const swedish = demoArticles().find(
      ({ language, category }) => language === "sv" && category === "packs",
    );
    const { category } = await visitor.get("article:get", { id: swedish?.id ?? "" });
    expect(category).toBe("Ryggsäckar");
  });

  it("G4: what is missing in a language is offered in the others", async () => {
    for (const path of ["/help/sv/article/stoves", "/help/fr/article/stoves"]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).toContain('href="/help/en/article/stoves"');
    }
  });

  it("G4: an address that is not there answers 404 with a search, whatever it holds", async () => {
    for (const path of [
      "/help/en/article/nothing",
      "/help/en/nothing",
      "/help/fr",
      "/help/en/article/stoves/more",
      "/help/%00",
      "/help/en/%3Cscript%3E",
      "/help/en/article/__proto__",
      "/help/en/constructor",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      const page = await response.text();
      expect(page, path).toContain('role="search"');
      expect(page, path).not.toContain("<script>");
    }
  });

  it("a category may be called like a part of ours", async () => {
    expect(await read("/help/en")).toContain('href="/help/en/~search"');
    expect(await read("/help/en/~search")).toContain("/help/en/article/stoves");
  });

  it("G6: nothing inline may run, forms go nowhere else, and Host is believed only as a host", async () => {
    const response = await get("/help/en");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';.*form-action 'self'/);
    expect(policy).not.toMatch(/unsafe|\*/);
    const page = await response.text();
    for (const script of page.match(/<script[^>]*>/g) ?? [])
      expect(script).toMatch(/ src="\/|type="application\/ld\+json"/);
    expect(page).not.toMatch(/ style=| on\w+=/);
  });

  it("PUBLIC_URL goes before the Host header", async () => {
    const proxied = await startServer({ config: { publicUrl: "https://help.shop.example" } });
    const page = await (await fetch(`${proxied.url}/help/en/article/returns`)).text();
    expect(page).toContain(
      'rel="canonical" href="https://help.shop.example/help/en/article/returns"',
    );
    await proxied.stop();
  });

  it("pages are kept for a minute and asked after by their tag", async () => {
    const first = await get("/help/en/article/gift-cards");
    expect(first.headers.get("cache-control")).toBe("public, max-age=60");
    expect(first.headers.get("set-cookie")).toBeNull();
    const tag = first.headers.get("etag") ?? "";
    // Not fetch: it asks for a fresh answer whenever a tag is given by hand.
    const status = await new Promise((answered) => {
      request(
        `${running.url}/help/en/article/gift-cards`,
        { headers: { "if-none-match": tag } },
        (response) => answered(response.resume().statusCode),
      ).end();
    });
    expect(status).toBe(304);
  });

  it("a help centre without articles still searches and asks", async () => {
    const empty = await startServer({ articles: [] });
    const response = await fetch(`${empty.url}/help`);
    expect([response.status, new URL(response.url).pathname]).toEqual([200, "/help/en"]);
    expect(await response.text()).toContain("/help/en/ask");
    expect((await fetch(`${empty.url}/help/en/ask?q=hi`)).status).toBe(200);
    expect((await fetch(`${empty.url}/help/sitemap.xml`)).status).toBe(200);
    await empty.stop();
  });
});
