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

  it("A5: the tag from the settings works once the site is allowed, and shows nothing of ours before", async () => {
    const owner = await AgentPage.enter(browser, product.setupLink, { name: "Owner" });
    await owner.goTo("settings");
    const shown = owner.person.page.locator("code").first();
    await shown.waitFor();
    tag = (await shown.innerText()).trim();
    expect(tag).toMatch(
      /^<script async src="http:\/\/localhost:\d+\/widget\.js" data-site="[\w-]+"><\/script>$/,
    );

    const early = await person(browser);
    await early.page.goto(site.url);
    await early.page.getByRole("button", { name: /^Open chat/ }).click();
    await early.page.waitForRequest(/widget\/panel/).catch(() => null);
    expect(await early.page.frameLocator("iframe").getByText("How can we help?").count()).toBe(0);
    expect(early.complaints.join("\n")).toMatch(/frame-ancestors/);
    await early.context.close();

    const sites = owner.person.page.getByLabel("Sites that may show the chat");
    await sites.fill(site.url);
    await owner.person.page
      .locator("form")
      .filter({ has: sites })
      .getByRole("button", { name: "Save" })
      .click();
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
