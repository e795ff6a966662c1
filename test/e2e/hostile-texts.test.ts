import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tryScripts } from "../faults/scripts.ts";
import { browserPath, openBrowser } from "../support/browser.ts";

describe.skipIf(browserPath === null)("texts that are scripts", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  // With 40 customers: npm run faults -- scripts
  it("G6, C8, E7, X6: 200 of them in every text that is stored run in no view, and ask the content policy nothing", async () => {
    const { violations, unseen, live } = await tryScripts(browser, { customers: 1, seed: 1 });
    expect(violations).toEqual([]);
    expect(unseen).toEqual([]);
    // What was tried would run, where a page let it.
    expect(live).toBeGreaterThan(10);
  });
});
