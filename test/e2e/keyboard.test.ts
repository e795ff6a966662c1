import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, DESKTOP, openBrowser } from "../support/browser.ts";
import { Keyboard } from "../support/keyboard.ts";
import {
  answerByKeys,
  askByKeys,
  endByKeys,
  handOnByKeys,
  replyByKeys,
  resolveByKeys,
  restByKeys,
  signInByKeys,
  writeByKeys,
} from "../support/keyboard-day.ts";
import { Mailbox } from "../support/mailbox.ts";
import { askBefore, PanelScreens } from "../support/panel-screens.ts";
import { Product } from "../support/product.ts";
import { heardBy, listenIn } from "../support/heard.ts";
import { VisitorPage } from "../support/visitor-page.ts";

/** CX5, CX9: whoever is about to hand a chat on is told that it was taken, and why nothing comes of it. */
async function takenMeanwhile(supervisor: AgentPage, agent: AgentPage): Promise<void> {
  const { page } = agent.person;
  await page.keyboard.press("t");
  const dialog = page.getByRole("dialog", { name: "Hand this chat on" });
  await dialog.getByText("Back to the queue", { exact: true }).first().click();
  await supervisor.press("Take over");
  await supervisor.sees("You took it over");
  await page.getByText(`${supervisor.name} has the chat with`).waitFor();
  await dialog.getByRole("button", { name: "Back to the queue" }).press("Enter");
  await dialog.getByRole("alert").getByText(/\w/).waitFor();
  await page.keyboard.press("Escape");
  await supervisor.person.page.locator("h1").first().click();
}

