import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Contact } from "../../server/protocol/registers.ts";
import { randomIds } from "../../server/random-ids.ts";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath } from "../support/browser.ts";
import { AgentClient, VisitorClient } from "../support/clients.ts";
import { describeContact, treatContact } from "../support/contact-edits.ts";
import { siteKey } from "../support/site-key.ts";
import { fileByStranger, fileTicket, type Filed } from "../support/tickets.ts";
import { withBrowser } from "../support/with-browser.ts";

describe.skipIf(browserPath === null)("a contact, beside a ticket", { timeout: 60_000 }, () => {
  const here = withBrowser();
  let page: Page;
  let mei: AgentClient;
  let bob: AgentClient;
  let visitor: VisitorClient;
  let contactId: string;
  let filed: Filed;
  let strangers: Filed;

  beforeAll(async () => {
    const { browser, product } = here;
    const desk = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
    page = desk.person.page;
    mei = await desk.client(product);
    bob = await AgentClient.join(product, { admin: mei, name: "Bob" });
    await bob.get("availability:set", { availability: "away" });
    const site = await siteKey(product);
    visitor = await VisitorClient.connect({ ...product, site, token: randomIds.secret() });
    contactId = (await visitor.hello()).contactId;
    filed = await fileTicket(mei, visitor, "my boots have lost a lace");
    strangers = await fileByStranger(mei, product, "my stove hisses");
    await look(filed);
  });

  afterAll(() => {
    visitor?.close();
    bob?.close();
    mei?.close();
  });

  const look = async ({ ticketId }: Filed) => {
    await page.goto(`${here.product.url}/console#/tickets/t/${ticketId}`);
    const question = ticketId === filed.ticketId ? /boots/ : /stove/;
    await page.getByRole("heading", { level: 1, name: question }).waitFor();
    await care().waitFor();
  };
  const kept = async (): Promise<Contact> =>
    (await mei.get("conversation:open", { conversationId: filed.conversationId })).contact;
  const about = () => page.getByRole("region", { name: "About them" });
  const care = () => page.getByRole("region", { name: "How we treat them" });
  const toldOfChange = () => page.getByText(/^Somebody else changed this meanwhile/).first();

  it("CO6: a page is the one they are on only while they are there", async () => {
    const facts = page.locator(".facts").first();
    await facts.getByText("Page now").waitFor();
    visitor.close();
    await facts.getByText("Last page").waitFor();
    expect(await facts.getByText("Page now").count()).toBe(0);
  });

  it("A13: tags and a note that a colleague saved meanwhile stay, and whoever saves is told", async () => {
    await about().getByRole("button", { name: "Add tags or a note" }).click();
    const tags = about().getByLabel("Tags");
    await tags.fill("x");
    await describeContact(bob, { contactId, tags: ["bobtag"], about: "Calls often" });
    const save = about().getByRole("button", { name: "Save" });
    await save.click();
    await toldOfChange().waitFor();
    expect((await tags.inputValue()).split(", ").toSorted()).toEqual(["bobtag", "x"]);
    expect(await about().getByLabel("Note", { exact: true }).inputValue()).toBe("Calls often");
    expect((await kept()).tags).toEqual(["bobtag"]);
    await save.click();
    await save.waitFor({ state: "detached" });
    const { tags: all, about: note } = await kept();
    expect(new Set(all)).toEqual(new Set(["bobtag", "x"]));
    expect(note).toMatchObject({ text: "Calls often", byName: "Bob" });
  });

  it("A13: how they are treated is not set back by a form that is older", async () => {
    await care().getByRole("button", { name: "Change" }).click();
    const vip = care().getByLabel(/^VIP/);
    await treatContact(mei, { contactId, ownerId: bob.id, vip: true, plan: null });
    await expect.poll(() => vip.isChecked()).toBe(true);
    await care().getByLabel("Plan").fill("gold");
    await treatContact(mei, { contactId, ownerId: bob.id, vip: false, plan: null });
    const save = care().getByRole("button", { name: "Save" });
    await save.click();
    await expect.poll(() => vip.isChecked()).toBe(false);
    await save.click();
    await save.waitFor({ state: "detached" });
    expect(await kept()).toMatchObject({ ownerId: bob.id, vip: false, plan: "gold" });
  });

  it("M1: a note that is being written outlives a look at another ticket and a reload", async () => {
    await about().getByRole("button", { name: "Change" }).click();
    const note = about().getByLabel("Note", { exact: true });
    await note.fill("Wants to be called");
    await look(strangers);
    expect(await note.count()).toBe(0);
    await look(filed);
    expect(await note.inputValue()).toBe("Wants to be called");
    await page.reload();
    await note.waitFor();
    expect(await note.inputValue()).toBe("Wants to be called");
    // It was not asked for again: whoever comes back goes on where they are.
    expect(await about().locator(":focus").count()).toBe(0);
    await about().getByRole("button", { name: "Cancel" }).click();
    await page.reload();
    await about().getByText("Calls often").waitFor();
    expect(await note.count()).toBe(0);
  });
});
