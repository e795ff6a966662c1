import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, openBrowser } from "../support/browser.ts";
import { Product } from "../support/product.ts";
import { VisitorPage } from "../support/visitor-page.ts";

describe.skipIf(browserPath === null)("settings, as they are edited", { timeout: 90_000 }, () => {
  let browser: Browser;
  let product: Product;
  let mei: AgentPage;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    product = await Product.start({ OFFER_SECONDS: "60" });
    mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
    page = mei.person.page;
  });

  beforeEach(() => mei.goTo("mine"));

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  const box = (name: string, on = page): Locator => on.getByRole("region", { name, exact: true });

  it("CO16: whoever presses Note or Reply writes there; no letter beside the field is a command", async () => {
    const aino = await VisitorPage.visit(browser, product.url);
    await aino.open();
    await aino.press("Talk to a person");
    await mei.accept();
    await mei.press("Note");
    await page.keyboard.type("he ");
    expect(await page.getByLabel(/^Write a note/).inputValue()).toBe("he ");
    await mei.press("Reply");
    await page.keyboard.type("he");
    expect(await page.getByLabel(/^Write to/).inputValue()).toBe("he");
    await page.getByRole("button", { name: "Canned reply" }).focus();
    await page.keyboard.press("e");
    await mei.write("Still here");
    await aino.sees("Still here");
    await mei.press("Resolve");
    await aino.sees(/Chat closed/);
  });

  it("CO15: after Discard every field shows what is kept", async () => {
    await mei.goTo("settings/look");
    const look = box("Look of the chat");
    const distance = look.getByLabel("Distance from the edges, in pixels");
    await distance.fill("far");
    await look.getByRole("button", { name: "Discard" }).click();
    await expect.poll(() => distance.inputValue()).toMatch(/^\d+$/);
    await mei.goTo("settings/routing/limits");
    const offer = page.getByLabel("Seconds an agent has to accept");
    const before = await offer.inputValue();
    await offer.fill("long");
    await mei.press("Discard");
    await expect.poll(() => offer.inputValue()).toBe(before);
  });

  it("CO15: with the first of two tasks of a template removed, the second keeps its own time", async () => {
    await mei.goTo("toolkit");
    await mei.press("Add a template");
    const first = page.getByRole("group", { name: "Task 1" });
    await first.getByLabel("Due after").fill("4:00");
    await mei.press("Add a task");
    await page.getByRole("group", { name: "Task 2" }).getByLabel("Due after").fill("8:00");
    await first.getByRole("button", { name: /^Remove/ }).click();
    await expect.poll(() => first.getByLabel("Due after").inputValue()).toBe("8:00");
    await mei.press("Discard");
  });

  it("RD6: a day back from leave can be typed", async () => {
    await mei.goTo("settings/routing/people");
    await page.getByRole("link", { name: /Mei/ }).click();
    await page.getByLabel("On leave").check();
    const until = page.getByLabel("Back on");
    await until.focus();
    await page.keyboard.type("11112031");
    expect(await until.inputValue()).toBe("2031-11-11");
    await mei.press("Discard");
  });
});
