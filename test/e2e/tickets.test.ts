import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomIds } from "../../server/random-ids.ts";
import { MOST_TAGS } from "../../server/protocol/ticket.ts";
import { EVERYTHING } from "../../server/protocol/views.ts";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, openBrowser } from "../support/browser.ts";
import type { AgentClient } from "../support/clients.ts";
import { command } from "../support/command-bar.ts";
import { Product } from "../support/product.ts";
import { fileByStranger } from "../support/tickets.ts";

describe.skipIf(browserPath === null)("tickets in the console", { timeout: 90_000 }, () => {
  let browser: Browser;
  let product: Product;
  let page: Page;
  let agent: AgentClient;
  let ticketId: string;

  beforeAll(async () => {
    browser = await openBrowser();
    product = await Product.start();
    const mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
    page = mei.person.page;
    agent = await mei.client(product);
    ticketId = await filed("My boots have lost a lace");
    await filed("Zoë arrived without a tent");
  });

  afterAll(async () => {
    agent?.close();
    await browser?.close();
    await product?.remove();
  });

  const filed = async (question: string): Promise<string> =>
    (await fileByStranger(agent, product, question)).ticketId;

  const goTo = (place: string) => page.goto(`${product.url}/console#/${place}`);
  const tags = () => page.getByRole("group", { name: "Tags", exact: true });
  const inFocus = () => page.evaluate(() => document.activeElement?.tagName);

  it("M1: another search, by command or by Back, takes the place of the one that is shown; typing is left alone", async () => {
    const field = page.getByRole("searchbox", { name: "Search tickets, chats and contacts" });
    const found = page.locator("a.found");
    const shows = async (typed: string, hit: string) => {
      await expect.poll(() => field.inputValue()).toBe(typed);
      await found.filter({ hasText: hit }).first().waitFor();
      await expect.poll(() => found.filter({ hasNotText: hit }).count()).toBe(0);
    };
    const everywhere = async (text: string) => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type(text);
      await page.getByRole("option", { name: `Search everywhere for “${text}”` }).click();
    };
    await goTo("search/boots");
    await shows("boots", "boots");
    await everywhere("Zoë arrived");
    await shows("Zoë arrived", "Zoë");
    await page.goBack();
    await shows("boots", "boots");
    await field.press("End");
    await field.pressSequentially(" lace", { delay: 70 });
    await page.waitForURL(/boots%20lace$/);
    await shows("boots lace", "boots");
    await field.fill("");
    await everywhere("boots lace");
    await shows("boots lace", "boots");
  });

  it("WE3: on a ticket, in the toolkit and on a saved view the focus goes on to the heading", async () => {
    await agent.get("ticket:update", { ticketId, addTags: ["boots"] });
    await goTo(`tickets/t/${ticketId}`);
    const subject = page.getByRole("textbox", { name: "Subject" });
    for (const key of ["Escape", "Enter"]) {
      await page.getByRole("button", { name: "Change the subject" }).press("Enter");
      await subject.pressSequentially("!");
      await subject.press(key);
      await subject.waitFor({ state: "detached" });
      await expect.poll(inFocus).toBe("H1");
    }
    await tags().getByRole("button", { name: /boots/ }).press("Enter");
    await tags().getByText("boots", { exact: true }).waitFor({ state: "detached" });
    await expect.poll(inFocus).toBe("H1");

    await agent.get("canned:save", {
      base: null,
      tool: { id: randomIds.id(), name: "hello", text: "Hello", language: null },
    });
    await goTo("toolkit");
    const remove = page.getByRole("button", { name: "Remove hello" });
    await remove.press("Enter");
    await remove.waitFor({ state: "detached" });
    await expect.poll(inFocus).toBe("H1");

    const { statuses, priorities, kinds } = EVERYTHING;
    const view = { id: randomIds.id(), name: "Laces", sort: "oldest" } as const;
    const filter = { statuses: [...statuses], priorities: [...priorities], kinds: [...kinds] };
    const whole = { ...view, filter: { ...filter, tags: [], assignee: "any" } };
    await agent.get("view:save", { base: null, view: whole });
    await goTo(`tickets/v/${view.id}`);
    await page.getByRole("heading", { name: "Laces" }).waitFor();
    await page.getByRole("button", { name: "More", exact: true }).press("Enter");
    await page.getByRole("menuitem", { name: /Remove/ }).press("Enter");
    await page.getByRole("heading", { name: "Tickets" }).waitFor();
    await expect.poll(inFocus).toBe("H1");
  });

  const most = Array.from({ length: MOST_TAGS }, (_, nth) =>
    `tag ${nth} ${"of many ".repeat(3)}`.trim(),
  );
  const [last = "", ...others] = most;

  it("T13: there is no field for one tag too many, nor does it come back by itself", async () => {
    await agent.get("ticket:update", { ticketId, addTags: others });
    await goTo(`tickets/t/${ticketId}`);
    await tags()
      .getByText(most[1] ?? "", { exact: true })
      .waitFor();
    await command(page, "add a tag");
    const field = tags().getByRole("textbox");
    await page.keyboard.type(last);
    await page.keyboard.press("Enter");
    await tags().getByText(last, { exact: true }).waitFor();
    await field.waitFor({ state: "detached" });
    const another = tags().getByRole("button", { name: "Add a tag" });
    expect(await another.count()).toBe(0);
    await tags().getByRole("button", { name: last }).press("Enter");
    await another.waitFor();
    expect(await field.count()).toBe(0);
  });

  it("T13: a tag that was not added is in the field again", async () => {
    await goTo(`tickets/t/${ticketId}`);
    await tags().waitFor();
    await command(page, "add a tag");
    const field = tags().getByRole("textbox");
    await page.context().setOffline(true);
    await page.getByText("Reconnecting").waitFor();
    await field.fill("laces");
    await field.press("Enter");
    await page.getByText("There is no connection, so this was not done.").waitFor();
    expect(await field.inputValue()).toBe("laces");
    await page.context().setOffline(false);
    await page.getByText("Reconnecting").waitFor({ state: "detached" });
    await field.press("Enter");
    await tags().getByText("laces", { exact: true }).waitFor();
    await agent.get("ticket:update", { ticketId, removeTags: ["laces"] });
  });

  it("T13: of many tags the table shows three and how many more, and says them all", async () => {
    await agent.get("ticket:update", { ticketId, addTags: most });
    await goTo("tickets");
    const row = page.locator(".desk-row").filter({ hasText: "boots" });
    const more = row.getByText(`+${MOST_TAGS - 3}`, { exact: true });
    await more.waitFor();
    const said = await more.getAttribute("title");
    for (const tag of most) expect(said).toContain(tag);
    expect((await row.boundingBox())?.height).toBeLessThan(130);
  });
});
