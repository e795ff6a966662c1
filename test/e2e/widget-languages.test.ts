import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { seriousFindings } from "../support/axe.ts";
import { browserPath, PHONE } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { panelOf, visitSite } from "../support/visitor-site.ts";
import { withBrowser } from "../support/with-browser.ts";

describe.skipIf(browserPath === null)("the widget's language", { timeout: 60_000 }, () => {
  const here = withBrowser();

  const open = "cascade-chat >> button.launcher";

  it.each([
    ["the owner's setting before the page's", 'data-locale="lv"', "sv", "de", "Kā varam palīdzēt?"],
    ["the page's before the browser's", "", "sv", "de", "Hur kan vi hjälpa dig?"],
    ["the browser's where the page has none of ours", "", "fi", "de", "Wie können wir helfen?"],
    ["English where nothing else is", "", "fi", "fi", "How can we help?"],
  ])("I2: is %s", async (_rule, tag, lang, spoken, hello) => {
    const site = await visitSite(here.browser, here.product.url, { tag, lang, browser: spoken });
    await site.page.click(open);
    await site.panel.getByText(hello).waitFor();
    expect(site.complaints).toEqual([]);
    await site.page.context().close();
  });

  it("I3: only the words of the language in use are fetched, also when it changes", async () => {
    const site = await visitSite(here.browser, here.product.url, { lang: "es", tag: "data-open" });
    await site.panel.getByText("¿En qué te ayudamos?").waitFor();
    const words = () =>
      site.asked.flatMap(
        (file) => /\/((?:first|later)-[a-z-]+?)-[\w-]{8}\.js/.exec(file)?.[1] ?? [],
      );
    await expect.poll(words).toEqual(["first-es", "later-es"]);
    await site.page.evaluate(() => {
      document.documentElement.lang = "fr";
      history.pushState(null, "", "/shop/fr");
    });
    await site.panel.getByText("Que pouvons-nous faire pour vous ?").waitFor();
    await expect.poll(words).toEqual(["first-es", "later-es", "first-fr", "later-fr"]);
    expect(site.complaints).toEqual([]);
    await site.page.context().close();
  });

  it("I4: what the bot says and what happens is told in the visitor's language", async () => {
    const site = await visitSite(here.browser, here.product.url, { lang: "sv", tag: "data-open" });
    const { panel } = site;
    await panel.getByLabel("Ställ en fråga eller sök").fill("hej");
    await panel.getByRole("button", { name: "Fråga", exact: true }).click();
    await panel.getByText("Hej. Fråga mig vad som helst om butiken.").waitFor();
    await panel.getByRole("button", { name: "Prata med en människa" }).click();
    await panel.getByText("Vidare till oss människor").waitFor();
    await panel.getByText("Blev ett ärende", { exact: true }).waitFor();
    await panel.getByText("Ingen är på plats just nu.").waitFor();
    expect(await panel.locator("body").innerText()).not.toMatch(
      /\b(the|you|your|request|answer|with|here)\b/i,
    );
    expect(site.complaints).toEqual([]);
    await site.page.context().close();
  });

  it("I5: Arabic is laid out from right to left, and passes axe", async () => {
    const site = await visitSite(here.browser, here.product.url, { lang: "ar", tag: "data-open" });
    const { panel } = site;
    // Titles in English begin where the list begins: at its right.
    const title = panel.locator(".links bdi", { hasText: "Choosing a pack size" });
    // The list that is there meanwhile has none.
    await title.waitFor();
    const [words, list] = await Promise.all([
      title.boundingBox(),
      panel.locator(".links").boundingBox(),
    ]);
    expect((words?.x ?? 0) + (words?.width ?? 0)).toBeGreaterThan((list?.width ?? Infinity) * 0.8);
    const field = panel.getByLabel("اكتب سؤالًا أو ابحث");
    const direction = () => field.evaluate((one) => getComputedStyle(one).direction);
    expect(await direction()).toBe("rtl");
    await field.fill("hello");
    expect(await direction()).toBe("ltr");
    await field.fill("مرحبا");
    await panel.getByRole("button", { name: "إرسال السؤال" }).click();
    await panel.getByText("مرحبًا. اسألني أي شيء عن المتجر.").waitFor();
    expect(await panel.locator("html").getAttribute("dir")).toBe("rtl");
    const [back, close] = await Promise.all([
      panel.getByRole("button", { name: "العودة إلى البداية" }).boundingBox(),
      panel.getByRole("button", { name: "إغلاق المحادثة" }).boundingBox(),
    ]);
    expect(back?.x).toBeGreaterThan(close?.x ?? Infinity);
    expect(await seriousFindings(panelOf(site.page))).toEqual([]);
    expect(site.complaints).toEqual([]);
    await site.page.context().close();
  });

  it("I5: an Arabic article is laid out from right to left among words from left to right", async () => {
    const folder = join(here.product.dataDir, "articles/ar");
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, "vouchers.md"),
      "---\ntitle: بطاقات الهدايا\nlanguage: ar\ncategory: payment\nupdated: 2026-03-03\n---\n\nصالحة لمدة خمس سنوات.\n",
    );
    await until("the article", async () => (await fetch(`${here.product.url}/help/ar`)).ok, 15_000);
    const { page, panel, complaints } = await visitSite(here.browser, here.product.url, {
      tag: "data-open",
    });
    await panel.getByLabel("Ask a question or search").fill("بطاقات الهدايا");
    await panel.getByRole("button", { name: "بطاقات الهدايا" }).click();
    const direction = (one: Locator) => one.evaluate((at) => getComputedStyle(at).direction);
    expect(await direction(panel.getByRole("heading", { name: "بطاقات الهدايا" }))).toBe("rtl");
    expect(await direction(panel.getByText("صالحة لمدة"))).toBe("rtl");
    expect(await direction(panel.getByText(/^Updated 3 March/))).toBe("ltr");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("I5: words found in a language from left to right are cut at their own end", async () => {
    const site = await visitSite(here.browser, here.product.url, { lang: "ar", tag: "data-open" });
    await site.panel.getByLabel("اكتب سؤالًا أو ابحث").fill("tent");
    const words = site.panel.getByText(/^Clean a tent by hand/);
    expect(
      await words.evaluate((one) => getComputedStyle(one.closest("small") ?? one).direction),
    ).toBe("ltr");
    const title = site.panel.getByText("Caring for your tent");
    // Its lines end where the title ends, with what is cut behind them.
    const rightOf = (one: Element) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return Math.round(range.getClientRects()[0]?.right ?? 0);
    };
    expect(await words.evaluate(rightOf)).toBe(await title.evaluate(rightOf));
    await site.page.context().close();
  });

  it("I5: names and questions from left to right keep their beginning and their marks among Arabic, at 320 px", async () => {
    const viewport = { ...PHONE, width: 320 };
    const site = await visitSite(here.browser, here.product.url, {
      lang: "ar",
      tag: "data-open",
      viewport,
    });
    const { panel } = site;
    const shop = panel.locator(".brand .clip");
    await shop.waitFor();
    expect(await shop.evaluate(outsideOf)).toEqual([]);
    await panel.getByLabel("اكتب سؤالًا أو ابحث").fill("How long?");
    await panel.getByRole("button", { name: "إرسال السؤال" }).click();
    await panel.locator(".bubble.is-bot, .turn.is-bot").first().waitFor();
    await panel.getByRole("button", { name: "التحدث إلى شخص" }).click();
    const [card, title] = [panel.locator(".filed .clip"), panel.locator(".case .title")];
    expect(await card.evaluate(inOrder)).toBe("How long?");
    await panel.locator(".follow").click();
    expect(await title.evaluate(inOrder)).toBe("How long?");
    await panel.getByRole("button", { name: "العودة إلى البداية" }).click();
    expect(await panel.locator(".rows .strong.clip").first().evaluate(inOrder)).toBe("How long?");
    await site.page.context().close();
  });
});

/** The letters at its beginning that its box does not show. */
function outsideOf(one: Element): readonly string[] {
  const box = one.getBoundingClientRect();
  const first = document.createRange();
  const text = one.firstChild;
  if (text === null) throw new Error("It says nothing.");
  first.setStart(text, 0);
  first.setEnd(text, 1);
  const { left, right } = first.getBoundingClientRect();
  return left >= box.left - 1 && right <= box.right + 1 ? [] : [first.toString()];
}

/** Its letters, as they stand from left to right. */
function inOrder(one: Element): string {
  const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode();
  if (text === null) throw new Error("It says nothing.");
  const letters = [...(text.textContent ?? "")].map((letter, at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return { letter, at, x: range.getBoundingClientRect().x };
  });
  return letters
    .toSorted((a, b) => a.x - b.x || a.at - b.at)
    .map(({ letter }) => letter)
    .join("");
}
