import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, DESKTOP, PHONE } from "../support/browser.ts";
import { VisitorClient, type AgentClient } from "../support/clients.ts";
import { Keyboard } from "../support/keyboard.ts";
import { isOnTop } from "../support/on-top.ts";
import { siteKey } from "../support/site-key.ts";
import { fileByStranger, fileTicket, ticketOf } from "../support/tickets.ts";
import { withBrowser } from "../support/with-browser.ts";
import { randomIds } from "../../server/random-ids.ts";

describe.skipIf(browserPath === null)("the question before two tickets become one", () => {
  const here = withBrowser();
  let page: Page;
  let agent: AgentClient;
  /** Two of one customer, and one of another. */
  const references = { first: "", second: "", strangers: "" };

  beforeAll(async () => {
    const { browser, product } = here;
    const mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
    page = mei.person.page;
    agent = await mei.client(product);
    const site = await siteKey(product);
    const visitor = await VisitorClient.connect({ ...product, site, token: randomIds.secret() });
    await visitor.hello();
    const filed = async (question: string) =>
      ticketOf(agent, (await fileTicket(agent, visitor, question)).conversationId);
    const first = await filed("my boots have lost a lace");
    const second = await filed("and my pole has snapped");
    const { conversationId } = await fileByStranger(agent, product, "my stove hisses");
    references.first = first.reference;
    references.second = second.reference;
    references.strangers = (await ticketOf(agent, conversationId)).reference;
    visitor.close();
    await page.goto(`${product.url}/console#/tickets/t/${first.id}`);
    await page.getByRole("tab", { name: /^Linked/ }).click();
  });

  afterAll(() => agent?.close());

  const merge = () => page.getByRole("button", { name: "Merge into it" });
  const ask = async (reference: string) => {
    await page.getByLabel("A reference, like CAS-1002").fill(reference);
    await merge().press("Enter");
  };
  const question = () => page.getByRole("alertdialog", { name: /This cannot be undone/ });

  it("WE2: it has the focus, its answers are next, and Escape withdraws it", async () => {
    const keys = await Keyboard.of(page);
    await ask(references.second);
    await keys.at("alertdialog", /This cannot be undone/);
    await keys.press("Tab");
    await keys.at("button", `Merge into ${references.second}`);
    await keys.press("Escape");
    await question().waitFor({ state: "detached" });
    await keys.at("button", "Merge into it");
  });

  it("CX10: on a phone its answers are in sight", async () => {
    // Lower than most, so that there is no room below the rest.
    await page.setViewportSize({ ...PHONE, height: 600 });
    await ask(references.second);
    const keep = question().getByRole("button", { name: "Keep both" });
    expect(await isOnTop(keep)).toBe(true);
    await keep.click();
    await page.setViewportSize(DESKTOP);
  });

  it("T15: that the other is of another customer is said at once, and nothing is asked", async () => {
    await ask(references.strangers);
    await page.getByRole("alert").filter({ hasText: "different customers" }).waitFor();
    expect(await question().count()).toBe(0);
  });
});
