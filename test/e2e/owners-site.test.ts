import { execFileSync } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, person } from "../support/browser.ts";
import { VisitorClient } from "../support/clients.ts";
import { keepNotices, keptNotices, pressNotice, subscribesWith } from "../support/heard.ts";
import { PushService } from "../support/push-service.ts";
import { recipe } from "../support/recipes.ts";
import { ROOT } from "../support/root.ts";
import { randomIds } from "../../server/random-ids.ts";
import { siteKey } from "../support/site-key.ts";
import { visitSite } from "../support/visitor-site.ts";
import { withBrowser } from "../support/with-browser.ts";

const LAUNCHER = "cascade-chat >> button.launcher";

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
  const here = withBrowser({ WEBHOOK_PRIVATE: "1" });
  let owner: AgentPage;
  let site: Awaited<ReturnType<typeof shop>>;
  let tag = "";

  beforeAll(async () => {
    site = await shop(() => tag);
    owner = await AgentPage.enter(here.browser, here.product.setupLink, { name: "Owner" });
  });

  afterAll(async () => {
    site?.server.close();
  });

  it("A11: the tag from the first steps works once the site that asked is allowed, and shows nothing of the chat before", async () => {
    const shown = owner.person.page.locator("code").first();
    await shown.waitFor();
    tag = (await shown.innerText()).trim();
    expect(tag).toMatch(
      /^<script async src="http:\/\/localhost:\d+\/widget\.js" data-site="[\w-]+"><\/script>$/,
    );

    const early = await person(here.browser);
    await early.page.goto(site.url);
    await early.page.getByRole("button", { name: /^Open chat/ }).click();
    const refused = early.page.frameLocator("iframe");
    await refused.getByText("The chat is not set up for this site yet").waitFor();
    expect(await refused.getByText("How can we help?").count()).toBe(0);
    await refused.getByRole("button", { name: "Close" }).click();
    await early.page.locator("iframe").waitFor({ state: "hidden" });
    await early.context.close();

    await owner.sees(/Last asked \d+ (second|minute)s? ago\./);
    await owner.person.page.getByRole("button", { name: `Allow ${site.url}` }).click();
    await owner.sees("Saved.");

    const visitor = await person(here.browser);
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

  it("A11: a tag whose key is not known shows that, and what to do, where the chat would be", async () => {
    const [known, wrong] = [tag, tag.replace(/data-site="[^"]+"/, 'data-site="YOUR-KEY"')];
    tag = wrong;
    const visitor = await person(here.browser);
    await visitor.page.goto(site.url);
    tag = known;
    await visitor.page.getByRole("button", { name: /^Open chat/ }).click();
    const refused = visitor.page.frameLocator("iframe");
    await refused.getByText("copy the script tag anew").waitFor();
    await refused.getByRole("button", { name: "Close" }).click();
    await visitor.page.locator("iframe").waitFor({ state: "hidden" });
    await visitor.context.close();
  });

  it("J6, J8, J9: a look is seen in the console before it is saved, and on the site after", async () => {
    await owner.goTo("settings");
    const { page: desk } = owner.person;
    const box = desk.getByRole("region", { name: "Look of the chat" });
    const sections = desk.getByRole("navigation", { name: "Sections" });
    await sections.getByRole("link", { name: "Look" }).click();
    await expect
      .poll(() => box.evaluate((one) => Math.round(one.getBoundingClientRect().top)))
      .toBeLessThan(100);
    await desk.keyboard.press("Tab");
    await box.getByLabel("A colour of your own").and(desk.locator(":focus")).check();
    await box.getByRole("textbox", { name: "Colour" }).fill("#ffd400");
    await box.getByLabel("Corner").selectOption("left");
    await box.getByLabel("Button", { exact: true }).selectOption("word");
    await box.getByLabel("Title").fill("Hello, walker.");
    await box.getByLabel("Word on the button").fill("Ask us");
    const preview = desk.frameLocator('iframe[title="Preview of the chat"]');
    await preview.frameLocator("iframe").getByText("Hello, walker.").waitFor();
    // What is tried out takes no focus from whoever is still writing.
    await box.getByLabel("Word on the button").and(desk.locator(":focus")).waitFor();
    const before = await visitSite(here.browser, here.product.url);
    await before.page.locator(LAUNCHER).waitFor();
    expect(await before.page.locator(LAUNCHER).innerText()).toBe("");
    await before.page.context().close();

    await box.getByRole("button", { name: "Save" }).click();
    await owner.sees("Saved.");
    const site = await visitSite(here.browser, here.product.url, {
      viewport: { width: 1000, height: 800 },
    });
    const { page, panel } = site;
    const launcher = page.locator(LAUNCHER);
    await launcher.waitFor();
    expect(site.asked.filter((file) => file.startsWith("/widget"))).toEqual(["/widget.js"]);
    expect(await launcher.innerText()).toBe("Ask us");
    expect((await launcher.boundingBox())?.x).toBe(24);
    const colours = await launcher.evaluate((button) => {
      const { backgroundColor, color } = getComputedStyle(button);
      return [backgroundColor, color];
    });
    expect(colours).toEqual(["rgb(255, 212, 0)", "rgb(12, 30, 34)"]);
    await launcher.click();
    await panel.getByText("Hello, walker. How can we help?").waitFor();
    const asks = panel.getByRole("button", { name: "Ask", exact: true });
    expect(await asks.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
      "rgb(255, 212, 0)",
    );
    expect([...site.complaints, ...owner.person.complaints]).toEqual([]);
    await page.context().close();

    const other = await visitSite(here.browser, here.product.url, {
      tag: 'data-position="right"',
      viewport: { width: 1000, height: 800 },
    });
    await other.page.locator(LAUNCHER).waitFor();
    expect((await other.page.locator(LAUNCHER).boundingBox())?.x).toBeGreaterThan(500);
    await other.page.context().close();
  });

  describe("by a recipe", () => {
    beforeAll(() => {
      execFileSync("npm", ["run", "--silent", "package"], { cwd: ROOT, stdio: "ignore" });
    });

    const RECIPES = [
      { heading: "React", language: "jsx" },
      { heading: "Vue", language: "js" },
      { heading: "Plain HTML", language: "html" },
    ] as const;

    it.each(RECIPES)(
      "J5: the recipe for $heading works as printed",
      async ({ heading, language }) => {
        const key = await siteKey(here.product);
        const code = recipe("widget.md", heading, language)
          .replaceAll("https://chat.example.com", here.product.url)
          .replaceAll("YOUR-KEY", key);
        const body =
          language === "html"
            ? code
            : `<div id="app"></div><script type="module">${await bundled(code, language)}</script>`;
        const page = await (await here.browser.newContext({ locale: "en-GB" })).newPage();
        const complaints: string[] = [];
        page.on(
          "console",
          (message) => message.type() === "error" && complaints.push(message.text()),
        );
        page.on("pageerror", (error) => complaints.push(error.message));
        await page.route("**/recipe", (route) =>
          route.fulfill({
            contentType: "text/html",
            body: `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,">${body}</html>`,
          }),
        );
        await page.goto(`${here.product.url}/recipe`);
        await page.getByRole("button", { name: "Help", exact: true }).click();
        await page.frameLocator("iframe").getByText("How can we help?").waitFor();
        expect(complaints).toEqual([]);
        await page.context().close();
      },
    );
  });

  it("PU1, PU3, PU7: a console that sleeps is told by push, and a press on it opens the chat there", async () => {
    await owner.goTo("mine");
    await owner.setAvailability("Away");
    const service = await PushService.start();
    const phone = service.browser("Chrome on Android");
    const liv = await AgentPage.enter(here.browser, await owner.invite("Liv"), { name: "Liv" });
    const { page, context } = liv.person;
    await page.addInitScript(subscribesWith, phone.subscription);
    await page.reload();
    await liv.goTo("me");
    await page.getByLabel("Tell me in this browser").check();
    await page.getByText("Chrome on Linux this browser").waitFor();
    await page.getByLabel("With names and words").check();
    await liv.setAvailability("Online");
    const visitor = await VisitorClient.connect({
      url: here.product.url,
      site: await siteKey(here.product),
      token: randomIds.secret(),
    });
    await visitor.hello();
    const conversationId = await visitor.start("is it waterproof", { person: true });
    await liv.accept();
    await liv.goTo("tickets");

    const devtools = await context.newCDPSession(page);
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", {
        get: () => "hidden",
        configurable: true,
      });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    // Its word that it went out of sight has left the page, and arrived, before an answer to what is asked behind it.
    await page.evaluate(async () => {
      for (let times = 0; times < 3; times += 1) await fetch("/healthz", { cache: "no-store" });
    });
    await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
    await visitor.say(conversationId, "hello?");
    const { payload } = await phone.nth(1);
    expect(payload).toMatchObject({ body: "hello?", place: `/mine/c/${conversationId}` });

    const beside = await context.newPage();
    const watching = await context.newCDPSession(beside);
    const known = new Promise<string>((found) => {
      watching.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [first] }) => {
        if (first !== undefined) found(first.registrationId);
      });
    });
    await beside.goto(`${here.product.url}/console/preview`);
    await watching.send("ServiceWorker.enable");
    const [worker] = context.serviceWorkers();
    await worker?.evaluate(keepNotices);
    await watching.send("ServiceWorker.deliverPushMessage", {
      origin: here.product.url,
      registrationId: await known,
      data: JSON.stringify(payload),
    });
    await expect
      .poll(() => worker?.evaluate(keptNotices))
      .toEqual([[payload.title, "hello?", "sounds"]]);
    await devtools.send("Page.setWebLifecycleState", { state: "active" });
    await worker?.evaluate(pressNotice);
    await page.waitForURL(new RegExp(`#/mine/c/${conversationId}$`));
    expect(liv.person.complaints).toEqual([]);
    visitor.close();
    await context.close();
    await service.stop();
  });
});

/** A recipe as a bundler makes it one file, with the package as it would be published. */
async function bundled(code: string, language: "js" | "jsx"): Promise<string> {
  const id = `\0recipe.${language}`;
  const output = (await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    resolve: { alias: { "cascade-chat-widget": join(ROOT, "dist/npm/index.js") } },
    oxc: { jsx: { runtime: "automatic", importSource: "react" } },
    plugins: [
      {
        name: "recipe",
        resolveId: (wanted: string) => (wanted === "recipe" ? id : null),
        load: (wanted: string) => (wanted === id ? code : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: "recipe" }, modulePreload: false },
  })) as Rolldown.RolldownOutput;
  return output.output[0].code.replaceAll("</script", "<\\/script");
}
