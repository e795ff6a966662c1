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
