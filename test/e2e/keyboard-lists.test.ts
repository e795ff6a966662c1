import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, DESKTOP } from "../support/browser.ts";
import { VisitorClient } from "../support/clients.ts";
import { command, inOneTask } from "../support/command-bar.ts";
import { siteKey } from "../support/site-key.ts";
import { withBrowser } from "../support/with-browser.ts";
import { randomIds } from "../../server/random-ids.ts";

/** Far more than stand on the page at once. */
const MANY = 150;

describe.skipIf(browserPath === null)(
  "long lists and commands by keyboard",
  { timeout: 90_000 },
  () => {
    const here = withBrowser({ ADDRESS_RATE: "100000" });
    let owner: AgentPage;
    let page: Page;

    beforeAll(async () => {
      owner = await AgentPage.enter(here.browser, here.product.setupLink, { name: "Mei" });
      page = owner.person.page;
      await page.goto(`${here.product.url}/console#/me`);
      await page.getByRole("button", { name: /^Away/ }).click();
    });

    it("M7: of a long list only what is in sight is on the page, and a key or a scroll reaches any line", async () => {
      const site = await siteKey(here.product);
      for (let nth = 0; nth < MANY; nth += 1) {
        const one = await VisitorClient.connect({
          url: here.product.url,
          site,
          token: randomIds.secret(),
        });
        await one.hello();
        await one.start(`Question number ${nth}`, { person: true });
        one.close();
      }
      await page.goto(`${here.product.url}/console#/unassigned`);
      const lines = page.locator(".list .item");
      await page.getByText("Question number 0", { exact: true }).waitFor();
      expect(await lines.count()).toBeLessThan(60);
      await page.locator(".items").evaluate((list) => list.scrollTo(0, list.scrollHeight));
      await page.getByText(`Question number ${MANY - 1}`, { exact: true }).waitFor();
      expect(await lines.count()).toBeLessThan(60);
      await page.locator("h1").first().click();
      for (const nth of [0, 1, 2]) {
        await page.keyboard.press("j");
        await page.getByRole("heading", { name: `Question number ${nth}`, exact: true }).waitFor();
      }
    });

    it("CX1: keys count where the ones before them led, however fast they come; J goes through tickets as their table shows them", async () => {
      const strike = (keys: readonly string[]) =>
        page.evaluate((all) => {
          for (const key of all)
            document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        }, keys);
      const shows = (title: string) =>
        page.getByRole("heading", { name: title, exact: true }).waitFor();
      await strike(["g", "m", "g", "u", "j", "j"]);
      await shows("Question number 1");
      await strike(["g", "t"]);
      await page.getByLabel("Order").selectOption({ label: "Newest first" });
      await page.locator("h1").first().click();
      await strike(["j", "j"]);
      await shows(`Question number ${MANY - 2}`);
    });

    it("CX6: what is set on a ticket, shown of it and put into a reply is a command", async () => {
      // A mouse that rests where the lines come up chooses none of them.
      await page.mouse.move(DESKTOP.width / 2, 270);
      await command(page, "priority urgent");
      await page.waitForFunction(() =>
        [...document.querySelectorAll("select")].some(({ value }) => value === "urgent"),
      );
      await command(page, "take this ticket");
      await page.waitForFunction(() =>
        [...document.querySelectorAll("select")].some(
          ({ selectedOptions }) => selectedOptions[0]?.text.endsWith("(you)") === true,
        ),
      );
      await command(page, "merge this ticket");
      await page.getByRole("tab", { name: /^Linked/, selected: true }).waitFor();
      const tags = page.getByRole("group", { name: "Tags", exact: true });
      await command(page, "add a tag");
      await page.keyboard.type("tent");
      await page.keyboard.press("Enter");
      await tags.getByText("tent", { exact: true }).waitFor();
      await page.keyboard.press("Escape");
      await command(page, "untag tent");
      await tags.getByText("tent", { exact: true }).waitFor({ state: "detached" });
      await command(page, "add a task");
      await page.keyboard.type("Order a pole");
      await page.keyboard.press("Enter");
      const done = page.getByRole("checkbox", { name: "Order a pole, done" });
      await done.waitFor();
      await command(page, "tick off pole");
      await expect.poll(() => done.isChecked()).toBe(true);
      const from = page.url();
      await command(page, "split question");
      await expect.poll(() => page.url()).not.toBe(from);
      await done.waitFor({ state: "detached" });
      await page
        .getByRole("heading", { name: `Question number ${MANY - 2}`, exact: true })
        .waitFor();
    });

    it("CY2: what a command opens has the keys at once, and a bar called again at once stays", async () => {
      const insert = page.getByRole("dialog", { name: "Insert an article" });
      const from = page.url();
      let arrive = () => {};
      const held = new Promise<void>((resolve) => (arrive = resolve));
      await page.route("**/assets/pages-*", async (route) => {
        await held;
        await route.continue();
      });
      await inOneTask(page, "insert an article");
      await page.keyboard.type("jj");
      expect(page.url()).toBe(from);
      arrive();
      await insert.getByRole("combobox").waitFor();
      await page.keyboard.press("Escape");
      await insert.waitFor({ state: "hidden" });
      await page.unrouteAll();
      await inOneTask(page, "dark colours", true);
      await page.locator('html[data-theme="dark"]').waitFor();
      // By now the browser has told that the bar before is closed.
      await page.waitForFunction(() => document.activeElement?.closest("dialog[open]") != null);
      await page.keyboard.type("colours as the device");
      await page.keyboard.press("Enter");
      await page.locator("html:not([data-theme])").waitFor();
    });
  },
);
