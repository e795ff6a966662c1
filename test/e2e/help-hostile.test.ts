import { join } from "node:path";
import fc from "fast-check";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserPath, openBrowser, person } from "../support/browser.ts";
import { anArticle } from "../support/help-articles.ts";
import { ROOT } from "../support/root.ts";
import { startServer } from "../support/server.ts";

/** What would run if a page took it for anything but text. */
const PARTS = [
  "<script>hit()</script>",
  "</script><script>hit()</script>",
  '"><img src=x onerror=hit()>',
  "' onfocus=hit() autofocus='",
  "<svg onload=hit()>",
  "[a](javascript:hit())",
  '[a](https://x.example/?q="onmouseover=hit())',
  "</title><script>hit()</script>",
  "<!--<script>",
  "]]>",
  "${hit()}",
  "{{hit()}}",
  "<iframe srcdoc='<script>parent.hit()</script>'>",
  "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
  "<base href=https://evil.example/>",
  "</textarea></noscript><script>hit()</script>",
  "\u2028",
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ maxLength: 8 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(" "));

describe.skipIf(browserPath === null)(
  "hostile articles and questions",
  { timeout: 120_000 },
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    it("G6: run nothing and ask the content policy nothing, on any page", async () => {
      const texts = fc.sample(hostile, { numRuns: 40, seed: 4 });
      const articles = texts.map((text, n) =>
        anArticle({
          topic: `topic-${n}`,
          title: text,
          body: `${text}\n\n# ${text}\n\n- ${text}\n\n1. **${text}**`,
          category: n % 2 === 0 ? text : "things",
          updatedAt: n % 3 === 0 ? text : "2026-01-01",
          phrasings: [text],
          popular: true,
        }),
      );
      const running = await startServer({ articles, assets: join(ROOT, "dist") });
      const admin = await running.agent("Ana");
      await admin.get("workspace:update", { name: PARTS.join("").slice(0, 80), origins: [] });
      const { page, context } = await person(browser);
      const broken: string[] = [];
      await page.exposeFunction("hit", () => broken.push(`ran on ${page.url()}`));
      await page.exposeFunction("refused", (what: string) =>
        broken.push(`${what} on ${page.url()}`),
      );
      await page.addInitScript(() => {
        addEventListener("securitypolicyviolation", (event) => {
          const { refused } = globalThis as unknown as { refused(what: string): void };
          refused(`${event.violatedDirective} ${event.sample}`);
        });
      });
      const questions = texts.slice(0, 8).map((text) => encodeURIComponent(text));
      const paths = [
        "/help/en",
        "/help/en/things",
        ...articles.slice(0, 10).map(({ topic }) => `/help/en/article/${topic}`),
        ...articles.slice(0, 4).map(({ category }) => `/help/en/${encodeURIComponent(category)}`),
        ...questions.map((question) => `/help/en/search?q=${question}`),
        ...questions.slice(0, 3).map((question) => `/help/en/ask?q=${question}`),
        ...questions
          .slice(0, 3)
          .map((question) => `/help/en/article/topic-1?rated=no&q=${question}`),
        ...questions.slice(0, 3).map((question) => `/help/${question}/${question}`),
      ];
      for (const path of paths) await page.goto(running.url + path);
      await page.goto(`${running.url}/help/en`);
      for (const text of texts.slice(0, 4)) {
        await page.getByRole("searchbox").fill(text);
        await page.locator(".finds a").first().waitFor();
      }
      expect(broken).toEqual([]);
      expect(running.failures).toEqual([]);
      await context.close();
      await running.stop();
    });
  },
);
