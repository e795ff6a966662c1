import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, DESKTOP, openBrowser, PHONE } from "../support/browser.ts";
import { linkIn, Mailbox, type Received } from "../support/mailbox.ts";
import { sendRaw } from "../support/mail-sender.ts";
import { ROOT } from "../support/root.ts";
import { startServer, type Running } from "../support/server.ts";
import { VisitorPage } from "../support/visitor-page.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const KIM = "kim@example.com";
const POLICY = {
  id: "all",
  name: "Everybody",
  when: { priorities: [], teamIds: [], plans: [], tags: [] },
  targets: { first: 60, next: null, resolution: null },
  clock: "always",
  pauseOnHold: false,
  warnMinutes: 10,
  escalate: { priority: "urgent", teamId: null, tier: null },
};

describe.skipIf(browserPath === null)(
  "a request from its fall to its end",
  { timeout: 120_000 },
  () => {
    let browser: Browser;
    let mailbox: Mailbox;
    let running: Running;
    /** How far the product's clock is put forward (ms). */
    let ahead = 0;

    beforeAll(async () => {
      browser = await openBrowser();
    });

    afterAll(() => browser?.close());

    async function company(): Promise<string> {
      ahead = 0;
      mailbox = await Mailbox.start();
      running = await startServer({
        assets: join(ROOT, "dist"),
        now: () => Date.now() + ahead,
        config: {
          mail: {
            ...mailbox.settings,
            inbound: {
              address: "support@shop.example",
              listen: { port: 0, host: "127.0.0.1", tls: null },
              box: null,
            },
          },
        },
        timings: { mail: { gatherMs: 200, retryMs: 50, giveUpMs: MINUTE } },
      });
      return `${running.url}/console#/setup/${running.app.setup}`;
    }

    /** As the settings' form does. */
    async function promise({ person: { page } }: AgentPage): Promise<void> {
      const status = await page.evaluate(async (policy) => {
        const response = await fetch("/api/sla", {
          method: "PUT",
          headers: { "content-type": "application/json", "x-cascade": "1" },
          body: JSON.stringify({ revision: 0, settings: { policies: [policy] } }),
        });
        return response.status;
      }, POLICY);
      expect(status).toBe(200);
    }

    async function away(agent: AgentPage): Promise<void> {
      await agent.goTo("me");
      await agent.person.page.getByRole("button", { name: /^Away/ }).click();
    }

    function mailBack({ mail }: Received, text: string): Promise<string> {
      const to = mail.replyTo?.value[0]?.address ?? "";
      const raw = [
        `From: Kim <${KIM}>`,
        `To: <${to}>`,
        `Subject: Re: ${mail.subject}`,
        `Message-ID: <${Date.now()}@example.com>`,
        `In-Reply-To: ${mail.messageId}`,
        "",
        `${text}\r\n\r\nOn 3 March 2025, Shop <${to}> wrote:\r\n> Its number is there.`,
      ].join("\r\n");
      return sendRaw(running.app.mailPort ?? 0, { from: KIM, to: [to] }, raw);
    }

    it.each([DESKTOP, PHONE])(
      "F1, E2, E11, E15, S6, S7, T4, T8, T9, T10, Y1, Y5, Y6: chat, mail and widget lead through one ticket, at %o",
      async (viewport) => {
        const mei = await AgentPage.enter(browser, await company(), { name: "Mei", viewport });
        await promise(mei);
        await away(mei);
        const kim = await VisitorPage.visit(browser, running.url, { viewport, path: "/help/en" });
        await kim.open();
        await kim.ask("my pole snapped");
        await kim.press("Talk to a person");
        await kim.press("Follow this request");
        await kim.panel.locator("input[type=email]").fill("ä@ö.de");
        await kim.press("Save");
        await kim.sees(/^We can’t send mail to this address/);
        await kim.panel.locator("input[type=email]").fill(KIM);
        await kim.press("Save");
        const first = await mailbox.mailTo(KIM);
        const { reference, secret } = linkIn(first);
        // The link in it says that the address is theirs.
        const page = await kim.person.context.newPage();
        await page.goto(`${running.url}/r/${reference}#${secret}`);
        await page.getByText("my pole snapped").first().waitFor();
        await page.close();

        ahead += 50 * MINUTE;
        await mei.goTo("notices");
        await mei.sees(`${reference}: first answer is due soon`);
        ahead += 10 * MINUTE;
        await mei.sees(`${reference}: first answer is late`);
        await mei.goTo("tickets");
        await mei.person.page.locator("main").getByText("my pole snapped").first().click();
        await mei.person.page.getByRole("tab", { name: /History/ }).waitFor();
        const priority = mei.person.page.locator(".picks").getByLabel("Priority");
        await expect.poll(() => priority.inputValue()).toBe("urgent");

        expect(await mailBack(first, "It is the middle pole")).toMatch(/^250/);
        await mei.sees("It is the middle pole");
        await kim.sees("It is the middle pole");
        await kim.write("And the peg");
        await mei.sees("And the peg");
        await mei.write("A new pole is on its way");
        await kim.sees("A new pole is on its way");
        await kim.person.page.goto("about:blank");
        await mei.write("It ships today");
        await expect
          .poll(() => mailbox.to(KIM).some(({ mail }) => mail.text?.includes("It ships today")))
          .toBe(true);
        await kim.comeBack();

        // What stands small around a message takes no more room than its words.
        await mei.press("Show the whole mail");
        await mei.person.page.getByRole("dialog").getByText("Its number is there.").waitFor();
        await mei.person.page.keyboard.press("Escape");
        await mei.press("Solve");
        await kim.press("Yes, solved");
        await kim.press("Good");
        const words = kim.panel.getByLabel(/^What was good/);
        await words.fill("Quick");
        const rating = kim.panel.locator("form").filter({ has: words });
        await rating.getByRole("button", { name: "Send: How was it?" }).click();
        await kim.sees(/Thank you/);
        await mei.sees(/rated it good/);
        // A link as in the mail chooses; the button there says it.
        const again = await kim.person.context.newPage();
        await again.goto(`${running.url}/r/${reference}#${secret}.bad`);
        await again.getByRole("button", { name: "Bad", exact: true }).click();
        await again.getByText("Thank you").waitFor();
        await again.close();
        await mei.sees(/rated it bad/);
        await mei.goTo("ratings");
        await mei.sees("Quick");
        await mei.person.page.goBack();

        ahead += 4 * DAY + MINUTE;
        await mei.sees("Closed. What the customer writes opens a new ticket.");
        await kim.sees("This request is closed. What you write goes on as a new one.");
        await kim.write("It broke again");
        await mei.person.page.getByRole("link", { name: /^Goes on as / }).click();
        await mei.sees("It broke again");
        await mei.sees(`Goes on from ${reference}`);
        expect([mei, kim].flatMap(({ person: { complaints } }) => complaints)).toEqual([]);
        expect(running.failures).toEqual([]);
        await mei.person.context.close();
        await kim.person.context.close();
        await running.stop();
        await mailbox.stop();
      },
    );
  },
);
