import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "./browser.ts";
import { Product } from "./product.ts";

/** A browser and a product of its own, there before and gone behind the tests of the group it is called in. */
export function withBrowser(env: Readonly<Record<string, string>> = {}): {
  readonly browser: Browser;
  readonly product: Product;
} {
  let browser: Browser;
  let product: Product;

  beforeAll(async () => {
    browser = await openBrowser();
    product = await Product.start(env);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  return {
    get browser() {
      return browser;
    },
    get product() {
      return product;
    },
  };
}
