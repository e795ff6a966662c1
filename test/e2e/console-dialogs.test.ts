import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, DESKTOP, PHONE } from "../support/browser.ts";
import { isOnTop } from "../support/on-top.ts";
import { SettingsDesk } from "../support/settings-desk.ts";
import { VisitorPage } from "../support/visitor-page.ts";
import { withBrowser } from "../support/with-browser.ts";

/** More than a dialog has room for. */
const TEAMS = 20;

describe.skipIf(browserPath === null)("dialogs of the console", { timeout: 90_000 }, () => {
  const shop = withBrowser({ OFFER_SECONDS: "120" });
  let mei: AgentPage;
  let page: Page;

  beforeAll(async () => {
    mei = await AgentPage.enter(shop.browser, shop.product.setupLink, { name: "Mei" });
    page = mei.person.page;
    const desk = new SettingsDesk(page, shop.product.url);
    for (let nth = 0; nth < TEAMS; nth += 1) await desk.addTeam(`team-${nth}`, `Team ${nth}`);
    const kim = await VisitorPage.visit(shop.browser, shop.product.url);
    await kim.open();
    await kim.press("Talk to a person");
    await mei.accept();
  });

  async function handOn(size: typeof PHONE): Promise<Locator> {
    await page.setViewportSize(size);
    await page.getByLabel(/^Write to/).waitFor();
    await page.keyboard.press("ControlOrMeta+K");
    await page.getByRole("combobox").fill("transfer");
    await page.keyboard.press("Enter");
    return page.getByRole("dialog", { name: "Hand this chat on" });
  }

  const close = async (dialog: Locator) => {
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  };

  it.each([
    ["on a desk", DESKTOP],
    ["on a phone", PHONE],
  ])("CX10: choosing one of many scrolls the list alone, %s", async (_how, size) => {
    const dialog = await handOn(size);
    await dialog.getByText("Team 19").click();
    const last = dialog.getByRole("radio").last();
    for (let nth = 0; nth < TEAMS && !(await last.isChecked()); nth += 1)
      await page.keyboard.press("ArrowDown");
    expect(await last.isChecked()).toBe(true);
    expect(await isOnTop(dialog.getByRole("radiogroup").getByText("Back to the queue"))).toBe(true);
    expect(await isOnTop(dialog.getByRole("heading", { name: "Hand this chat on" }))).toBe(true);
    expect(await dialog.evaluate((element) => element.scrollTop)).toBe(0);
    await close(dialog);
  });

  it("CX10: on a phone held sideways a chat is handed on by a finger", async () => {
    const dialog = await handOn({ width: PHONE.height, height: PHONE.width });
    await dialog.getByText("Team 19").click();
    const { x, y } = await middleOf(dialog);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 5_000);
    const button = dialog.getByRole("button", { name: "Hand to Team 19" });
    await expect.poll(() => isOnTop(button)).toBe(true);
    await close(dialog);
  });

  it("WE4: a chat that is offered over a dialog is told there, and taken without losing what is typed", async () => {
    const dialog = await handOn(PHONE);
    const note = dialog.getByRole("textbox", { name: /^Note/ });
    await note.fill("He has a blue tent");
    const rosa = await VisitorPage.visit(shop.browser, shop.product.url);
    await rosa.open();
    await rosa.ask("my stove hisses");
    await rosa.press("Talk to a person");
    await dialog
      .getByRole("status")
      .filter({ hasText: /^New chat/ })
      .waitFor();
    const accept = dialog.getByRole("button", { name: /^Accept/ });
    expect(await isOnTop(accept)).toBe(true);
    await accept.click();
    const taken = dialog.getByText(/is yours\. It is in your list\.$/);
    await taken.waitFor();
    await expect.poll(() => hasFocus(taken)).toBe(true);
    await rosa.sees("Mei");
    expect(await note.inputValue()).toBe("He has a blue tent");
    await close(dialog);
    expect(mei.person.complaints).toEqual([]);
  });

  it("WE4: on a low screen what is offered is in sight, and another command is not put under the hand", async () => {
    const dialog = await handOn({ width: PHONE.height, height: PHONE.width });
    const ines = await VisitorPage.visit(shop.browser, shop.product.url);
    await ines.open();
    await ines.press("Talk to a person");
    const pass = dialog.getByRole("button", { name: "Pass" });
    await expect.poll(() => isOnTop(pass)).toBe(true);
    await pass.click();
    await pass.waitFor({ state: "detached" });
    await close(dialog);
    await page.keyboard.press("ControlOrMeta+K");
    const chosen = page.getByRole("option", { selected: true });
    const before = await chosen.innerText();
    const olga = await VisitorPage.visit(shop.browser, shop.product.url);
    await olga.open();
    await olga.press("Talk to a person");
    await page.getByRole("option", { name: /^Accept/ }).waitFor();
    expect(await chosen.innerText()).toBe(before);
    await page.keyboard.press("Escape");
  });

  it("CX10: what is at hand behind a slash has the whole width of the writer on a phone", async () => {
    await page.setViewportSize(PHONE);
    const field = page.getByLabel(/^Write to/);
    await field.fill("/");
    const none = page.locator(".canned-pick, .canned-none").first();
    await none.waitFor();
    const writer = await page.locator(".writer").boundingBox();
    expect((await none.boundingBox())?.width).toBeGreaterThan((writer?.width ?? 0) - 4);
    await field.fill("");
  });
});

async function middleOf(one: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await one.boundingBox();
  if (box === null) throw new Error("it is not shown");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function hasFocus(one: Locator): Promise<boolean> {
  return one.evaluate((element) => element === document.activeElement);
}
