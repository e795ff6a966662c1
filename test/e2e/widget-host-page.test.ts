import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { browserPath, DESKTOP, PHONE } from "../support/browser.ts";
import { siteKey } from "../support/site-key.ts";
import { panelOf, visitSite } from "../support/visitor-site.ts";
import { LAUNCHER, type Told } from "../support/widget-calls.ts";
import { withBrowser } from "../support/with-browser.ts";

const FRAME = "cascade-chat >> iframe";
const LONG = `<div style="height: 3000px">A long page</div>`;

describe.skipIf(browserPath === null)(
  "the widget on pages of all kinds",
  { timeout: 60_000 },
  () => {
    const here = withBrowser();
    const dimmed = (page: Page) =>
      page.locator(LAUNCHER).evaluate((button) => getComputedStyle(button).opacity === "0.5");

    it("J1, J10: without a network a press dims the button, the next gives up; what was wanted happens when it is back", async () => {
      const { page, panel } = await visitSite(here.browser, here.product.url);
      const launcher = page.locator(LAUNCHER);
      await launcher.waitFor();
      await page.context().setOffline(true);
      await page.evaluate(() => {
        const told = globalThis as unknown as Told;
        told.heard = [];
        told.Cascade("on", "open", () => told.heard.push("open"));
        told.Cascade("on", "close", () => told.heard.push("close"));
        told.Cascade("message", "Is it in stock?");
      });
      await launcher.click();
      await expect.poll(() => dimmed(page)).toBe(true);
      await launcher.click();
      await expect.poll(() => dimmed(page)).toBe(false);
      await launcher.click();
      await expect.poll(() => dimmed(page)).toBe(true);
      await page.context().setOffline(false);
      await page.locator(FRAME).waitFor();
      expect(await panel.getByLabel("Message", { exact: true }).inputValue()).toBe(
        "Is it in stock?",
      );
      expect(await page.evaluate(() => (globalThis as unknown as Told).heard)).toEqual(["open"]);
      expect(await dimmed(page)).toBe(false);
      await page.context().close();
    });

    it("J10: a script that could not be fetched is fetched again by itself", async () => {
      const { page } = await visitSite(here.browser, here.product.url);
      await page.route("**/widget/frame.js*", (route) => route.abort(), { times: 1 });
      await page.click(LAUNCHER);
      await page.locator(FRAME).waitFor();
      await page.context().close();
    });

    it.each([0.6, 1.5])("WX6: on a page zoomed to %s it keeps to the window", async (zoom) => {
      const { page } = await visitSite(here.browser, here.product.url, {
        viewport: DESKTOP,
        head: `<style>html { zoom: ${zoom} }</style>`,
        body: LONG,
      });
      const frame = page.locator(FRAME);
      await page.click(LAUNCHER);
      await expect
        .poll(async () => {
          const { x = -1, y = -1, width = 0, height = 0 } = (await frame.boundingBox()) ?? {};
          return x >= 0 && y >= 0 && x + width <= DESKTOP.width && y + height <= DESKTOP.height;
        })
        .toBe(true);
      await page.setViewportSize(PHONE);
      await expect.poll(() => frame.boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
      await page.evaluate(() => {
        Object.defineProperty(visualViewport, "height", { get: () => 420 });
        visualViewport?.dispatchEvent(new Event("resize"));
      });
      await expect.poll(() => frame.boundingBox()).toEqual({ x: 0, y: 0, ...PHONE, height: 420 });
      await page.context().close();
    });
  },
);
