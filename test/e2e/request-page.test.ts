import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserPath, openBrowser, person, PHONE } from "../support/browser.ts";
import type { AgentClient } from "../support/clients.ts";
import { linkIn, Mailbox } from "../support/mailbox.ts";
import { ROOT } from "../support/root.ts";
import { startServer, type Running } from "../support/server.ts";
import { fileTicket } from "../support/tickets.ts";

type Box = { readonly y: number; readonly height: number };

const bottomOf = (box: Box | null) => (box === null ? NaN : box.y + box.height);

describe.skipIf(browserPath === null)("a request's page in a browser", { timeout: 60_000 }, () => {
  let browser: Browser;
  let running: Running;
  let mailbox: Mailbox;
  let mei: AgentClient;
  let filed = 0;

  beforeAll(async () => {
    browser = await openBrowser();
    mailbox = await Mailbox.start();
    running = await startServer({
      assets: join(ROOT, "dist"),
      config: { mail: mailbox.settings },
      timings: { mail: { gatherMs: 60_000, retryMs: 1_000, giveUpMs: 60_000 } },
    });
    mei = await running.agent("Mei");
  });

  afterAll(async () => {
    expect(running?.failures).toEqual([]);
    await browser?.close();
    await running?.stop();
    await mailbox?.stop();
  });

  /** A customer whose request was answered, and their way to its page. */
  async function customer() {
    const visitor = await running.visitor();
    await visitor.hello();
    const { ticketId, conversationId } = await fileTicket(mei, visitor);
    const email = `aino${(filed += 1)}@example.com`;
    await visitor.get("ticket:subscribe", { ticketId, email });
    const { reference, secret } = linkIn(await mailbox.mailTo(email));
    await mei.say(conversationId, "A new pole is on its way.");
    const rating = async () =>
      (await mei.get("conversation:open", { conversationId })).view.public.rating;
    return { visitor, ticketId, conversationId, reference, secret, rating };
  }

  /** Opens it, as somebody without script enters the code. */
  async function opened({ reference, secret }: { reference: string; secret: string }) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
    const page = await context.newPage();
    await page.goto(`${running.url}/r/${reference}`);
    await page.getByLabel("Code").fill(secret);
    await page.getByRole("button", { name: "Open" }).click();
    return page;
  }

  const press = (page: Page, name: string) =>
    page.getByRole("button", { name, exact: true }).click();

  it("X4: without script too, what is being written stays in its field whatever else is pressed", async () => {
    const one = await customer();
    await mei.get("ticket:update", { ticketId: one.ticketId, status: "solved" });
    const page = await opened(one);
    const reply = page.getByLabel("Write to us");
    const words = page.getByLabel(/^What (was good|could be better)/);
    const said = () => page.getByRole("status").innerText();
    await reply.fill("It is the\nmiddle pole");
    await press(page, "Good");
    expect(await said()).toBe("Thank you");
    await words.fill("You were\nquick");
    await press(page, "Bad");
    expect(await one.rating()).toMatchObject({ good: false, comment: "You were\nquick" });
    await words.fill("x".repeat(1_001));
    await press(page, "Good");
    expect(await page.getByRole("alert").innerText()).toContain("That is too long.");
    expect(await one.rating()).toMatchObject({ good: true, comment: "You were\nquick" });
    await words.fill("Rather slow");
    await press(page, "Yes, solved");
    expect(await said()).toContain("Solved.");
    expect(await words.inputValue()).toBe("Rather slow");
    expect(await reply.inputValue()).toBe("It is the\nmiddle pole");
    await page.locator("form.reply").getByRole("button", { name: "Send" }).click();
    expect(await said()).toBe("Your message has arrived.");
    expect(await reply.inputValue()).toBe("");
    await page.goto(`${running.url}/r/${one.reference}?asked=no`);
    await reply.fill("And the peg");
    await press(page, "Not yet");
    expect(await said()).toContain("It is open again.");
    expect(await reply.inputValue()).toBe("And the peg");
    // Where the browser brings the page's own address back, there is the request again.
    await page.goto(page.url());
    await page.getByRole("heading", { name: "my pole snapped" }).waitFor();
    await page.context().close();
  });

  it.each(["en-GB", "lv", "fil", "ar"])(
    "WX9: on a narrow phone the way to all requests is a finger high and keeps off the header's edge, in %s",
    async (locale) => {
      const viewport = { width: 320, height: 640 };
      const { page, context } = await person(browser, { viewport, locale });
      for (const path of ["/requests", "/r/CAS-9999"]) {
        await page.goto(running.url + path);
        const header = await page.locator("header").boundingBox();
        const link = await page.locator(".all-requests").boundingBox();
        expect(link?.height, path).toBeGreaterThanOrEqual(44);
        const below = bottomOf(header) - bottomOf(link);
        expect(below, path).toBeGreaterThanOrEqual(8);
      }
      await context.close();
    },
  );

  it("X8: when the chat is over the open page says so, and asks how it was; what is being written stays", async () => {
    const { ticketId, conversationId, reference, secret } = await customer();
    await mei.get("ticket:resume", { ticketId });
    const { page, context, complaints } = await person(browser, { viewport: PHONE });
    await page.goto(`${running.url}/r/${reference}#${secret}`);
    const live = page.getByText("Mei is in the chat with you.");
    await live.waitFor();
    const reply = page.getByLabel("Write to us");
    // Shown again with a reason, the page follows the chat as well.
    await reply.fill("x".repeat(4_001));
    await press(page, "Send");
    await page.getByRole("alert").waitFor();
    await reply.fill("Thanks");
    await mei.say(conversationId, "It ships today.");
    await page.getByText("It ships today.").waitFor();
    await mei.get("conversation:resolve", { conversationId });
    await page.getByRole("heading", { name: "Is it solved?" }).waitFor();
    await page.getByRole("heading", { name: "How was it?" }).waitFor();
    expect(await live.count()).toBe(0);
    expect(await page.locator(".standing .strong").innerText()).toBe("Solved");
    expect(await reply.inputValue()).toBe("Thanks");
    await press(page, "Good");
    await page.getByText("Thank you").waitFor();
    expect(await reply.inputValue()).toBe("Thanks");
    // That what was too long was answered so.
    expect(complaints.filter((one) => !one.includes("422"))).toEqual([]);
    await context.close();
  });
});
