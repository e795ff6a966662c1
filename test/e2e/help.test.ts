import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wideThings } from "../faults/everyone-checks.ts";
import { seriousFindings } from "../support/axe.ts";
import { browserPath, DESKTOP, openBrowser, person, PHONE } from "../support/browser.ts";
import { anArticle, demoArticles } from "../support/help-articles.ts";
import { linkIn, Mailbox } from "../support/mailbox.ts";
import { fileTicket } from "../support/tickets.ts";
import { ROOT } from "../support/root.ts";
import { startServer, type Running } from "../support/server.ts";

const ARABIC = anArticle({
  topic: "vouchers",
  language: "ar",
  title: "بطاقات الهدايا",
  body: "بطاقات الهدايا صالحة لمدة خمس سنوات.\n\n- واحد\n- اثنان",
  phrasings: ["بطاقات الهدايا"],
  category: "vouchers",
  updatedAt: "2026-11-30",
});

const LONG = anArticle({ topic: "long", title: "T".repeat(60), category: "c".repeat(60) });

describe.skipIf(browserPath === null)("the help centre in a browser", { timeout: 90_000 }, () => {
  let browser: Browser;
  let running: Running;
  let mailbox: Mailbox;

  beforeAll(async () => {
    browser = await openBrowser();
    mailbox = await Mailbox.start();
    running = await startServer({
      articles: [...demoArticles(), ARABIC, LONG],
      assets: join(ROOT, "dist"),
      config: { articlesDir: join(ROOT, "knowledge/articles"), mail: mailbox.settings },
      timings: { mail: { gatherMs: 60_000, retryMs: 1_000, giveUpMs: 60_000 } },
    });
  });

  afterAll(async () => {
    expect(running?.failures).toEqual([]);
    await browser?.close();
    await running?.stop();
    await mailbox?.stop();
  });

  const panelOf = (page: Page) => page.frameLocator("iframe");
  const search = (page: Page) => page.getByRole("searchbox");

  it("G2, G9: from a few letters to an article, and from there into the chat with the question", async () => {
    const { page, context, complaints } = await person(browser, { viewport: DESKTOP });
    await page.goto(`${running.url}/help/en`);
    await search(page).pressSequentially("my zip is stuck");
    const found = page.locator(".finds a").first();
    // Fewer letters may have found something else before.
    await found.filter({ hasText: "A stuck or broken zip" }).waitFor();
    expect(await page.getByRole("status").innerText()).toMatch(/article/);
    await page.keyboard.press("ArrowDown");
    expect(await found.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.locator(".finds").isHidden()).toBe(true);
    expect(await search(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await search(page).pressSequentially(" again");
    await found.waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "A stuck or broken zip" }).waitFor();

    await page.getByRole("button", { name: "No" }).click();
    await page.getByText("Let us answer it in person").waitFor();
    await page.getByRole("link", { name: "Ask us" }).click();
    const composer = panelOf(page).getByLabel("Message", { exact: true });
    await composer.waitFor();
    expect(await composer.inputValue()).toBe("my zip is stuck again");
    expect(await panelOf(page).locator(".bubble").count()).toBe(0);

    await page.reload();
    await composer.waitFor();
    expect(await composer.inputValue()).toBe("my zip is stuck again");
    await panelOf(page).getByRole("button", { name: "Send", exact: true }).click();
    await panelOf(page).getByText("Did that help?").waitFor();
    await page.reload();
    await panelOf(page).getByText("Did that help?").waitFor();
    expect(await composer.inputValue()).toBe("");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("G9: what was being written stays, and the question goes below it", async () => {
    const { page, context } = await person(browser, { viewport: DESKTOP });
    await page.goto(`${running.url}/help/en/ask?q=one`);
    const composer = panelOf(page).getByLabel("Message", { exact: true });
    await composer.waitFor();
    await panelOf(page).getByRole("button", { name: "Send", exact: true }).click();
    await panelOf(page).locator(".bubble").first().waitFor();
    await composer.fill("half a thought");
    await page.goto(`${running.url}/help/en/ask?q=two`);
    await expect.poll(() => composer.inputValue()).toBe("half a thought\ntwo");
    await context.close();
  });

  it("G2: all of it works without script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
    const page = await context.newPage();
    await page.goto(`${running.url}/help/en`);
    await search(page).fill("my zip is stuck");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: /A stuck or broken zip/ }).click();
    await page.getByRole("button", { name: "Yes" }).click();
    await page.getByText("Thank you for telling us.").waitFor();
    expect(page.url()).toContain("rated=yes");
    await page.goto(`${running.url}/help/en/ask?q=Can+I+buy+one%3F`);
    // By its element: looking for a text passes over what is in a noscript.
    await page.locator("noscript p").waitFor();
    expect(await page.locator("noscript").innerText()).toContain("The chat needs JavaScript");
    expect(await page.getByText("ready to send").isHidden()).toBe(true);
    await page.getByRole("link", { name: /Contact and opening hours/ }).waitFor();
    await page.getByText("English", { exact: true }).first().click();
    await page.getByRole("link", { name: "Svenska" }).click();
    await page.getByRole("heading", { name: "Hur kan vi hjälpa dig?" }).waitFor();
    await context.close();
  });

  it("I5: an Arabic article is laid out from right to left among words from left to right", async () => {
    const { page, context, complaints } = await person(browser, { viewport: PHONE });
    const direction = (one: Locator) => one.evaluate((at) => getComputedStyle(at).direction);
    await page.goto(`${running.url}/help/ar/article/vouchers`);
    expect(await direction(page.getByRole("heading", { level: 1 }))).toBe("rtl");
    expect(await direction(page.getByRole("listitem").filter({ hasText: "اثنان" }))).toBe("rtl");
    expect(await direction(page.getByText("Updated 30 November 2026"))).toBe("ltr");
    for (const list of [ARABIC.category, `search?q=${encodeURIComponent(ARABIC.title)}`]) {
      await page.goto(`${running.url}/help/ar/${list}`);
      const row = page.getByRole("link", { name: ARABIC.title });
      expect(await direction(row.getByText("صالحة")), list).toBe("rtl");
    }
    await search(page).fill(ARABIC.title);
    expect(await direction(page.locator(".finds").getByText("صالحة"))).toBe("rtl");
    // Named as in English, for nobody has named it in Arabic.
    await page.goto(`${running.url}/help/ar`);
    expect(await direction(page.getByText("Vouchers", { exact: true }))).toBe("ltr");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("G11: fits a phone, however long a word", async () => {
    const { page, context } = await person(browser, { viewport: PHONE });
    for (const path of ["", `/${LONG.category}`, `/article/${LONG.topic}`, "/search?q=long"]) {
      await page.goto(`${running.url}/help/en${path}`);
      await page
        .getByText(/T{60}|Cc{59}/)
        .first()
        .waitFor();
      expect(await wideThings(page.mainFrame()), path).toEqual([]);
    }
    await context.close();
  });

  it("G10: the widget's own field finds articles while one types, by keyboard too", async () => {
    const { page, context, complaints } = await person(browser, { viewport: DESKTOP });
    await page.goto(`${running.url}/help/en`);
    await page.getByRole("button", { name: /^Open chat/ }).click();
    const panel = panelOf(page);
    await panel.getByText("Often asked").waitFor();
    await panel.getByLabel("Ask a question or search").pressSequentially("my zip is stuck");
    await panel.getByRole("button", { name: /A stuck or broken zip/ }).waitFor();
    expect(await panel.getByRole("status").first().innerText()).toMatch(/\d found/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await panel.getByRole("heading", { name: "A stuck or broken zip" }).waitFor();
    await panel.getByRole("button", { name: /^Back/ }).click();
    await panel.getByLabel("Ask a question or search").fill("");
    await panel.getByText("Often asked").waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("X1, X4: a mailed link opens the request, keeps its secret to itself, and takes an answer; axe finds nothing serious", async () => {
    const agent = await running.agent("Mei");
    const visitor = await running.visitor();
    await visitor.hello();
    const evil = `<img src=x onerror="document.title='run'"> my pole snapped`;
    const { ticketId, conversationId } = await fileTicket(agent, visitor, evil);
    await visitor.get("ticket:subscribe", { ticketId, email: "aino@example.com" });
    const { reference, secret } = linkIn(await mailbox.mailTo("aino@example.com"));
    await agent.say(conversationId, evil);
    await agent.get("ticket:update", { ticketId, status: "solved" });

    const { page, context, complaints } = await person(browser, { viewport: PHONE });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url(), request.headers()["referer"] ?? ""));
    await page.goto(`${running.url}/r/${reference}#${secret}.no`);
    await page.getByRole("heading", { name: "Is it solved?" }).waitFor();
    expect(page.url()).toBe(`${running.url}/r/${reference}?asked=no`);
    expect(asked.join()).not.toContain(secret);
    expect(await page.title()).toMatch(/^Request CAS-/);
    expect(await seriousFindings(page.mainFrame())).toEqual([]);
    await page.getByRole("button", { name: "Not yet" }).click();
    await page.getByText("It is open again.").waitFor();
    await page.getByLabel("Write to us").fill("Still broken");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Your message has arrived.").waitFor();
    expect(await page.getByText("Still broken").count()).toBe(1);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await seriousFindings(page.mainFrame())).toEqual([]);
    await page.goto(`${running.url}/r/CAS-9999`);
    await page.getByRole("heading", { name: "Follow your request" }).waitFor();
    expect(await seriousFindings(page.mainFrame())).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ["light", PHONE],
    ["dark", DESKTOP],
  ] as const)(
    "is readable by everybody: axe finds nothing serious, %s, %o",
    async (scheme, viewport) => {
      const { page, context } = await person(browser, { viewport, dark: scheme === "dark" });
      const findings: string[] = [];
      const look = async (where: string) => {
        for (const one of await seriousFindings(page.mainFrame()))
          findings.push(`${where}: ${one}`);
      };
      for (const path of [
        "/help/en",
        "/help/th/delivery",
        "/help/zh-Hans/article/gift-cards",
        "/help/en/article/gift-cards?rated=no",
        "/help/en/article/gift-cards?rated=yes",
        "/help/en/search?q=tent",
        "/help/en/search?q=zzqqxx+vvkk",
        "/help/en/search",
        "/help/en/ask?q=hello",
        "/help/en/nothing",
      ]) {
        await page.goto(running.url + path);
        await look(path);
      }
      await page.goto(`${running.url}/help/en`);
      await search(page).fill("tent");
      await page.locator(".finds a").first().waitFor();
      await look("typing");
      await context.close();
      expect(findings).toEqual([]);
    },
  );
});
