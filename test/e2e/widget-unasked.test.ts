import type { FrameLocator } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath } from "../support/browser.ts";
import { panelOf, visitSite } from "../support/visitor-site.ts";
import { call, LAUNCHER, type Told } from "../support/widget-calls.ts";
import { withBrowser } from "../support/with-browser.ts";

type Noticed = { told: string[] };

/** What would sound or be shown is written down. */
const TOLD = `<script>
  told = [];
  Notification = class {
    static permission = "default";
    static async requestPermission() { told.push("asked"); return (this.permission = "granted"); }
    constructor(title) { told.push(title); }
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) { told.push("note"); return start.apply(this, at); };
</script>`;

/** What the page remembers as shown. */
const proposedHere = () =>
  Object.entries(localStorage).find(([key]) => key.startsWith("cascade:proposed:"))?.[1] ?? "";

/** Has a message shown where the widget is in this language, as the settings do; null: none. */
async function proposeIn({ person: { page } }: AgentPage, language: string | null): Promise<void> {
  const when = { page: "", seconds: 1, scroll: 0, visits: 1, languages: [language] };
  const rule = { id: `in-${language}`, name: "Tents", on: true, staffed: false, when };
  const rules = language === null ? [] : [{ ...rule, texts: { en: "Which tent fits?" } }];
  const status = await page.evaluate(
    async (settings) => {
      const before = await fetch("/api/proactive");
      const { revision } = (await before.json()) as { revision: number };
      const headers = { "content-type": "application/json", "x-cascade": "1" };
      const body = JSON.stringify({ revision, settings });
      return (await fetch("/api/proactive", { method: "PUT", headers, body })).status;
    },
    { rules },
  );
  expect(status).toBe(200);
}

/** CY3: what is written meanwhile waits, is never said to be worth another try, and leaves by itself. */
async function blockedForAWhile(agent: AgentPage, panel: FrameLocator): Promise<void> {
  await agent.press("Block");
  const told = panel.getByText(/^We are not taking messages from you/);
  await told.waitFor();
  await panel.getByLabel("Message", { exact: true }).fill("And they are cold");
  await panel.getByRole("button", { name: "Send", exact: true }).click();
  await panel.getByText("Kept here, not sent").waitFor();
  expect(await panel.getByRole("button", { name: "Try again" }).count()).toBe(0);
  await agent.press("Let them write again");
  await agent.sees("And they are cold");
  await told.waitFor({ state: "hidden" });
}

