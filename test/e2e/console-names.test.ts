import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { randomIds } from "../../server/random-ids.ts";
import { AgentPage } from "../support/agent-page.ts";
import { Ax } from "../support/ax.ts";
import { browserPath, PHONE } from "../support/browser.ts";
import { VisitorClient } from "../support/clients.ts";
import { describeContact } from "../support/contact-edits.ts";
import { siteKey } from "../support/site-key.ts";
import { withBrowser } from "../support/with-browser.ts";

describe.skipIf(browserPath === null)("names in the console", { timeout: 60_000 }, () => {
  const here = withBrowser({ OFFER_SECONDS: "60" });
  let mei: AgentPage;
  let page: Page;

  beforeAll(async () => {
    mei = await AgentPage.enter(here.browser, here.product.setupLink, { name: "Mei" });
    page = mei.person.page;
  });

  /** What the accessibility tree has of this role, by name. */
  const named = async (role: string) =>
    (await (await Ax.of(page)).page()).filter((one) => one.role === role).map(({ name }) => name);

  it("CX7: what changes a contact says what of them it changes", async () => {
    const site = await siteKey(here.product);
    const visitor = await VisitorClient.connect({
      ...here.product,
      site,
      token: randomIds.secret(),
    });
    const { contactId } = await visitor.hello();
    await visitor.start("my pole snapped", { person: true });
    await mei.accept();
    const agent = await mei.client(here.product);
    await describeContact(agent, { contactId, tags: ["loyal"], about: null });
    await page.getByText("loyal", { exact: true }).waitFor();
    const changing = (await named("button")).filter((name) => name.startsWith("Change"));
    expect(changing).toEqual(["Change tags or note", "Change own agent, VIP or plan"]);
    agent.close();
    visitor.close();
  });

  it("CX7: in the command bar the page and the settings of the knowledge base are told apart", async () => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("knowledge");
    await page.getByRole("option", { name: /^The bot’s knowledge/ }).waitFor();
    expect(await page.getByRole("option", { name: /^Knowledge/ }).count()).toBe(1);
    await page.keyboard.press("Escape");
  });

  it("CX7: on a phone the menu over the articles is called after all that is in it", async () => {
    await page.setViewportSize(PHONE);
    await mei.goTo("knowledge");
    await page.getByRole("button", { name: "More Import or export articles" }).click();
    await page.getByRole("menu", { name: "Import or export articles" }).waitFor();
    await page.getByRole("menuitem", { name: "Import", exact: true }).waitFor();
  });
});
