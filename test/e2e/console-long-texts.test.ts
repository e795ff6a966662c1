import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_TEXT } from "../../server/protocol/limits.ts";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, DESKTOP, openBrowser, PHONE } from "../support/browser.ts";
import { Product } from "../support/product.ts";
import { VisitorPage } from "../support/visitor-page.ts";

/** A last word that shows whether the end is there. */
const tooLong = (longest: number) => `${"word ".repeat(longest / 5)}finally`;

const SHORTEN = "7 characters too long. Shorten it.";

describe.skipIf(browserPath === null)("long texts in the console", { timeout: 90_000 }, () => {
  let browser: Browser;
  let product: Product;
  let mei: AgentPage;
  let page: Page;
  let visitor: VisitorPage;

  beforeAll(async () => {
    browser = await openBrowser();
    product = await Product.start({ OFFER_SECONDS: "60" });
    mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
    page = mei.person.page;
    visitor = await VisitorPage.visit(browser, product.url);
    await visitor.open();
    await visitor.ask("my stove hisses");
    await visitor.press("Talk to a person");
    await mei.accept();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  /** As from the clipboard: all at once, and by the browser, which is what a `maxLength` cuts. */
  async function paste(field: Locator, text: string): Promise<void> {
    await field.press("ControlOrMeta+A");
    await page.keyboard.insertText(text);
  }

  it.each([
    ["on a desk", DESKTOP],
    ["on a phone", PHONE],
  ])(
    "CX11: a pasted reply that is too long stays whole, and goes once it is shorter, %s",
    async (how, size) => {
      await page.setViewportSize(size);
      const field = page.getByLabel(/^Write to/);
      const text = tooLong(MAX_TEXT);
      await paste(field, text);
      const said = page.getByText("7 characters too long. Send it in parts.");
      await said.waitFor();
      const send = page.getByRole("button", { name: "Send", exact: true });
      expect(await send.isDisabled()).toBe(true);
      await field.press("Enter");
      expect(await field.inputValue()).toBe(text);
      expect(await mei.said()).not.toContain(text);
      await paste(field, `In short, ${how}.`);
      await said.waitFor({ state: "detached" });
      await field.press("Enter");
      await visitor.sees(`In short, ${how}.`);
      await page.setViewportSize(DESKTOP);
    },
  );

  it("CX11: a note for whoever takes a chat is not cut, and the chat stays until it is shorter", async () => {
    await page.getByRole("button", { name: "Transfer" }).click();
    const dialog = page.getByRole("dialog", { name: "Hand this chat on" });
    await dialog.getByText("The queue").click();
    const note = dialog.getByRole("textbox", { name: /^Note/ });
    await paste(note, tooLong(MAX_TEXT));
    await dialog.getByText(SHORTEN).waitFor();
    await dialog.locator("footer button").click();
    await staysIn(note, tooLong(MAX_TEXT));
    await page.keyboard.press("Escape");
    await mei.sees("Here now");
  });

  it("CX11: a canned reply is not cut, nor kept until it is shorter", async () => {
    await mei.goTo("toolkit");
    const box = page.getByRole("region", { name: "Canned replies" });
    await box.getByRole("button", { name: "Add a canned reply" }).click();
    await box.getByLabel("Name").fill("thanks");
    const text = box.getByLabel("Text");
    await paste(text, tooLong(MAX_TEXT));
    await box.getByText(SHORTEN).waitFor();
    await box.getByRole("button", { name: "Save" }).click();
    await staysIn(text, tooLong(MAX_TEXT));
    await text.fill("Thank you");
    await box.getByRole("button", { name: "Save" }).click();
    await text.waitFor({ state: "detached" });
  });

  it("CX11: the note of a contact and a setting are not cut", async () => {
    await mei.goTo("mine");
    await page.locator(".item").first().click();
    const about = page.getByRole("region", { name: "About them" });
    await about.getByRole("button", { name: "Add tags or a note" }).click();
    const note = about.getByLabel("Note", { exact: true });
    await paste(note, tooLong(1_000));
    await about.getByText(SHORTEN).waitFor();
    await about.getByRole("button", { name: "Save" }).click();
    await staysIn(note, tooLong(1_000));

    await mei.goTo("settings/shop");
    const name = page.getByLabel("Shop name");
    await paste(name, tooLong(80));
    await page.getByText(SHORTEN).waitFor();
    await name.press("Enter");
    await staysIn(name, tooLong(80));
  });

  it("CX11: where there is no room for words beside a line, the browser says them", async () => {
    await mei.goTo("mine");
    await page.locator(".item").first().click();
    await mei.press("File ticket");
    await page.getByRole("link", { name: /^Open CAS-/ }).click();
    await page.getByRole("button", { name: "Change the subject" }).click();
    const subject = page.getByRole("textbox", { name: "Subject" });
    await paste(subject, tooLong(120));
    await subject.press("Enter");
    await staysIn(subject, tooLong(120));
    expect(await subject.evaluate((one: HTMLInputElement) => one.validationMessage)).toBe(SHORTEN);
  });
});

/** All of it, and one is taken there. */
async function staysIn(field: Locator, text: string): Promise<void> {
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe(text);
}
