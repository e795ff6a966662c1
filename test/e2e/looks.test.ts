import type { Browser, Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { listenTo } from "../support/announcements.ts";
import { seriousFindings } from "../support/axe.ts";
import { browserPath, DESKTOP, openBrowser, person, PHONE } from "../support/browser.ts";
import { Product } from "../support/product.ts";
import { VisitorPage } from "../support/visitor-page.ts";

/** The visitor's panel, which is a frame of the shop's page. */
function panelOf({ person: { page } }: VisitorPage): Frame {
  const frame = page.frames().find((one) => one.url().includes("/widget/panel"));
  if (frame === undefined) throw new Error("the panel is not open");
  return frame;
}

async function sideBySide({ panel }: VisitorPage, ...names: readonly string[]): Promise<boolean> {
  const boxes = names.map((name) => panel.getByRole("button", { name, exact: true }).boundingBox());
  return new Set((await Promise.all(boxes)).map((box) => box?.y)).size === 1;
}

/** CX4: who has waited for long is an alert that is read aloud once, though its clock goes on. */
async function alertOnce(agent: AgentPage, visitor: VisitorPage): Promise<void> {
  const { page } = agent.person;
  await visitor.write("Are you still there?");
  await agent.goTo("floor");
  await page.getByRole("heading", { name: "Floor" }).waitFor();
  const told = await listenTo(page.mainFrame());
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 180_000;
  });
  const timer = page.getByRole("status", { name: "Worth a look" }).getByRole("timer");
  await timer.waitFor();
  for (let ticks = 0, was = ""; ticks < 2;) {
    const is = await timer.innerText();
    if (is !== was) ticks += 1;
    was = is;
  }
  const alerts = (await told.take()).filter((line) => line.includes("has had no answer for"));
  expect(alerts).toHaveLength(1);
}

describe.skipIf(browserPath === null)("what people see", { timeout: 90_000 }, () => {
  let browser: Browser;
  let product: Product;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser?.close());

  it.each([
    ["light", PHONE],
    ["dark", DESKTOP],
  ] as const)(
    "is readable by everybody: axe finds nothing serious, %s, %o",
    async (scheme, viewport) => {
      product = await Product.start({ OFFER_SECONDS: "60", AGENT_GRACE_SECONDS: "0.01" });
      const dark = scheme === "dark";
      const findings: string[] = [];
      const look = async (where: string, frame: Frame) => {
        for (const finding of await seriousFindings(frame)) findings.push(`${where}: ${finding}`);
      };
      const front = await person(browser, { viewport, dark });
      await front.page.goto(product.setupLink);
      await front.page.getByLabel("Your name").waitFor();
      await look("set-up", front.page.mainFrame());
      await front.page.goto(`${product.url}/console`);
      await front.page.getByLabel("E-mail").waitFor();
      await look("sign-in", front.page.mainFrame());
      await front.context.close();

      const kim = await VisitorPage.visit(browser, product.url, { viewport, dark });
      await kim.open();
      await kim.ask("my stove hisses");
      await kim.press("Talk to a person");
      await kim.sees("Follow this request");
      await look("filed", panelOf(kim));
      await kim.press("Follow this request");
      await kim.sees("Received");
      await look("request", panelOf(kim));

      const aino = await VisitorPage.visit(browser, product.url, { viewport, dark });
      await look("demo", aino.person.page.mainFrame());
      await aino.open();
      await aino.sees("Often asked");
      await look("home", panelOf(aino));
      await aino.panel.getByText("Delivery times and costs").click();
      await aino.sees(/Updated/);
      await look("article", panelOf(aino));
      await aino.panel.getByRole("button", { name: /^Back/ }).click();
      await aino.ask("how long does delivery take");
      await aino.sees("Did that help?");
      await look("answer", panelOf(aino));
      expect(await sideBySide(aino, "Yes", "No")).toBe(true);

      const mei = await AgentPage.enter(browser, product.setupLink, {
        name: "Mei",
        viewport,
        dark,
      });
      const desk = mei.person.page.mainFrame();
      await mei.goTo("mine");
      await mei.sees("First steps");
      await look("empty inbox", desk);
      await aino.press("Talk to a person");
      await mei.offer.waitFor();
      await look("waiting", panelOf(aino));
      await look("offer", desk);
      await mei.accept();
      await mei.write("Hello **there**");
      await aino.sees("Hello");
      await look("live", panelOf(aino));
      await look("conversation", desk);
      const keyboard = mei.person.page.keyboard;
      await keyboard.press("Control+k");
      await mei.person.page.getByRole("dialog", { name: "Commands" }).waitFor();
      await look("commands", desk);
      await keyboard.type("transfer");
      await keyboard.press("Enter");
      await mei.person.page.getByRole("dialog", { name: "Hand this chat on" }).waitFor();
      await look("handing on", desk);
      await keyboard.press("Escape");
      await mei.goTo("me");
      await mei.person.page.getByRole("button", { name: "See all shortcuts" }).click();
      await mei.person.page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
      await look("keys", desk);
      await keyboard.press("Escape");
      await look("me", desk);
      if (dark) await alertOnce(mei, aino);
      for (const place of ["floor", "team", "settings", "toolkit", "notices", "tickets"]) {
        await mei.goTo(place);
        await mei.person.page.getByRole("heading", { level: 1 }).first().waitFor();
        await look(place, desk);
      }
      await mei.person.page.getByText("CAS-1001").first().click();
      await mei.person.page.getByRole("tab", { name: /History/ }).waitFor();
      await look("ticket", desk);
      await mei.person.page.getByRole("tab", { name: /History/ }).click();
      await look("history", desk);
      await mei.person.context.close();
      await kim.person.context.close();
      await aino.person.context.close();
      await product.remove();
      expect(findings).toEqual([]);
    },
  );
});
