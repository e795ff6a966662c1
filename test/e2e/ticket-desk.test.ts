import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EVERYTHING } from "../../server/protocol/views.ts";
import { randomIds } from "../../server/random-ids.ts";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, DESKTOP, openBrowser, PHONE } from "../support/browser.ts";
import { AgentClient, VisitorClient } from "../support/clients.ts";
import { command } from "../support/command-bar.ts";
import { Product } from "../support/product.ts";
import { siteKey } from "../support/site-key.ts";
import { fileByStranger, fileTicket } from "../support/tickets.ts";

const LONG_NAME = "Featherstonehaugh".repeat(4).slice(0, 60);
const ARABIC = "مرحبا، متى يصل طلبي؟";

describe.skipIf(browserPath === null)(
  "the table of tickets and a ticket",
  { timeout: 90_000 },
  () => {
    let browser: Browser;
    let product: Product;
    let page: Page;
    let agent: AgentClient;
    let other: AgentClient;
    let ticketId: string;

    beforeAll(async () => {
      browser = await openBrowser();
      product = await Product.start();
      const mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
      page = mei.person.page;
      agent = await mei.client(product);
      other = await AgentClient.join(product, { admin: agent, name: LONG_NAME });
      await other.get("availability:set", { availability: "away" });
      ticketId = await filed("My boots have lost a lace");
      await filed(ARABIC);
    });

    // What was set on a list and not saved does not outlive the page.
    beforeEach(() => page.reload());

    afterAll(async () => {
      agent?.close();
      other?.close();
      await browser?.close();
      await product?.remove();
    });

    const filed = async (question: string): Promise<string> =>
      (await fileByStranger(agent, product, question)).ticketId;

    const goTo = (place: string) => page.goto(`${product.url}/console#/${place}`);
    const openTicket = async () => {
      await goTo(`tickets/t/${ticketId}`);
      await page.getByRole("heading", { level: 1, name: /boots/ }).waitFor();
    };
    const button = (name: string) => page.getByRole("button", { name, exact: true });
    const saveView = async (name: string) => {
      const { statuses, priorities, kinds } = EVERYTHING;
      const filter = { statuses: [...statuses], priorities: [...priorities], kinds: [...kinds] };
      const view = { id: randomIds.id(), name, sort: "oldest" } as const;
      const whole = { ...view, filter: { ...filter, tags: [], assignee: "any" } };
      await agent.get("view:save", { base: null, view: whole });
      return whole;
    };

    it("V6: naming a view is left by Escape and by Cancel", async () => {
      await goTo("tickets");
      await page.getByLabel("Priority", { exact: true }).selectOption("high");
      const name = page.getByRole("textbox", { name: "Name of the view" });
      for (const leave of [() => name.press("Escape"), () => button("Cancel").click()]) {
        await button("Save as a view").click();
        await name.fill("Laces");
        await leave();
        await name.waitFor({ state: "detached" });
      }
      await button("Reset").click();
    });

    it.each(["tickets", "tickets/open", "tickets/breaching"])(
      "V6: what is set and set back on %s is nothing to keep",
      async (place) => {
        await goTo(place);
        const priority = page.getByLabel("Priority", { exact: true });
        await priority.selectOption("high");
        await button("Reset").waitFor();
        await page.getByText("No ticket fits these filters").waitFor();
        await priority.selectOption({ label: "Any priority" });
        await button("Reset").waitFor({ state: "detached" });
        expect(await button("Save as a view").count()).toBe(0);
      },
    );

    it("A13: who saves a view that somebody else changed meanwhile is told, and saves both with the next press", async () => {
      const view = await saveView("Straps");
      await goTo(`tickets/v/${view.id}`);
      await page.getByLabel("Priority", { exact: true }).selectOption("high");
      const theirs = { ...view, sort: "newest" as const };
      await agent.get("view:save", { base: view, view: theirs });
      await button("Save").click();
      await page.getByText("Somebody else changed this meanwhile").waitFor();
      expect(await savedAs(view.id)).toEqual(theirs);
      await button("Save").click();
      await button("Save").waitFor({ state: "detached" });
      expect(await savedAs(view.id)).toMatchObject({
        sort: "newest",
        filter: { priorities: ["high"] },
      });
    });

    const savedAs = async (id: string) =>
      (await agent.get("session:open", {})).views.views.find((one) => one.id === id);

    it("V6: on a phone the saved views are behind the name of the list, however long theirs", async () => {
      await saveView(LONG_NAME);
      await saveView("Poles");
      await page.setViewportSize(PHONE);
      await goTo("tickets");
      const title = page.getByRole("heading", { level: 1 });
      await title.getByRole("button", { name: /^Tickets/ }).click();
      const long = page.getByRole("menuitemradio", { name: LONG_NAME });
      expect(await isInside(long, PHONE.width)).toBe(true);
      await long.click();
      await title.getByRole("button", { name: LONG_NAME }).click();
      await page.getByRole("menuitemradio", { name: "Poles" }).click();
      await title.getByRole("button", { name: /^Poles/ }).waitFor();
      await page.setViewportSize(DESKTOP);
    });

    it("V7: a choice for many tickets waits for a press, and what was so already is told", async () => {
      await goTo("tickets");
      await page.getByRole("checkbox").first().check();
      const bar = page.getByRole("region", { name: "Change the chosen tickets" });
      const priority = bar.getByLabel("Priority");
      await priority.focus();
      const before = await priority.inputValue();
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => priority.inputValue()).not.toBe(before);
      expect(await priorities()).toEqual(["normal", "normal"]);
      await priority.selectOption("high");
      await bar.getByRole("button", { name: "Change them" }).click();
      await page.getByText("2 tickets changed.", { exact: true }).waitFor();
      expect(await priorities()).toEqual(["high", "high"]);

      await page.getByRole("checkbox").first().check();
      await priority.selectOption("high");
      await bar.getByRole("button", { name: "Change them" }).click();
      await page.getByText("2 tickets were so already.", { exact: true }).waitFor();
    });

    it("CY5: who is about to run a macro keeps the focus when there is nothing left that it could do", async () => {
      const { agents } = await other.get("session:open", {});
      const agentId = agents.find(({ name }) => name === LONG_NAME)?.id ?? "";
      const give = { does: "assignee", to: agentId } as const;
      const tool = { id: randomIds.id(), name: "To the workshop", actions: [give] };
      await agent.get("macro:save", { base: null, tool });
      await openTicket();
      await command(page, "To the workshop");
      const run = page.getByRole("dialog").getByRole("button", { name: /^Do/ });
      await run.focus();
      expect(await run.isEnabled()).toBe(true);
      await agent.get("agent:activate", { agentId, active: false });
      await expect.poll(() => run.isDisabled()).toBe(true);
      expect(await run.evaluate((one) => one === document.activeElement)).toBe(true);
      await agent.get("agent:activate", { agentId, active: true });
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    });

    const priorities = async () =>
      (await agent.get("session:open", {})).tickets.map(({ priority }) => priority);

    it("V8: between a name and a message in another script's direction stands the dot", async () => {
      await goTo("tickets");
      const line = page.locator(".desk-what .soft").filter({ hasText: ARABIC });
      await line.waitFor();
      const { dot, message } = await line.evaluate((one) => {
        const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        const boxOf = (node: Node, at: number, end: number) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, end);
          return range.getBoundingClientRect();
        };
        let dotAt = 0;
        let messageAt = 0;
        while (texts.nextNode() !== null) {
          const node = texts.currentNode;
          const text = node.textContent ?? "";
          const nth = text.lastIndexOf("·");
          if (nth !== -1) dotAt = boxOf(node, nth, nth + 1).right;
          const begins = text.search(/\p{Script=Arabic}/u);
          if (begins !== -1) messageAt = boxOf(node, begins, text.length).left;
        }
        return { dot: dotAt, message: messageAt };
      });
      expect(dot).toBeLessThanOrEqual(message);
    });

    it("V9: a long name among its options makes no choice wide", async () => {
      await goTo("tickets");
      const who = page.locator(".pick").filter({ has: page.getByLabel("Who has it") });
      await who.getByRole("option", { name: LONG_NAME }).waitFor({ state: "attached" });
      expect((await who.boundingBox())?.width).toBeLessThan(290);
    });

    it.each([
      ["on a desk", DESKTOP],
      ["on a phone", PHONE],
    ])(
      "T21: however long the names of other tasks, a task's form stays in its card, %s",
      async (_how, size) => {
        for (const title of [
          "Ask the workshop whether it has these laces ".repeat(4).trim(),
          "x".repeat(137),
        ])
          await agent.get("task:save", {
            ticketId,
            id: randomIds.id(),
            title,
            assigneeId: null,
            dueAt: null,
            waitsFor: [],
          });
        await page.setViewportSize(size);
        await openTicket();
        const card = page.locator(".task-box");
        await card.getByRole("button", { name: "Add a task" }).click();
        const chips = card.getByRole("group", { name: "After" }).getByRole("button");
        await chips.first().waitFor();
        const edge = await card.boundingBox();
        for (const chip of await chips.all()) {
          const box = await chip.boundingBox();
          expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(
            (edge?.x ?? 0) + (edge?.width ?? 0),
          );
        }
        const body = page.getByRole("region", { name: /^CAS-/ });
        expect(await body.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
        await page.setViewportSize(DESKTOP);
      },
    );

    it("T22: a date before this century is not sent, and the field says so", async () => {
      await openTicket();
      const card = page.locator(".task-box");
      await card.getByRole("button", { name: "Add a task" }).click();
      await card.getByRole("textbox", { name: "What is to be done" }).fill("Find a lace");
      const due = card.getByLabel("Due");
      await due.fill("0020-01-01T10:00");
      await card.getByRole("button", { name: "Save" }).click();
      expect(await due.evaluate((one: HTMLInputElement) => one.validationMessage)).toMatch(/2000/);
      await due.fill("2100-01-01T10:00");
      await card.getByRole("button", { name: "Save" }).click();
      await card.getByText("Find a lace").waitFor();
    });

    it("CO7: a tag that is added is said, with a way back", async () => {
      await openTicket();
      const tags = page.getByRole("group", { name: "Tags", exact: true });
      await tags.getByRole("button", { name: "Add a tag" }).click();
      await tags.getByRole("textbox").fill("laces");
      await tags.getByRole("textbox").press("Enter");
      await tags.getByText("laces", { exact: true }).waitFor();
      await page.getByRole("button", { name: /^Undo: CAS-/ }).click();
      await page.getByText("1 ticket as before.", { exact: true }).waitFor();
      await tags.locator(".tag").waitFor({ state: "detached" });
    });

    it("T23: what the customer writes on a long ticket is followed at its end, and only there", async () => {
      const site = await siteKey(product);
      const visitor = await VisitorClient.connect({
        url: product.url,
        site,
        token: randomIds.secret(),
      });
      await visitor.hello();
      const filed = await fileTicket(agent, visitor, "My boots squeak");
      const write = (text: string) => visitor.say(filed.conversationId, text);
      await write(`${"They squeak.\n".repeat(60)}Always.`);
      await goTo(`tickets/t/${filed.ticketId}`);
      const body = page.getByRole("region", { name: /^CAS-/ });
      const line = (text: string) => page.getByRole("log").getByText(text);
      await line("Always.").waitFor();
      await write("At the top of the page.");
      await line("At the top of the page.").waitFor();
      expect(await body.evaluate((one) => one.scrollTop)).toBe(0);
      // Whether the end is in sight is known once it was drawn so.
      await body.evaluate((one) => {
        one.scrollTo(0, one.scrollHeight);
        return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      });
      await expect.poll(() => isShown(line("At the top of the page."))).toBe(true);
      for (const text of ["Like a mouse.", "Or like two."]) {
        await write(`${"Squeak.\n".repeat(8)}${text}`);
        await expect.poll(() => isShown(line(text))).toBe(true);
      }
      visitor.close();
    });

    it("T23: what one sends on a long ticket is in sight", async () => {
      await openTicket();
      const writer = page.getByLabel(/^Write to/);
      const said = `${"A line of many.\n".repeat(15)}The last of them.`;
      for (const text of [said, "And one more."]) {
        await page.getByRole("region", { name: /^CAS-/ }).evaluate((one) => one.scrollTo(0, 0));
        await writer.fill(text);
        await writer.press("Enter");
        const last = page.getByRole("log").getByText(text.split("\n").at(-1) ?? "");
        await expect.poll(() => isShown(last)).toBe(true);
      }
    });
  },
);

async function isInside(one: Locator, width: number): Promise<boolean> {
  const box = await one.boundingBox();
  return box !== null && box.x >= 0 && box.x + box.width <= width;
}

/** Its last line is where a press reaches it. */
function isShown(one: Locator): Promise<boolean> {
  return one.evaluate((element) => {
    const { left, bottom } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + 4, bottom - 6);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });
}