describe.skipIf(browserPath === null)(
  "what the widget says, shows and offers beside the chat",
  { timeout: 60_000 },
  () => {
    const here = withBrowser();
    let mei: AgentPage;

    beforeAll(async () => {
      mei = await AgentPage.enter(here.browser, here.product.setupLink, { name: "Mei" });
    });

    it("PM1 to PM6: a rule brings its message beside the button, once; opened, it stands in front of what is said", async () => {
      await mei.goTo("settings");
      const box = mei.person.page.getByRole("region", { name: "Proactive messages" });
      await box.getByRole("button", { name: "Add a message" }).click();
      const name = box.getByLabel("Name", { exact: true });
      // What nobody has come to yet is no mistake; what was left empty is.
      expect(await box.locator(".form-line.wrong").count()).toBe(0);
      await name.focus();
      await name.blur();
      await expect.poll(() => name.getAttribute("aria-invalid")).toBe("true");
      await name.fill("Tents");
      await expect.poll(() => name.getAttribute("aria-invalid")).toBe("false");
      await box.getByLabel("Message", { exact: true }).fill("Which <b>tent</b> fits your trip?");
      await box.getByLabel("Page", { exact: true }).fill("/shop/tents*");
      await box.getByLabel("Seconds on the page").fill("1");
      await box.getByRole("button", { name: "Save", exact: true }).click();
      await mei.sees("Saved.");
      const site = await visitSite(here.browser, here.product.url, {
        viewport: { width: 1000, height: 800 },
        body: "<main style='block-size: 3000px'></main>",
      });
      const { page, panel, asked, complaints } = site;
      await page.locator(LAUNCHER).waitFor();
      // Elsewhere on the site it is quiet: still the one request.
      expect(asked.filter((file) => file.startsWith("/widget"))).toEqual(["/widget.js"]);
      await page.evaluate(() => history.pushState(null, "", "/shop/tents/2"));
      const bubble = panel.getByRole("button", { name: "Which <b>tent</b> fits your trip?" });
      await bubble.waitFor();
      await bubble.click();
      const field = panel.getByLabel("Message", { exact: true });
      await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
      await field.fill("One for Lapland");
      await panel.getByRole("button", { name: "Send", exact: true }).click();
      await panel.getByRole("button", { name: "Talk to a person" }).click();
      await mei.goTo("mine");
      await mei.accept();
      await mei.sees("Which <b>tent</b> fits your trip?");
      await mei.sees(/Proactive message/);
      await mei.press("Resolve");
      await panel
        .getByText(/^Chat closed/)
        .first()
        .waitFor();
      await page.reload();
      await page.locator(LAUNCHER).waitFor();
      await call(page, "propose", await page.evaluate(proposedHere));
      await panel.locator(".panel").waitFor({ state: "attached" });
      // Asked behind it on the same connection: what would be shown is there by then.
      await call(page, "open");
      await panel.getByLabel("Ask a question").first().waitFor();
      expect(await panel.getByText("Which <b>tent</b>").count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
      await mei.goTo("settings");
      await box.getByRole("button", { name: "Remove", exact: true }).click();
      await box.getByRole("button", { name: "Save", exact: true }).click();
      await mei.sees("Saved.");
    });

    it.each([
      { rule: "fil", lang: "tl", browser: "en-GB", set: null },
      { rule: "sv", lang: "it", browser: "sv-SE", set: null },
      { rule: "th", lang: "en", browser: "en-GB", set: "th" },
    ])(
      "PM1, I2: a rule for $rule holds on a page in $lang, in a browser in $browser, set to $set",
      async ({ rule, lang, browser, set }) => {
        await proposeIn(mei, rule);
        const site = await visitSite(here.browser, here.product.url, { lang, browser });
        await site.page.locator(LAUNCHER).waitFor();
        if (set !== null) {
          expect(site.asked.some((file) => file.startsWith("/widget/panel"))).toBe(false);
          await call(site.page, "setLocale", set);
        }
        await site.panel.getByRole("button", { name: "Which tent fits?" }).waitFor();
        expect(site.complaints).toEqual([]);
        await site.page.context().close();
        await proposeIn(mei, null);
      },
    );

    it("K1, VN1, VN2, WE1, WX1: unread messages are counted, and told of by sound and notice where the visitor wants it", async () => {
      const site = await visitSite(here.browser, here.product.url, {
        viewport: { width: 1000, height: 800 },
        head: TOLD,
      });
      const told = () => site.page.evaluate(() => (globalThis as unknown as Noticed).told);
      const { page, panel } = site;
      await page.click(LAUNCHER);
      await panel.getByRole("button", { name: "Talk to a person" }).click();
      await mei.goTo("mine");
      await mei.accept();
      await panel.getByText("Mei joined").waitFor();
      await call(page, "close");
      await mei.write("Are you there?");
      await expect.poll(() => page.title()).toBe("(1) A shop");
      // Nobody has asked to be told.
      expect(await told()).toEqual([]);
      await call(page, "open");
      await expect.poll(() => page.title()).toBe("A shop");
      await panel.getByRole("button", { name: "Sound and notifications" }).click();
      await panel.getByLabel("A soft sound for a new message").check();
      await panel.getByLabel("A notification from the browser").check();
      await expect.poll(told).toEqual(["asked"]);
      await call(page, "close");
      await mei.write("I am");
      await expect.poll(() => page.title()).toBe("(1) A shop");
      await expect.poll(told).toEqual(["asked", "note", "note"]);
      // Opened and closed in one breath: what stood there was read.
      await page.evaluate(() => {
        const { Cascade } = globalThis as unknown as Told;
        Cascade("open");
        Cascade("close");
      });
      await expect.poll(() => page.title()).toBe("A shop");
      await mei.person.page.getByText(/^Seen/).first().waitFor();
      await panelOf(page).evaluate(() => {
        Object.defineProperty(document, "hidden", { configurable: true, value: true });
        dispatchEvent(new Event("visibilitychange"));
      });
      await mei.write("Still there?");
      await expect.poll(told).toContain("New message from Mei");
      expect((await told()).join()).not.toContain("Still there");
      await panelOf(page).evaluate(() => {
        Object.defineProperty(document, "hidden", { configurable: true, value: false });
        dispatchEvent(new Event("visibilitychange"));
      });
      await page.evaluate(() => (document.title = "Tents"));
      await mei.write("Take your time");
      await expect.poll(() => page.title()).toBe("(2) Tents");
      await page.getByRole("button", { name: "Open chat, 2 unread messages" }).click();
      await expect.poll(() => page.title()).toBe("Tents");
      const mark = panel.getByText("New", { exact: true });
      await expect
        .poll(() => mark.evaluate((line) => line.nextElementSibling?.textContent ?? ""))
        .toMatch(/Still there\?.*Take your time/);
      expect(site.complaints).toEqual([]);
      await page.context().close();
    });

    it("OS1, TP1, TP2, CY3: a supervisor sees who is on the site, and what is being written once that is allowed and said", async () => {
      const desk = mei.person.page;
      await mei.goTo("settings");
      const box = desk.getByRole("region", { name: "While a visitor writes" });
      await box.getByRole("checkbox").check();
      await box.getByRole("button", { name: "Save", exact: true }).click();
      await box.getByRole("button", { name: "Save", exact: true, disabled: true }).waitFor();
      const site = await visitSite(here.browser, here.product.url, { path: "/shop/boots" });
      const { page, panel } = site;
      await page.click(LAUNCHER);
      await panel.getByRole("button", { name: "Talk to a person" }).click();
      await mei.goTo("mine");
      await mei.accept();
      await panel.getByText("The agent can see what you write before you send it.").waitFor();
      await panel.getByLabel("Message", { exact: true }).fill("My boots <b>leak</b>");
      await desk.locator(".bubble.draft", { hasText: "My boots <b>leak</b>" }).waitFor();
      await panel.getByRole("button", { name: "Send", exact: true }).click();
      await desk.locator(".bubble:not(.draft)", { hasText: "My boots <b>leak</b>" }).waitFor();
      expect(await desk.locator(".bubble.draft").count()).toBe(0);
      await mei.goTo("floor");
      const row = desk.getByRole("region", { name: "On your site now" }).getByRole("listitem");
      const theirs = row.filter({ hasText: "/shop/boots" });
      await theirs.getByText("In a chat with Mei").waitFor();
      await theirs.getByRole("link", { name: /^Open the chat of/ }).click();
      await mei.sees("My boots <b>leak</b>");
      await blockedForAWhile(mei, panel);
      await mei.press("Resolve");
      await page.context().close();
      await mei.goTo("floor");
      await theirs.waitFor({ state: "detached" });
      expect(site.complaints).toEqual([]);
    });

    it("KC2: emoji go where one writes, by keyboard too, and are fetched when they are wanted", async () => {
      const site = await visitSite(here.browser, here.product.url, { tag: "data-open" });
      const { page, panel } = site;
      await call(page, "message", "Thanks");
      const field = panel.getByLabel("Message", { exact: true });
      await field.waitFor();
      const emoji = () => site.asked.filter((file) => file.includes("/emoji-")).length;
      expect(emoji()).toBe(0);
      await panel.getByRole("button", { name: "Emoji" }).click();
      await panel.getByRole("group", { name: "Emoji" }).getByRole("button").first().waitFor();
      expect(emoji()).toBe(1);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await expect.poll(() => field.inputValue()).toBe("Thanks😊");
      await panel.getByRole("button", { name: "Emoji" }).click();
      await panel.getByRole("group", { name: "Emoji" }).getByRole("button").first().waitFor();
      await page.keyboard.press("Escape");
      await panel.getByRole("group", { name: "Emoji" }).waitFor({ state: "hidden" });
      await field.waitFor();
      expect(site.complaints).toEqual([]);
      await page.context().close();
    });
  },
);
