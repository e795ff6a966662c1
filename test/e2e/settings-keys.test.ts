import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, openBrowser } from "../support/browser.ts";
import type { AgentClient } from "../support/clients.ts";
import { Product } from "../support/product.ts";

describe.skipIf(browserPath === null)("settings, by keyboard", { timeout: 90_000 }, () => {
  let browser: Browser;
  let product: Product;
  let mei: AgentPage;
  let page: Page;
  let agent: AgentClient;

  beforeAll(async () => {
    browser = await openBrowser();
    product = await Product.start();
    mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
    page = mei.person.page;
    agent = await mei.client(product);
  });

  afterAll(async () => {
    agent?.close();
    await browser?.close();
    await product?.remove();
  });

  const boxOf = (title: string) =>
    page.locator("section.box").filter({ has: page.getByRole("heading", { name: title }) });
  const inFocus = () => page.evaluate(() => document.activeElement?.textContent);

  it.each([
    ["Your shop", () => page.getByLabel("Shop name").fill("Tents and more")],
    ["Look", () => boxOf("Look").getByLabel("Corner").selectOption("left")],
    ["Knowledge", () => boxOf("Knowledge").getByRole("radio", { checked: false }).first().check()],
  ])("CY5: who saves “%s” by its button still has the focus there", async (title, change) => {
    await mei.goTo("settings");
    await page.getByLabel("Shop name").waitFor();
    await change();
    const save = boxOf(title).getByRole("button", { name: "Save", exact: true });
    await save.press("Enter");
    await page.getByText("Saved.", { exact: true }).first().waitFor();
    await expect.poll(() => save.isDisabled()).toBe(true);
    expect(await inFocus()).toBe("Save");
  });

  it("CY5: routing that is refused leaves the focus on Save", async () => {
    await mei.goTo("settings/routing/limits");
    const limit = page.getByRole("textbox").first();
    await limit.fill("x");
    const save = page.getByRole("button", { name: "Save", exact: true });
    await save.press("Enter");
    await page.getByText(/not right yet/).waitFor();
    expect(await inFocus()).toBe("Save");
    await page.getByRole("button", { name: "Discard" }).click();
  });

  it("CY5: a canned reply that is begun has the focus in its first field", async () => {
    await mei.goTo("toolkit");
    await page.getByRole("button", { name: "Add a canned reply" }).press("Enter");
    await page.keyboard.type("thanks");
    expect(await page.getByLabel("Name").inputValue()).toBe("thanks");
  });

  it("CY5: going through the languages by key adds none; the button does", async () => {
    const { agents } = await agent.get("session:open", {});
    await mei.goTo(`settings/routing/people/${agents[0]?.id}`);
    const box = boxOf("Languages");
    const language = box.getByLabel("Add a language", { exact: true });
    await language.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const name = await language.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.text);
    expect(await box.getByRole("listitem").count()).toBe(0);
    await box.getByRole("button", { name: /^Add/ }).press("Enter");
    await expect
      .poll(() => box.getByRole("listitem").allInnerTexts())
      .toEqual([expect.stringContaining(name ?? "?")]);
    expect(await inFocus()).toMatch(/^Add/);
    await page.getByRole("button", { name: "Discard" }).click();
  });

  it("CY5: who adds rules up to their limit still has the focus on the button, which then adds none", async () => {
    await mei.goTo("settings/service");
    const box = boxOf("Reminders, mails and webhook");
    const add = box.getByRole("button", { name: "Add a rule" });
    const rules = box.getByLabel("After (hours)");
    await add.focus();
    for (let count = 1; count <= 10; count += 1) {
      await page.keyboard.press("Enter");
      await expect.poll(() => rules.count()).toBe(count);
    }
    await expect.poll(() => add.isDisabled()).toBe(true);
    expect(await inFocus()).toBe("Add a rule");
    await page.keyboard.press("Enter");
    await box
      .getByRole("button", { name: /^Remove/ })
      .last()
      .press("Enter");
    await expect.poll(() => rules.count()).toBe(9);
    await box.getByRole("button", { name: "Discard" }).click();
  });

  it("CY6: hours stay as they are typed, and what is wrong with them is said", async () => {
    await mei.goTo("settings/service");
    const box = boxOf("Reminders, mails and webhook");
    await box.getByRole("button", { name: "Add a rule" }).click();
    const hours = box.getByLabel("After (hours)");
    for (const typed of ["1.5", "99999"]) {
      await hours.fill("");
      await hours.pressSequentially(typed);
      expect(await hours.inputValue()).toBe(typed);
      await box.getByText("Write whole hours, from 1 to 8,784.").waitFor();
    }
    await box.getByRole("button", { name: "Discard" }).click();
  });

  it("CY6: while a colour is typed, the picker keeps the last whole one, and nothing complains", async () => {
    await mei.goTo("settings/look");
    const box = boxOf("Look");
    await box.getByLabel("A colour of your own").check();
    const picker = box.locator("input[type=color]");
    const colour = box.getByRole("textbox", { name: /^Colour/ });
    await colour.fill("#aa0000");
    await colour.fill("#zzz");
    expect(await picker.inputValue()).toBe("#aa0000");
    expect(mei.person.complaints.filter((one) => one.includes("#zzz"))).toEqual([]);
    await box.getByRole("button", { name: "Discard" }).click();
  });
});
