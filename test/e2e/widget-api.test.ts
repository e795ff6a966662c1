import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, openBrowser } from "../support/browser.ts";
import { Product } from "../support/product.ts";
import { signToken } from "../support/sign.ts";
import { siteKey } from "../support/site-key.ts";
import { panelOf, visitSite } from "../support/visitor-site.ts";

type Told = { Cascade(...call: readonly unknown[]): void; heard: unknown[] };

/** Calls the page's own `Cascade`. */
function call(page: Page, ...given: readonly unknown[]): Promise<void> {
  return page.evaluate((passed) => (globalThis as unknown as Told).Cascade(...passed), [...given]);
}

type Noticed = { told: string[] };

/** What would sound or be shown is written down. */
const TOLD = `<script>
  told = [];
  Notification = class {
    static permission = "default";
    static async requestPermission() { told.push("asked"); return (this.permission = "granted"); }
    constructor(title) { told.push(title); }
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) { told.push("note"); return start.apply(this, at); };
</script>`;

/** What the page remembers as shown. */
const proposedHere = () =>
  Object.entries(localStorage).find(([key]) => key.startsWith("cascade:proposed:"))?.[1] ?? "";

const QUEUE = "<script>window.Cascade ??= (...call) => (Cascade.q ??= []).push(call);</script>";
const LAUNCHER = "cascade-chat >> button.launcher";
const FRAME = "cascade-chat >> iframe";

/** CY3: what is written meanwhile waits, is never said to be worth another try, and leaves by itself. */
async function blockedForAWhile(agent: AgentPage, panel: FrameLocator): Promise<void> {
  await agent.press("Block");
  const told = panel.getByText(/^We are not taking messages from you/);
  await told.waitFor();
  await panel.getByLabel("Message", { exact: true }).fill("And they are cold");
  await panel.getByRole("button", { name: "Send", exact: true }).click();
  await panel.getByText("Kept here, not sent").waitFor();
  expect(await panel.getByRole("button", { name: "Try again" }).count()).toBe(0);
  await agent.press("Let them write again");
  await agent.sees("And they are cold");
  await told.waitFor({ state: "hidden" });
}

