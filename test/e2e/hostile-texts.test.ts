import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookAsVisitors } from "../faults/everyone.ts";
import { filledShop, type FilledShop } from "../faults/filled-shop.ts";
import { tryScripts } from "../faults/scripts.ts";
import { browserPath, openBrowser } from "../support/browser.ts";
import { scriptPayloads } from "../support/script-payloads.ts";

const TEXTS = scriptPayloads(200);

describe.skipIf(browserPath === null)("a shop full of scripts", { timeout: 180_000 }, () => {
  let browser: Browser;
  let shop: FilledShop;
  beforeAll(async () => {
    browser = await openBrowser();
    shop = await filledShop({ texts: TEXTS, customers: 1 });
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  // With 40 customers: npm run faults -- scripts
  it("G6, C8, E7, X6, CX7: runs none of them in any view, asks the content policy nothing, and says of all of the console what it is", async () => {
    const { violations, unseen, live, unsaid } = await tryScripts(browser, shop, TEXTS);
    expect(violations).toEqual([]);
    expect(unseen).toEqual([]);
    expect(unsaid).toEqual([]);
    // What was tried would run, where a page let it.
    expect(live).toBeGreaterThan(10);
  });

  // Every view in every way: npm run faults -- everyone
  it("I5: fits 320 pixels from right to left, and is hit with a finger", async () => {
    expect(await lookAsVisitors(browser, shop)).toEqual([]);
  });
});
