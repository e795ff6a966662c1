import type { FrameLocator } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath } from "../support/browser.ts";
import { signToken } from "../support/sign.ts";
import { siteKey } from "../support/site-key.ts";
import { panelOf, visitSite } from "../support/visitor-site.ts";
import { call, LAUNCHER, type Told } from "../support/widget-calls.ts";
import { withBrowser } from "../support/with-browser.ts";

const QUEUE = "<script>window.Cascade ??= (...call) => (Cascade.q ??= []).push(call);</script>";
const FRAME = "cascade-chat >> iframe";

describe.skipIf(browserPath === null)("the widget's API", { timeout: 60_000 }, () => {
  const here = withBrowser();
  let mei: AgentPage;

  beforeAll(async () => {
    mei = await AgentPage.enter(here.browser, here.product.setupLink, { name: "Mei" });
  });

  it("J1: before intent there is one request; calls made before the script wait for it, in order", async () => {
    const quiet = await visitSite(here.browser, here.product.url);
    await quiet.page.locator(LAUNCHER).waitFor();
    expect(quiet.asked.filter((file) => file !== "/shop" && file !== "/favicon.ico")).toEqual([
      "/widget.js",
    ]);
    await quiet.page.context().close();

    const site = await visitSite(here.browser, here.product.url, {
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
    const { page, panel } = await visitSite(here.browser, here.product.url);
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

  it("J2, WX4: open, close, hide, show, theme and position do as they say", async () => {
    const site = await visitSite(here.browser, here.product.url, {
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
    const site = await visitSite(here.browser, here.product.url, {
      viewport: { width: 1000, height: 800 },
    });
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
      aud: await siteKey(here.product),
      name: "Aino Saari",
      email: "aino@example.com",
    });
    const site = await visitSite(here.browser, here.product.url, {
      viewport: { width: 1000, height: 800 },
      body: `${QUEUE}<script>heard = [];
        Cascade("on", "identity", (state) => heard.push(state));
        Cascade("on", "unread", (count) => heard.push(count));
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
    await call(page, "close");
    await mei.write("One more thing");
    const last = () => page.evaluate(() => (globalThis as unknown as Told).heard.at(-1));
    await expect.poll(last).toBe(1);
    await call(page, "shutdown");
    await page.locator("cascade-chat").waitFor({ state: "detached" });
    expect(await last()).toBe(0);
    await call(page, "open");
    await findsNothing(panel);
    await expect.poll(() => panel.getByText("Mei").count()).toBe(1);
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

  it("J4: without a network shutdown forgets too, and the chat works again", async () => {
    const { page, panel } = await visitSite(here.browser, here.product.url);
    await page.click(LAUNCHER);
    await askHello(panel);
    await page.context().setOffline(true);
    await call(page, "shutdown");
    await page.locator("cascade-chat").waitFor({ state: "detached" });
    await page.context().setOffline(false);
    await call(page, "open");
    await findsNothing(panel);
    await askHello(panel);
    await page.context().close();
  });

  it("J4: where the panel cannot be fetched, the visitor is forgotten once it can, on this page or the next", async () => {
    const { page, panel } = await visitSite(here.browser, here.product.url);
    const launcher = page.locator(LAUNCHER);
    const leaveWithoutPanel = async () => {
      await page.route("**/widget/panel?*", (route) => route.abort());
      await page.reload();
      const failed = page.waitForEvent("requestfailed");
      await call(page, "shutdown");
      await failed;
      await page.unroute("**/widget/panel?*");
    };
    await launcher.click();
    await askHello(panel);

    await leaveWithoutPanel();
    expect(await launcher.isVisible()).toBe(false);
    // Longer than anybody waits for it.
    await page.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 60_000;
      dispatchEvent(new Event("online"));
    });
    await page.locator("cascade-chat").waitFor({ state: "detached" });
    await call(page, "open");
    await findsNothing(panel);
    await askHello(panel);

    await leaveWithoutPanel();
    await page.reload();
    await page.locator("cascade-chat").waitFor({ state: "detached" });
    await call(page, "open");
    await findsNothing(panel);
    await page.context().close();
  });

  it("J4: shutdown in one tab forgets the visitor in the others, with what they were writing", async () => {
    const site = await visitSite(here.browser, here.product.url, {
      viewport: { width: 1000, height: 800 },
    });
    await site.page.click(LAUNCHER);
    await askHello(site.panel);
    const other = await site.page.context().newPage();
    await other.goto(site.page.url());
    const panel = other.frameLocator("iframe");
    await other.click(LAUNCHER);
    await panel.getByText("Hello. Ask me anything about the shop.").waitFor();
    await panel.getByLabel("Message", { exact: true }).fill("a draft");
    await call(site.page, "shutdown");
    await other.locator(FRAME).waitFor({ state: "hidden" });
    await other.click(LAUNCHER);
    await findsNothing(panel);
    const drafts = await panelOf(other).evaluate(() =>
      Object.keys(sessionStorage).filter((key) => key.startsWith("cascade:draft:")),
    );
    expect(drafts).toEqual([]);
    expect(site.complaints).toEqual([]);
    await other.context().close();
  });
});

async function askHello(panel: FrameLocator): Promise<void> {
  await panel.getByLabel("Ask a question").first().fill("hello");
  await panel.getByRole("button", { name: "Ask", exact: true }).click();
  await panel.getByText("Hello. Ask me anything about the shop.").waitFor();
}

/** Nothing of whoever used this browser before. */
async function findsNothing(panel: FrameLocator): Promise<void> {
  await panel.getByText("How can we help?").waitFor();
  await panel.getByText("Often asked").waitFor();
  const before = panel.getByRole("list", { name: "Your conversations and requests" });
  expect(await before.count()).toBe(0);
}
