import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, openBrowser, person } from "../support/browser.ts";
import { Product } from "../support/product.ts";

/** A site of somebody's own: another origin, with nothing on it but the tag. */
async function shop(tag: () => string): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><html lang="en"><title>A shop</title><h1>A shop</h1>${tag()}`);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe.skipIf(browserPath === null)("on the owner's own site", { timeout: 60_000 }, () => {
  let browser: Browser;
  let product: Product;
  let site: Awaited<ReturnType<typeof shop>>;
  let tag = "";

  beforeAll(async () => {
    browser = await openBrowser();
    product = await Product.start();
    site = await shop(() => tag);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
    site?.server.close();
  });

  it("A11: the tag from the first steps works once the site that asked is allowed, and shows nothing of the chat before", async () => {
    const owner = await AgentPage.enter(browser, product.setupLink, { name: "Owner" });
    const shown = owner.person.page.locator("code").first();
    await shown.waitFor();
    tag = (await shown.innerText()).trim();
    expect(tag).toMatch(
      /^<script async src="http:\/\/localhost:\d+\/widget\.js" data-site="[\w-]+"><\/script>$/,
    );

    const early = await person(browser);
    await early.page.goto(site.url);
    await early.page.getByRole("button", { name: /^Open chat/ }).click();
    const refused = early.page.frameLocator("iframe");
    await refused.getByText("The chat is not set up for this site yet").waitFor();
    expect(await refused.getByText("How can we help?").count()).toBe(0);
    await refused.getByRole("button", { name: "Close" }).click();
    await early.page.locator("iframe").waitFor({ state: "hidden" });
    await early.context.close();

    await owner.person.page.getByRole("button", { name: `Allow ${site.url}` }).click();
    await owner.sees("Saved.");

    const visitor = await person(browser);
    await visitor.page.goto(`${site.url}/tents`);
    await visitor.page.getByRole("button", { name: /^Open chat/ }).click();
    const panel = visitor.page.frameLocator("iframe");
    await panel.getByLabel("Ask a question").first().fill("can I talk to a person");
    await panel.getByRole("button", { name: "Ask", exact: true }).click();
    await owner.goTo("mine");
    await owner.accept();
    await owner.sees("A shop");
    await owner.write("Welcome");
    await panel.getByText("Welcome").waitFor();
    expect(visitor.complaints).toEqual([]);
    expect(owner.person.complaints).toEqual([]);
  });
});
