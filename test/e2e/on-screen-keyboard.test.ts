import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { browserPath, type PHONE } from "../support/browser.ts";
import { AgentClient } from "../support/clients.ts";
import { visitSite, type Site } from "../support/visitor-site.ts";
import { withBrowser } from "../support/with-browser.ts";

const UPRIGHT = { width: 375, height: 667 };
const ON_ITS_SIDE = { width: 740, height: 360 };
const LONG = "A longer text that goes on, so that the field grows to several lines. ".repeat(8);

describe.skipIf(browserPath === null)("above an on-screen keyboard", { timeout: 60_000 }, () => {
  const here = withBrowser();

  const open = async (viewport: typeof PHONE): Promise<Site> => {
    const site = await visitSite(here.browser, here.product.url, { tag: "data-open", viewport });
    await site.panel.getByText("Often asked").waitFor();
    return site;
  };

  /** The keyboard takes from the visual viewport alone; so much is left of it. */
  const raise = async ({ page, panel }: Site, left: number) => {
    await page.evaluate((height) => {
      Object.defineProperty(visualViewport, "height", { get: () => height, configurable: true });
      visualViewport?.dispatchEvent(new Event("resize"));
    }, left);
    await expect.poll(() => panel.locator(".panel").boundingBox()).toMatchObject({ height: left });
  };

  /** Above the foot of the screen, or above the keyboard where it is in that. */
  const isInSight = (thing: Locator) =>
    thing.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const scroller = element.closest(".scroll, .thread") ?? document.documentElement;
      const within = scroller.getBoundingClientRect();
      return top >= within.top && bottom <= within.bottom;
    });

  const ask = async ({ panel }: Site) => {
    await panel.getByLabel("Ask a question").fill("How long does delivery take?");
    await panel.getByRole("button", { name: "Ask", exact: true }).click();
    await panel.getByText("Did that help?").waitFor();
  };

  const heightOf = async (thing: Locator) => (await thing.boundingBox())?.height ?? 0;
  const close = (page: Page) => page.context().close();

  it("WX6: on a phone on its side, home brings the field into sight", async () => {
    const site = await open(ON_ITS_SIDE);
    const field = site.panel.getByLabel("Ask a question");
    await field.click();
    await raise(site, 160);
    await expect.poll(() => isInSight(field)).toBe(true);
    await close(site.page);
  });

  it("WX6: on a phone on its side, a thread keeps bar, field and Send in sight, however long what is written", async () => {
    const site = await open(ON_ITS_SIDE);
    const { page, panel } = site;
    await ask(site);
    const field = panel.getByLabel("Message", { exact: true });
    await field.click();
    await raise(site, 160);
    for (const text of ["", LONG]) {
      await field.fill(text);
      for (const thing of [".bar", ".composer", ".send"])
        expect([thing, await isInSight(panel.locator(thing))]).toEqual([thing, true]);
      expect(await heightOf(panel.getByRole("log"))).toBeGreaterThan(24);
    }
    // Where there is room for it again.
    await raise(site, 360);
    await panel.locator(".to-person").waitFor();
    await close(page);
  });

  it("WX6: on a phone held upright, a long text leaves a fourth of the panel to the thread", async () => {
    const site = await open(UPRIGHT);
    await ask(site);
    const field = site.panel.getByLabel("Message", { exact: true });
    await field.click();
    await raise(site, 330);
    await field.fill(LONG);
    expect(await heightOf(site.panel.getByRole("log"))).toBeGreaterThan(330 / 4);
    await close(site.page);
  });

  it("WX6: a field of a form in the thread stays in sight as another keyboard comes", async () => {
    const agent = await AgentClient.setUp(here.product, {
      token: here.product.setupLink.split("/").at(-1) ?? "",
      name: "Mei",
    });
    await agent.get("availability:set", { availability: "online" });
    const site = await open(UPRIGHT);
    const { page, panel } = site;
    await panel.getByRole("button", { name: "Talk to a person" }).click();
    await panel.getByRole("button", { name: /^Ask for a call back/ }).click();
    await panel.getByLabel("Your name").click();
    await raise(site, 350);
    await expect.poll(() => isInSight(panel.getByLabel("Your name"))).toBe(true);
    const phone = panel.getByLabel("Phone number");
    await phone.click();
    await raise(site, 330);
    await expect.poll(() => isInSight(phone)).toBe(true);
    agent.close();
    await close(page);
  });
});
