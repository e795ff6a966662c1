import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomIds } from "../../server/random-ids.ts";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, DESKTOP, openBrowser, person, PHONE } from "../support/browser.ts";
import { put, VisitorClient, type AgentClient } from "../support/clients.ts";
import { command } from "../support/command-bar.ts";
import { isOnTop } from "../support/on-top.ts";
import { Product } from "../support/product.ts";
import { siteKey } from "../support/site-key.ts";

/** As many letters as fit no phone beside what can be done about a chat. */
const NAME = "Wilhelmina Featherstone-Haugh";

const ANY = { statuses: [], priorities: [], kinds: [], tags: [] };

describe.skipIf(browserPath === null)("room in the console", { timeout: 90_000 }, () => {
  let browser: Browser;
  let product: Product;
  let mei: AgentPage;
  let page: Page;
  let agent: AgentClient;
  let visitor: VisitorClient;
  let conversationId: string;

  beforeAll(async () => {
    browser = await openBrowser();
    product = await Product.start({ OFFER_SECONDS: "60" });
    mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
    page = mei.person.page;
    agent = await mei.client(product);
    visitor = await chatting();
    for (const name of ["Laces", "Poles"]) await saveView(name);
  });

  afterAll(async () => {
    visitor?.close();
    agent?.close();
    await browser?.close();
    await product?.remove();
  });

  /** Somebody with a long name, in a chat with Mei. */
  async function chatting(): Promise<VisitorClient> {
    const fields = [{ kind: "name", required: false, labels: {}, options: [] }];
    const asked = { revision: 0, settings: { on: true, fields } };
    await put(product.url, "/api/pre-chat", asked, { cookie: agent.cookie });
    const site = await siteKey(product);
    const one = await VisitorClient.connect({ ...product, site, token: randomIds.secret() });
    await one.hello();
    await one.get("prechat:answer", { answers: { name: NAME } });
    conversationId = await one.start("my pole snapped", { person: true });
    await mei.accept();
    return one;
  }

  const saveView = (name: string) =>
    agent.get("view:save", {
      base: null,
      view: {
        id: randomIds.id(),
        name,
        filter: { ...ANY, assignee: "any" },
        sort: "oldest",
      },
    });

  const openChat = async (viewport: typeof PHONE) => {
    await page.setViewportSize(viewport);
    await mei.goTo(`mine/c/${conversationId}`);
    await page.getByRole("heading", { name: NAME, level: 1 }).waitFor();
  };

  it.each([
    ["as icons", { width: 1180, height: 700 }],
    ["in words", { width: 1440, height: 600 }],
  ])(
    "CX10: however many saved views, the navigation scrolls between the search and oneself, %s",
    async (_how, viewport) => {
      await page.setViewportSize(viewport);
      await mei.goTo("mine");
      const navigation = page.getByRole("navigation", { name: "Main" });
      await navigation.getByRole("link", { name: "Poles" }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(
        viewport.height,
      );
      const me = navigation.getByRole("button", { name: /Availability and sign-out/ });
      const settings = navigation.getByRole("link", { name: "Settings" });
      for (const one of [me, navigation.getByRole("button", { name: "Search or do" })])
        await expect.poll(() => isInside(one, viewport)).toBe(true);
      await settings.focus();
      expect((await boxOf(settings)).bottom).toBeLessThanOrEqual((await boxOf(me)).y);
      await me.click();
      const signOut = page.getByRole("menuitem", { name: "Sign out" });
      expect(await isOnTop(signOut)).toBe(true);
      await page.keyboard.press("Escape");
    },
  );

  it("CX10: a saved view one goes to by the command bar comes into sight in the navigation", async () => {
    const viewport = { width: 1440, height: 600 };
    await page.setViewportSize(viewport);
    for (let nth = 1; nth <= 12; nth += 1) await saveView(`Tents ${nth}`);
    await mei.goTo("mine");
    const navigation = page.getByRole("navigation", { name: "Main" });
    const link = navigation.getByRole("link", { name: "Tents 12" });
    await link.waitFor();
    const me = navigation.getByRole("button", { name: /Availability and sign-out/ });
    const room = (await boxOf(me)).y;
    expect((await boxOf(link)).y).toBeGreaterThan(room);
    await command(page, "Tents 12");
    await page.getByRole("heading", { name: "Tents 12", level: 1 }).waitFor();
    await expect.poll(async () => (await boxOf(link)).bottom <= room).toBe(true);
  });

  it.each([
    ["beside the contact at 1440", DESKTOP],
    ["beside the contact at 1280", { width: 1280, height: 800 }],
    ["as icons at 1000", { width: 1000, height: 700 }],
    ["on a phone", PHONE],
  ])("CX10: over a chat one reads who it is, and presses all there is, %s", async (_how, size) => {
    await openChat(size);
    const header = page.getByRole("main").locator("header").first();
    const name = await boxOf(header.getByRole("heading"));
    expect(name.width).toBeGreaterThan(80);
    for (const button of await header.getByRole("button").filter({ visible: true }).all())
      expect(await isOnTop(button), await button.evaluate((one) => one.outerHTML)).toBe(true);
    if (size === PHONE) return;
    const there = header.getByText(/^Here now/);
    expect(await isShown(there, "Here now")).toBe(true);
  });

  it("CX12: the form to sign in comes without a complaint of the browser", async () => {
    const stranger = await person(browser);
    await stranger.page.goto(`${product.url}/console`);
    await stranger.page.getByRole("button", { name: "Sign in" }).waitFor();
    expect(stranger.complaints).toEqual([]);
    await stranger.context.close();
  });

  it("M8: the floor's four figures stand in one row, or two and two, also after an article was edited", async () => {
    await page.setViewportSize(DESKTOP);
    await mei.goTo("knowledge");
    await page.getByRole("link", { name: "Delivery times and costs", exact: true }).click();
    await page.getByRole("textbox", { name: "Title" }).waitFor();
    await mei.goTo("floor");
    const figures = page.locator(".figures > div");
    await figures.first().waitFor();
    expect(await rowsOf(figures)).toEqual([4]);
    await page.setViewportSize({ width: 700, height: 900 });
    expect(await rowsOf(figures)).toEqual([2, 2]);
  });

  it("CX10: quiet hours look the same before and after the routing was looked at", async () => {
    await page.setViewportSize(DESKTOP);
    await mei.goTo("me");
    await page.reload();
    const hours = page.locator("p").filter({ has: page.locator("input[type=time]") });
    await page.getByRole("checkbox", { name: "Quiet hours" }).check();
    const before = await boxOf(hours);
    await mei.goTo("settings/routing/limits");
    await page.getByLabel("Seconds an agent has to accept").waitFor();
    await mei.goTo("me");
    expect(await boxOf(hours)).toEqual(before);
    await page.getByRole("checkbox", { name: "Quiet hours" }).uncheck();
  });

  it("V3: the box that chooses all tickets stands in line with theirs", async () => {
    await page.setViewportSize(DESKTOP);
    await agent.get("conversation:file", { conversationId });
    await mei.goTo("tickets");
    const one = page.getByRole("checkbox", { name: /^Choose CAS-/ });
    await one.waitFor();
    const all = page.getByRole("checkbox").first();
    expect((await boxOf(all)).x).toBe((await boxOf(one)).x);
  });

  it("M8: an agent who does not supervise reads that the floor and the ratings are for others, and is not sent for a change", async () => {
    const ben = await AgentPage.enter(browser, await mei.invite("Ben"), { name: "Ben" });
    for (const place of ["floor", "ratings"]) {
      await ben.goTo(place);
      await ben.sees("Only the administrators of your shop see what is here.");
      expect(await ben.person.page.getByText("to change this").count()).toBe(0);
    }
    await ben.goTo("settings");
    await ben.sees("Ask an administrator of your shop to change this.");
    await ben.person.context.close();
  });
});

type Box = { readonly x: number; readonly y: number; readonly width: number };

async function boxOf(one: Locator): Promise<Box & { readonly bottom: number }> {
  const box = await one.boundingBox();
  if (box === null) throw new Error("it is not shown");
  return { ...box, bottom: box.y + box.height };
}

async function isInside(one: Locator, { height }: typeof PHONE): Promise<boolean> {
  const { y, bottom } = await boxOf(one);
  return y >= 0 && bottom <= height;
}

/** Whether its first words are shown in full. */
function isShown(one: Locator, words: string): Promise<boolean> {
  return one.evaluate((element, { length }) => {
    const text = element.firstChild;
    if (text === null) return false;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, length);
    return range.getBoundingClientRect().right <= element.getBoundingClientRect().right;
  }, words);
}

/** How many stand in each row. */
async function rowsOf(many: Locator): Promise<readonly number[]> {
  const tops = (await Promise.all((await many.all()).map(boxOf))).map(({ y }) => y);
  return [...new Set(tops)].map((top) => tops.filter((one) => one === top).length);
}