describe.skipIf(browserPath === null)("the console by keyboard", { timeout: 90_000 }, () => {
  let browser: Browser;
  let product: Product;
  let owner: AgentPage;
  let mailbox: Mailbox;

  beforeAll(async () => {
    browser = await openBrowser();
    mailbox = await Mailbox.start();
    product = await Product.start({
      SMTP_URL: mailbox.url,
      MAIL_FROM: "Shop <support@shop.example>",
      OFFER_SECONDS: "60",
      AGENT_GRACE_SECONDS: "30",
      ADDRESS_RATE: "100000",
      WEBHOOK_PRIVATE: "1",
    });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
    await mailbox?.stop();
  });

  it("M2, M3, M4, M5: an offer is heard, accepted, answered and handed on with a note, without a mouse", async () => {
    const mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
    owner = mei;
    const link = await mei.invite("Tomas");
    await mei.goTo("me");
    await mei.person.page.getByLabel(/Show notices of this device/).waitFor();
    const tomas = await AgentPage.enter(browser, link, { name: "Tomas" });
    await tomas.person.page.addInitScript(listenIn);
    await tomas.person.page.reload();
    await tomas.goTo("me");
    await tomas.person.page.getByLabel(/Show notices of this device/).check();
    await tomas.goTo("mine");
    await tomas.setAvailability("Away");

    const aino = await VisitorPage.visit(browser, product.url);
    await aino.open();
    await aino.press("Talk to a person");
    await mei.offer.waitFor();
    const keys = mei.person.page.keyboard;
    await keys.press("a");
    await mei.person.page.getByLabel(/^Write to/).waitFor();
    await keys.press("r");
    await keys.type("Hello from the keyboard");
    await keys.press("Enter");
    await aino.sees("Hello from the keyboard");
    await keys.press("Control+k");
    await keys.type("write a reply");
    await keys.press("Enter");
    await keys.type("And from the bar");
    await keys.press("Enter");
    await aino.sees("And from the bar");
    await tomas.setAvailability("Online");
    await mei.person.page.locator("h1").first().click();
    await keys.press("Control+k");
    await keys.type("hand");
    await keys.press("Enter");
    const dialog = mei.person.page.getByRole("dialog", { name: "Hand this chat on" });
    await dialog.getByText("0 of 4").waitFor();
    await keys.type("tom");
    await keys.press("Tab");
    await keys.press("Space");
    await dialog.getByLabel("Note for whoever takes it").fill("She has the small tent");
    await dialog.getByRole("button", { name: "Hand to Tomas" }).press("Enter");
    await aino.sees(/Tomas/);

    await tomas.offerSays(/She has the small tent/);
    await expect.poll(async () => (await heardBy(tomas)).told.length).toBe(1);
    const heard = await heardBy(tomas);
    expect(heard.told[0]).toMatch(/^New chat from /);
    expect(heard.played.length).toBeGreaterThan(0);
    await tomas.person.page.keyboard.press("a");
    await tomas.sees("She has the small tent");
    await mei.goTo("all");
    await mei.person.page.locator(".item").first().click();
    const care = mei.person.page.getByRole("region", { name: "How we treat them" });
    await care.getByRole("button", { name: "Change" }).click();
    await care.getByLabel("Own agent").selectOption({ label: "Tomas" });
    await care.getByLabel("Plan").fill("gold");
    await care.getByLabel(/^VIP/).check();
    await care.getByRole("button", { name: "Save" }).click();
    await care.getByText("gold", { exact: true }).waitFor();
    await care.getByText("Tomas", { exact: true }).waitFor();
    await aino.write("Thank you both");
    await expect.poll(async () => (await heardBy(tomas)).told.at(-1)).toMatch(/Thank you both$/);
    await tomas.sees("Thank you both");
    await takenMeanwhile(mei, tomas);
    await mei.person.page.keyboard.press("e");
    await aino.sees(/Chat closed/);

    await mei.setAvailability("Away");
    const kim = await VisitorPage.visit(browser, product.url);
    await kim.open();
    await kim.press("Talk to a person");
    await tomas.offer.waitFor();
    await mei.setAvailability("Online");
    await tomas.offer.getByRole("button", { name: "Pass" }).click();
    await tomas.offer.getByRole("button", { name: "Not my subject" }).click();
    await mei.offer.waitFor();
    await mei.accept();
    await mei.press(/how this was decided/i);
    await mei.sees(/passed on .*“Not my subject”/);
    await mei.press("Resolve");
    await kim.sees(/Chat closed/);
    await tomas.setAvailability("Away");
    expect([mei, tomas, aino, kim].flatMap(({ person: { complaints } }) => complaints)).toEqual([]);
  });

  it("WE2, WE3: a visitor's day and an agent's, neither with a mouse: the focus is always where one goes on", async () => {
    await owner.goTo("toolkit");
    await owner.press("Add a canned reply");
    const { page: desk } = owner.person;
    await desk.getByLabel("Name", { exact: true }).fill("hello");
    await desk.getByLabel("Text", { exact: true }).fill("Hello, this is {{agent.name}}.");
    await owner.press("Save");
    const kay = await AgentPage.enter(browser, await owner.invite("Kay"), { name: "Kay" });
    await owner.setAvailability("Away");
    const agent = await Keyboard.of(kay.person.page);
    await signInByKeys(agent, kay);

    const aino = await VisitorPage.visit(browser, product.url, { viewport: DESKTOP });
    const { page } = aino.person;
    const visitor = await Keyboard.of(page);
    await askByKeys(visitor);
    await answerByKeys(agent, kay, aino);
    await writeByKeys(visitor, page);
    await kay.sees("My zip is stuck");
    await resolveByKeys(agent);
    await aino.sees(/Chat closed/);
    await endByKeys(visitor);
    expect((await mailbox.mailTo("aino@example.com")).mail.text).toContain("open");

    const kim = await VisitorPage.visit(browser, product.url);
    await kim.open();
    await kim.ask("I want to talk to a person about my tent");
    await kay.offer.waitFor();
    await agent.press("a");
    await agent.at("heading", /Visitor/);
    await owner.setAvailability("Online");
    await handOnByKeys(agent, "Mei");
    await owner.goTo("mine");
    await owner.accept();
    await owner.press("File ticket");
    await kim.sees(/CAS-/);
    await replyByKeys(agent, kay, "We send you a new pole");
    await kim.sees("We send you a new pole");
    await restByKeys(agent);
    await owner.setAvailability("Away");
    const complaints = [kay, owner, aino, kim].flatMap(({ person }) => person.complaints);
    expect(complaints).toEqual([]);
    for (const { person } of [kay, aino, kim]) await person.context.close();
  });

  it("WX2, WX3: on every screen of the panel each control has a name of its own and room for a finger, and each thing that happens is told once", async () => {
    await owner.goTo("mine");
    await owner.setAvailability("Online");
    await askBefore(product, owner, true);
    const aino = await VisitorPage.visit(browser, product.url);
    await aino.open();
    const screens = await PanelScreens.of(aino);
    expect(await screens.toPerson()).toEqual(["Please fill this in."]);
    await owner.accept();
    await owner.write("Hello");
    await aino.sees("Hello");
    expect(await screens.inChat()).toEqual(["zip.png will not be sent."]);
    await owner.press("Resolve");
    await screens.rated();
    await aino.press("Back to home");
    await aino.press("Talk to a person");
    await owner.accept();
    await owner.press("File ticket");
    await screens.asRequest();
    await aino.person.context.setOffline(true);
    await aino.sees(/Reconnecting/);
    await screens.look("offline");
    expect([screens.unclear, screens.small]).toEqual([[], []]);
    // Nobody's any more, it would stand among what others are to take.
    await owner.write("We call you tomorrow");
    expect(aino.person.complaints).toEqual([]);
    await aino.person.context.close();
    await askBefore(product, owner, false);
  });

  it("M6, CO9: how one likes the console is kept on the device, in all its tabs; quiet hours hold on every device at once", async () => {
    const page = browser.contexts().at(0)?.pages().at(0);
    if (page === undefined) throw new Error("nobody is there");
    await page.goto(`${product.url}/console#/me`);
    const tab = await page.context().newPage();
    const device = await browser.newContext();
    await device.addCookies(await page.context().cookies());
    const there = await device.newPage();
    for (const one of [tab, there]) await one.goto(`${product.url}/console#/me`);
    const quiet = (one: Page) => one.getByRole("checkbox", { name: "Quiet hours" });
    // What stands beside them came from the server.
    for (const one of [page, there]) await one.getByLabel("Tell me in this browser").waitFor();
    await quiet(page).check();
    for (const one of [tab, there]) await expect.poll(() => quiet(one).isChecked()).toBe(true);
    await quiet(there).uncheck();
    await expect.poll(() => quiet(page).isChecked()).toBe(false);
    await device.close();
    await page
      .getByLabel("Back on")
      .fill(new Date(Date.now() + 9 * 864e5).toISOString().slice(0, 10));
    await page.getByRole("button", { name: "Go on leave" }).click();
    await page.getByText(/^You are on leave until /).waitFor();
    await page.getByRole("button", { name: "I am back" }).click();
    await page.getByRole("button", { name: "Dark" }).click();
    await tab.getByRole("button", { name: "Dark", pressed: true }).waitFor();
    await tab.close();
    await page.getByRole("button", { name: "Dense" }).click();
    await page.getByLabel("One-letter shortcuts").uncheck();
    await page.reload();
    await page.getByRole("button", { name: "Dark", pressed: true }).waitFor();
    expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({
      theme: "dark",
      density: "dense",
    });
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Commands" }).waitFor();
    await page.keyboard.press("Escape");
    await page.goto(`${product.url}/console#/me`);
    await page.getByLabel("One-letter shortcuts").check();
    await page.getByRole("button", { name: /^Away/ }).click();
  });
});