describe.skipIf(browserPath === null)("the widget's API", { timeout: 60_000 }, () => {
  let browser: Browser;
  let product: Product;
  let mei: AgentPage;

  beforeAll(async () => {
    browser = await openBrowser();
    product = await Product.start();
    mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  it("J1: before intent there is one request; calls made before the script wait for it, in order", async () => {
    const quiet = await visitSite(browser, product.url);
    await quiet.page.locator(LAUNCHER).waitFor();
    expect(quiet.asked.filter((file) => file !== "/shop" && file !== "/favicon.ico")).toEqual([
      "/widget.js",
    ]);
    await quiet.page.context().close();

    const site = await visitSite(browser, product.url, {
      body: `${QUEUE}<script>heard = [];
        Cascade("shutdown");
        Cascade("setTheme", "dark");
        Cascade("identify", { token: "" });
        Cascade("track", "Looked at tents");
        Cascade("on", "ready", () => heard.push("ready"));
        Cascade("on", "open", () => heard.push("open"));
        const gone = () => heard.push("no longer heard");
        Cascade("on", "open", gone);
        Cascade("off", "open", gone);
        Cascade("setLocale", null);
        Cascade("setLocale", "sv");
        Cascade("hide");
        Cascade("show");
        Cascade("propose", "m-none");
        Cascade("open");
        Cascade("close");
        Cascade("message", "Finns tältet?");</script>`,
    });
    await expect.poll(() => site.panel.getByLabel("Meddelande").inputValue()).toBe("Finns tältet?");
    const heard = () => site.page.evaluate(() => (globalThis as unknown as Told).heard);
    expect(await heard()).toEqual(["open", "open", "ready"]);
    expect(await panelOf(site.page).evaluate(() => document.documentElement.dataset["theme"])).toBe(
      "dark",
    );
    expect(site.complaints).toEqual([]);
    await site.page.context().close();
  });

  it("J10: until the panel is there the page stays in use, and what could not be fetched is fetched anew", async () => {
    const { page, panel } = await visitSite(browser, product.url);
    await page.setViewportSize({ width: 390, height: 844 });
    const [launcher, frame] = [page.locator(LAUNCHER), page.locator(FRAME)];
    await page.route("**/widget/panel?*", (route) => route.abort());
    const failed = page.waitForEvent("requestfailed");
    await launcher.click();
    await failed;
    expect(await frame.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe("");
    await page.unroute("**/widget/panel?*");
    // Longer than anybody waits for it.
    await page.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 60_000;
    });
    await launcher.click();
    await launcher.click();
    await panel.locator(".panel").waitFor();
    expect(await frame.isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe("hidden");
    await page.context().close();
  });

  it("PM1 to PM6: a rule brings its message beside the button, once; opened, it stands in front of what is said", async () => {
    await mei.goTo("settings");
    const box = mei.person.page.getByRole("region", { name: "Proactive messages" });
    await box.getByRole("button", { name: "Add a message" }).click();
    await box.getByLabel("Name", { exact: true }).fill("Tents");
    await box.getByLabel("Message", { exact: true }).fill("Which <b>tent</b> fits your trip?");
    await box.getByLabel("Page", { exact: true }).fill("/shop/tents*");
    await box.getByLabel("Seconds on the page").fill("1");
    await box.getByRole("button", { name: "Save", exact: true }).click();
    await mei.sees("Saved.");
    const site = await visitSite(browser, product.url, {
      viewport: { width: 1000, height: 800 },
      body: "<main style='block-size: 3000px'></main>",
    });
    const { page, panel, asked, complaints } = site;
    await page.locator(LAUNCHER).waitFor();
    // Elsewhere on the site it is quiet: still the one request.
    expect(asked.filter((file) => file.startsWith("/widget"))).toEqual(["/widget.js"]);
    await page.evaluate(() => history.pushState(null, "", "/shop/tents/2"));
    const bubble = panel.getByRole("button", { name: "Which <b>tent</b> fits your trip?" });
    await bubble.waitFor();
    await bubble.click();
    const field = panel.getByLabel("Message", { exact: true });
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await field.fill("One for Lapland");
    await panel.getByRole("button", { name: "Send", exact: true }).click();
    await panel.getByRole("button", { name: "Talk to a person" }).click();
    await mei.goTo("mine");
    await mei.accept();
    await mei.sees("Which <b>tent</b> fits your trip?");
    await mei.sees(/Proactive message/);
    await mei.press("Resolve");
    await panel
      .getByText(/^Chat closed/)
      .first()
      .waitFor();
    await page.reload();
    await page.locator(LAUNCHER).waitFor();
    await call(page, "propose", await page.evaluate(proposedHere));
    await panel.locator(".panel").waitFor({ state: "attached" });
    // Asked behind it on the same connection: what would be shown is there by then.
    await call(page, "open");
    await panel.getByLabel("Ask a question").first().waitFor();
    expect(await panel.getByText("Which <b>tent</b>").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
    await mei.goTo("settings");
    await box.getByRole("button", { name: "Remove", exact: true }).click();
    await box.getByRole("button", { name: "Save", exact: true }).click();
    await mei.sees("Saved.");
  });

  it("J2, WX4: open, close, hide, show, theme and position do as they say", async () => {
    const site = await visitSite(browser, product.url, {
      tag: 'data-hidden data-position="left" data-theme="dark"',
      viewport: { width: 1000, height: 800 },
    });
    const { page, panel } = site;
    const launcher = page.locator(LAUNCHER);
    await launcher.waitFor({ state: "attached" });
    expect(await launcher.isVisible()).toBe(false);
    await call(page, "open");
    await panel.getByText("How can we help?").waitFor();
    await call(page, "close");
    await page.locator(FRAME).waitFor({ state: "hidden" });
    await call(page, "show");
    await launcher.waitFor();
    expect((await launcher.boundingBox())?.x).toBe(24);
    const ground = () =>
      panel.locator("html").evaluate((root) => getComputedStyle(root).colorScheme);
    expect(await ground()).toBe("dark");
    await call(page, "setTheme", "light");
    await expect.poll(ground).toBe("light");
    await call(page, "setTheme", "auto");
    // As the system says, not as the tag does.
    await expect.poll(ground).toBe("light dark");
    await call(page, "setLocale", "sv");
    await panel.getByText("Hur kan vi hjälpa dig?").waitFor({ state: "attached" });
    await call(page, "setLocale", null);
    await panel.getByText("How can we help?").waitFor({ state: "attached" });
    await call(page, "open");
    await page.locator(FRAME).waitFor();
    await call(page, "hide");
    await page.locator(FRAME).waitFor({ state: "hidden" });
    expect(await launcher.isVisible()).toBe(false);
    expect(site.complaints).toEqual([]);
    await call(page, "opne");
    await expect.poll(() => site.complaints.join()).toContain("there is no command “opne”");
    for (const [command, given] of [
      ["setTheme", "purple"],
      ["setLocale", 5],
      ["message", undefined],
      ["identify", undefined],
      ["on", "unread"],
    ] as const) {
      await call(page, command, given);
      await expect.poll(() => site.complaints.join()).toContain(`“${command}” does not take that`);
    }
    expect(await page.locator(FRAME).isVisible()).toBe(false);
    await page.context().close();
  });

  it("J3, WX6: it survives a framework that changes routes and replaces the body; where there is little room it has all of it", async () => {
    const site = await visitSite(browser, product.url, { viewport: { width: 1000, height: 800 } });
    const { page, panel } = site;
    await page.click(LAUNCHER);
    await panel.getByLabel("Ask a question").first().fill("hello");
    await panel.getByRole("button", { name: "Ask", exact: true }).click();
    await panel.getByText("Hello. Ask me anything about the shop.").waitFor();
    await page.evaluate(() => {
      history.pushState(null, "", "/shop/next");
      const body = document.createElement("body");
      body.innerHTML = "<h1>Another page</h1>";
      document.body.replaceWith(body);
    });
    await panel.getByText("Hello. Ask me anything about the shop.").waitFor();
    await page.evaluate(() => (document.body.innerHTML = "<h1>A third</h1>"));
    await panel.getByText("Hello. Ask me anything about the shop.").waitFor();
    expect(await page.locator("cascade-chat").count()).toBe(1);
    // A phone on its side, or a page enlarged to twice its size.
    await page.setViewportSize({ width: 844, height: 390 });
    const all = { x: 0, y: 0, width: 844, height: 390 };
    await expect.poll(() => page.locator(FRAME).boundingBox()).toEqual(all);
    // With the keyboard of the phone up, which takes from the visual viewport alone.
    await page.evaluate(() => {
      Object.defineProperty(visualViewport, "height", { get: () => 200 });
      visualViewport?.dispatchEvent(new Event("resize"));
    });
    await expect.poll(() => page.locator(FRAME).boundingBox()).toEqual({ ...all, height: 200 });
    expect((await panel.locator(".bar").boundingBox())?.y).toBe(0);
    const field = panel.locator(".composer");
    await expect
      .poll(async () => {
        const { y = 0, height = 0 } = (await field.boundingBox()) ?? {};
        return y + height;
      })
      .toBe(200);
    expect(site.complaints).toEqual([]);
    await page.context().close();
  });

  it("J4, WX7, U2, U8: agents see who the site says it is and what they did; shutdown forgets them", async () => {
    await mei.goTo("settings");
    const box = mei.person.page.getByRole("region", { name: "Signed-in visitors" });
    await box.getByRole("button", { name: "Show the secret" }).click();
    const secret = (await box.getByLabel("Signed-in visitors").innerText()).trim();
    const token = signToken(secret, {
      sub: "42",
      aud: await siteKey(product),
      name: "Aino Saari",
      email: "aino@example.com",
    });
    const site = await visitSite(browser, product.url, {
      viewport: { width: 1000, height: 800 },
      body: `${QUEUE}<script>heard = [];
        Cascade("on", "identity", (state) => heard.push(state));
        Cascade("identify", { token: "${token}" });
        Cascade("track", "Added to cart", { item: "Trail Tent 2", price: 249 });</script>`,
    });
    const { page, panel } = site;
    await page.click(LAUNCHER);
    await expect
      .poll(() => page.evaluate(() => (globalThis as unknown as Told).heard))
      .toContain("verified");
    await panel.getByRole("button", { name: "Talk to a person" }).click();
    await mei.goTo("mine");
    await mei.accept();
    await mei.sees("Aino Saari");
    await mei.sees("Verified by your site");
    await mei.sees("Added to cart");
    await mei.sees(/item Trail Tent 2, price 249/);
    await mei.write("Good to see you, Aino");
    await panel.getByText("Good to see you, Aino").waitFor();
    await panel.getByLabel("Message", { exact: true }).fill("a draft");
    await call(page, "shutdown");
    await page.locator("cascade-chat").waitFor({ state: "detached" });
    await call(page, "open");
    await panel.getByText("How can we help?").waitFor();
    await panel.getByText("Often asked").waitFor();
    await expect.poll(() => panel.getByText("Mei").count()).toBe(1);
    expect(await panel.getByRole("list", { name: "Your conversations and requests" }).count()).toBe(
      0,
    );
    // In one breath: what comes after it is the next one's.
    await page.evaluate(() => {
      const { Cascade } = globalThis as unknown as Told;
      Cascade("shutdown");
      Cascade("message", "Somebody else");
    });
    const field = panel.getByLabel("Message", { exact: true });
    await expect.poll(() => field.inputValue()).toBe("Somebody else");
    expect([...site.complaints, ...mei.person.complaints]).toEqual([]);
    await page.context().close();
  });

  it("K1, VN1, VN2, WE1, WX1: unread messages are counted, and told of by sound and notice where the visitor wants it", async () => {
    const site = await visitSite(browser, product.url, {
      viewport: { width: 1000, height: 800 },
      head: TOLD,
    });
    const told = () => site.page.evaluate(() => (globalThis as unknown as Noticed).told);
    const { page, panel } = site;
    await page.click(LAUNCHER);
    await panel.getByRole("button", { name: "Talk to a person" }).click();
    await mei.goTo("mine");
    await mei.accept();
    await panel.getByText("Mei joined").waitFor();
    await call(page, "close");
    await mei.write("Are you there?");
    await expect.poll(() => page.title()).toBe("(1) A shop");
    // Nobody has asked to be told.
    expect(await told()).toEqual([]);
    await call(page, "open");
    await expect.poll(() => page.title()).toBe("A shop");
    await panel.getByRole("button", { name: "Sound and notifications" }).click();
    await panel.getByLabel("A soft sound for a new message").check();
    await panel.getByLabel("A notification from the browser").check();
    await expect.poll(told).toEqual(["asked"]);
    await call(page, "close");
    await mei.write("I am");
    await expect.poll(() => page.title()).toBe("(1) A shop");
    await expect.poll(told).toEqual(["asked", "note", "note"]);
    // Opened and closed in one breath: what stood there was read.
    await page.evaluate(() => {
      const { Cascade } = globalThis as unknown as Told;
      Cascade("open");
      Cascade("close");
    });
    await expect.poll(() => page.title()).toBe("A shop");
    await mei.person.page.getByText(/^Seen/).first().waitFor();
    await panelOf(page).evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, value: true });
      dispatchEvent(new Event("visibilitychange"));
    });
    await mei.write("Still there?");
    await expect.poll(told).toContain("New message from Mei");
    expect((await told()).join()).not.toContain("Still there");
    await panelOf(page).evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, value: false });
      dispatchEvent(new Event("visibilitychange"));
    });
    await page.evaluate(() => (document.title = "Tents"));
    await mei.write("Take your time");
    await expect.poll(() => page.title()).toBe("(2) Tents");
    await page.getByRole("button", { name: "Open chat, 2 unread messages" }).click();
    await expect.poll(() => page.title()).toBe("Tents");
    const mark = panel.getByText("New", { exact: true });
    await expect
      .poll(() => mark.evaluate((line) => line.nextElementSibling?.textContent ?? ""))
      .toMatch(/Still there\?.*Take your time/);
    expect(site.complaints).toEqual([]);
    await page.context().close();
  });

  it("OS1, TP1, TP2, CY3: a supervisor sees who is on the site, and what is being written once that is allowed and said", async () => {
    const desk = mei.person.page;
    await mei.goTo("settings");
    const box = desk.getByRole("region", { name: "While a visitor writes" });
    await box.getByRole("checkbox").check();
    await box.getByRole("button", { name: "Save", exact: true }).click();
    await box.getByRole("button", { name: "Save", exact: true, disabled: true }).waitFor();
    const site = await visitSite(browser, product.url, { path: "/shop/boots" });
    const { page, panel } = site;
    await page.click(LAUNCHER);
    await panel.getByRole("button", { name: "Talk to a person" }).click();
    await mei.goTo("mine");
    await mei.accept();
    await panel.getByText("The agent can see what you write before you send it.").waitFor();
    await panel.getByLabel("Message", { exact: true }).fill("My boots <b>leak</b>");
    await desk.locator(".bubble.draft", { hasText: "My boots <b>leak</b>" }).waitFor();
    await panel.getByRole("button", { name: "Send", exact: true }).click();
    await desk.locator(".bubble:not(.draft)", { hasText: "My boots <b>leak</b>" }).waitFor();
    expect(await desk.locator(".bubble.draft").count()).toBe(0);
    await mei.goTo("floor");
    const row = desk.getByRole("region", { name: "On your site now" }).getByRole("listitem");
    const here = row.filter({ hasText: "/shop/boots" });
    await here.getByText("In a chat with Mei").waitFor();
    await here.getByRole("link", { name: /^Open the chat of/ }).click();
    await mei.sees("My boots <b>leak</b>");
    await blockedForAWhile(mei, panel);
    await mei.press("Resolve");
    await page.context().close();
    await mei.goTo("floor");
    await here.waitFor({ state: "detached" });
    expect(site.complaints).toEqual([]);
  });

  it("K2: emoji go where one writes, by keyboard too, and are fetched when they are wanted", async () => {
    const site = await visitSite(browser, product.url, { tag: "data-open" });
    const { page, panel } = site;
    await call(page, "message", "Thanks");
    const field = panel.getByLabel("Message", { exact: true });
    await field.waitFor();
    const emoji = () => site.asked.filter((file) => file.includes("/emoji-")).length;
    expect(emoji()).toBe(0);
    await panel.getByRole("button", { name: "Emoji" }).click();
    await panel.getByRole("group", { name: "Emoji" }).getByRole("button").first().waitFor();
    expect(emoji()).toBe(1);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect.poll(() => field.inputValue()).toBe("Thanks😊");
    await panel.getByRole("button", { name: "Emoji" }).click();
    await panel.getByRole("group", { name: "Emoji" }).getByRole("button").first().waitFor();
    await page.keyboard.press("Escape");
    await panel.getByRole("group", { name: "Emoji" }).waitFor({ state: "hidden" });
    await field.waitFor();
    expect(site.complaints).toEqual([]);
    await page.context().close();
  });
});
