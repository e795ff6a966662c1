import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { AgentPage } from "../test/support/agent-page.ts";
import { DESKTOP, openBrowser, PHONE } from "../test/support/browser.ts";
import { Product } from "../test/support/product.ts";
import { ROOT } from "../test/support/root.ts";
import { VisitorPage } from "../test/support/visitor-page.ts";
import { fewerColours } from "./screens-png.ts";

type Say = (line: string) => void;

const FOLDER = join(ROOT, "docs/screens");
const SIZES = { phone: PHONE, desktop: DESKTOP };
const SHADES = [false, true];

/** Pictures of the demo shop's screens, made anew: docs/screens. */
export async function screens(say: Say): Promise<object> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const shooting = new Shooting(say);
  const browser = await openBrowser();
  try {
    for (const [size, viewport] of Object.entries(SIZES))
      for (const dark of SHADES)
        await shop(browser, shooting, { size, viewport, dark, locale: "en-GB" });
    for (const [size, viewport] of Object.entries(SIZES))
      await arabic(browser, shooting, { size, viewport, dark: false, locale: "ar" });
  } finally {
    await browser.close();
  }
  return { pictures: shooting.names.length, kB: shooting.kB() };
}

type Look = {
  readonly size: string;
  readonly viewport: typeof PHONE;
  readonly dark: boolean;
  readonly locale: string;
};

class Shooting {
  readonly names: string[] = [];
  readonly #say: Say;

  constructor(say: Say) {
    this.#say = say;
  }

  async take(page: Page, name: string, { size, dark, locale }: Look): Promise<void> {
    const look = locale === "ar" ? "rtl" : dark ? "dark" : "light";
    const file = `${name}-${look}-${size}.png`;
    // What has just come in is still finding its place.
    await page.waitForTimeout(700);
    writeFileSync(join(FOLDER, file), fewerColours(await page.screenshot()));
    this.names.push(file);
    this.#say(file);
  }

  kB(): number {
    const sizes = this.names.map((name) => statSync(join(FOLDER, name)).size);
    return Math.round(sizes.reduce((sum, bytes) => sum + bytes, 0) / 1_000);
  }
}

/** A day at the shop, from both sides. */
async function shop(browser: Browser, shooting: Shooting, look: Look): Promise<void> {
  const product = await Product.start({ OFFER_SECONDS: "120", AGENT_GRACE_SECONDS: "60" });
  const shoot = (page: Page, name: string) => shooting.take(page, name, look);
  try {
    const kim = await VisitorPage.visit(browser, product.url, look);
    await kim.open();
    await kim.ask("My stove hisses when I open the valve");
    await kim.press("Talk to a person");
    await kim.press("Follow this request");
    await kim.sees("Received");
    await shoot(kim.person.page, "widget-request");

    const mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei", ...look });
    const aino = await VisitorPage.visit(browser, product.url, look);
    await aino.open();
    await aino.sees("Often asked");
    await shoot(aino.person.page, "widget-home");
    await aino.ask("how long does delivery take");
    await aino.sees("Did that help?");
    await shoot(aino.person.page, "widget-answer");
    await mei.goTo("mine");
    await aino.press("Talk to a person");
    await mei.offer.waitFor();
    await shoot(mei.person.page, "console-offer");
    await mei.accept();
    await mei.write("Hello, I am looking at your order now. It left this morning.");
    await aino.sees("It left");
    await aino.write("Wonderful. Can it wait at the pick-up point until Friday?");
    await mei.sees("until Friday");
    await shoot(aino.person.page, "widget-chat");
    await shoot(mei.person.page, "console-chat");
    for (const place of ["tickets", "floor", "knowledge", "settings"]) {
      await mei.goTo(place);
      await mei.person.page.getByRole("heading", { level: 1 }).first().waitFor();
      await shoot(mei.person.page, `console-${place}`);
    }
    await mei.goTo("tickets");
    await mei.person.page.getByText("CAS-1001").first().click();
    await mei.person.page.getByRole("tab", { name: /History/ }).waitFor();
    await shoot(mei.person.page, "console-ticket");
    await kim.person.page.goto(`${product.url}/help/en`);
    await shoot(kim.person.page, "help");
    for (const { person } of [kim, mei, aino]) await person.context.close();
  } finally {
    await product.remove();
  }
}

/** The widget from right to left. */
async function arabic(browser: Browser, shooting: Shooting, look: Look): Promise<void> {
  const product = await Product.start({});
  try {
    const visitor = await VisitorPage.visit(browser, product.url, look);
    await visitor.person.page.evaluate(() => {
      document.documentElement.lang = "ar";
      document.documentElement.dir = "rtl";
      const { Cascade } = globalThis as unknown as { Cascade: (...call: unknown[]) => void };
      Cascade("setLocale", "ar");
    });
    await visitor.person.page.locator("cascade-chat button").click();
    await visitor.panel.locator("html[dir=rtl]").waitFor();
    await visitor.panel.locator("textarea, input").first().waitFor();
    await shooting.take(visitor.person.page, "widget-home", look);
    await visitor.panel.locator("textarea, input").first().fill("كم يستغرق التوصيل؟");
    await visitor.panel.locator("form button").first().click();
    await visitor.panel.locator(".bubble").nth(1).waitFor();
    await shooting.take(visitor.person.page, "widget-answer", look);
    await visitor.person.context.close();
  } finally {
    await product.remove();
  }
}
