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

    it("J1: of two tags in the head one is carried out", async () => {
      const tag = `<script src="/widget.js" data-site="${await siteKey(here.product)}"></script>`;
      const { page } = await visitSite(here.browser, here.product.url, { head: tag + tag });
      await page.locator(LAUNCHER).waitFor();
      await page.waitForLoadState();
      expect(await page.locator("cascade-chat").count()).toBe(1);
      await page.context().close();
    });

    it.each(["body { transform: translateZ(0) }", "body { filter: grayscale(1); zoom: 1.5 }"])(
      "J3, WX6: %s is about the page, not about the chat",
      async (style) => {
        const { page } = await visitSite(here.browser, here.product.url, {
          head: `<style>${style}</style>`,
          body: LONG,
        });
        const launcher = page.locator(LAUNCHER);
        await launcher.waitFor();
        expect(await launcher.boundingBox()).toEqual({ x: 306, y: 760, width: 60, height: 60 });
        await page.evaluate(() => scrollTo(0, 600));
        await launcher.click();
        await expect
          .poll(() => page.locator(FRAME).boundingBox())
          .toEqual({ x: 0, y: 0, ...PHONE });
        await page.context().close();
      },
    );

    it("J3: a body that is replaced does not touch the open panel; without all of the page it comes back", async () => {
      const { page, panel } = await visitSite(here.browser, here.product.url);
      await page.click(LAUNCHER);
      const field = panel.getByLabel("Ask a question").first();
      await field.fill("half a th");
      const document = panelOf(page);
      await page.evaluate(() => {
        window.document.body.replaceWith(window.document.createElement("body"));
      });
      await expect.poll(() => page.locator("h1").count()).toBe(0);
      expect(document.isDetached()).toBe(false);
      expect(await field.inputValue()).toBe("half a th");
      await page.evaluate(() => (window.document.documentElement.innerHTML = "<body></body>"));
      await field.waitFor();
      expect(await page.locator("cascade-chat").count()).toBe(1);
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
