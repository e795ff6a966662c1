import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RoutingOverview } from "../../server/protocol/routing.ts";
import { deferred } from "../../server/stores/lowdb/deferred.ts";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath } from "../support/browser.ts";
import { SettingsDesk } from "../support/settings-desk.ts";
import { VisitorPage } from "../support/visitor-page.ts";
import { withBrowser } from "../support/with-browser.ts";

describe.skipIf(browserPath === null)("settings, as they are edited", { timeout: 90_000 }, () => {
  const shop = withBrowser({ OFFER_SECONDS: "60" });
  let mei: AgentPage;
  let page: Page;
  let desk: SettingsDesk;

  beforeAll(async () => {
    mei = await AgentPage.enter(shop.browser, shop.product.setupLink, { name: "Mei" });
    page = mei.person.page;
    desk = new SettingsDesk(page, shop.product.url);
  });

  beforeEach(() => mei.goTo("mine"));

  it("CO16: whoever presses Note or Reply writes there; no letter beside the field is a command", async () => {
    const aino = await VisitorPage.visit(shop.browser, shop.product.url);
    await aino.open();
    await aino.press("Talk to a person");
    await mei.accept();
    await mei.press("Note");
    await page.keyboard.type("he ");
    expect(await page.getByLabel(/^Write a note/).inputValue()).toBe("he ");
    await mei.press("Reply");
    await page.keyboard.type("he");
    expect(await page.getByLabel(/^Write to/).inputValue()).toBe("he");
    await page.getByRole("button", { name: "Canned reply" }).focus();
    await page.keyboard.press("e");
    await mei.write("Still here");
    await aino.sees("Still here");
    await mei.press("Resolve");
    await aino.sees(/Chat closed/);
  });

  it("CO15: what is not saved outlives other pages and other entries, and the browser asks before it goes", async () => {
    await mei.goTo("toolkit");
    for (const name of ["one", "two"]) {
      await mei.press("Add a macro");
      await page.getByLabel("Name", { exact: true }).fill(name);
      await mei.press(`Close ${name}`);
      await mei.sees("Not saved yet.");
    }
    await mei.goTo("settings/service");
    await page.getByRole("textbox", { name: "Address", exact: true }).fill("abc");
    await mei.sees("Write an address that begins with https:// or http://.");
    await mei.goTo("settings/shop");
    await page.getByLabel("Shop name").fill("Another shop");
    await mei.goTo("settings/routing/people");
    await page.getByRole("link", { name: /Mei/ }).click();
    await page.getByLabel("Chats at a time").fill("7");
    await mei.goTo("mine");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await mei.goTo("toolkit");
    await mei.press("Edit two");
    await mei.goTo("settings");
    await expect.poll(() => page.getByLabel("Shop name").inputValue()).toBe("Another shop");
    await expect
      .poll(() => page.getByRole("textbox", { name: "Address", exact: true }).inputValue())
      .toBe("abc");
    await mei.goTo("settings/routing/people");
    await page.getByRole("link", { name: /Mei/ }).click();
    await expect.poll(() => page.getByLabel("Chats at a time").inputValue()).toBe("7");
    const asked = page.waitForEvent("dialog");
    const reloaded = page.reload();
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.accept();
    await reloaded;
  });

  it("CO15: after Discard every field shows what is kept", async () => {
    await mei.goTo("settings/look");
    const look = desk.box("Look of the chat");
    const distance = look.getByLabel("Distance from the edges, in pixels");
    await distance.fill("far");
    await look.getByRole("button", { name: "Discard" }).click();
    await expect.poll(() => distance.inputValue()).toMatch(/^\d+$/);
    await mei.goTo("settings/routing/limits");
    const offer = page.getByLabel("Seconds an agent has to accept");
    const before = await offer.inputValue();
    await offer.fill("long");
    await mei.press("Discard");
    await expect.poll(() => offer.inputValue()).toBe(before);
  });

  it("CO15: a policy that cannot be saved says so while it is folded away", async () => {
    await mei.goTo("settings/sla");
    const promises = desk.box("Promises to customers (SLA)");
    await promises.getByRole("button", { name: "Add a policy" }).click();
    await promises.getByLabel("First answer").fill("4 hours");
    await promises.getByRole("button", { name: "Done" }).click();
    await promises.getByText("Something in it is not right yet").waitFor();
    await promises.getByRole("button", { name: "Edit" }).click();
    expect(await promises.getByLabel("First answer").inputValue()).toBe("");
    await promises.getByRole("button", { name: "Discard" }).click();
  });

  it("CO15: with the first of two tasks of a template removed, the second keeps its own time", async () => {
    await mei.goTo("toolkit");
    await mei.press("Add a template");
    const first = page.getByRole("group", { name: "Task 1" });
    await first.getByLabel("Due after").fill("4:00");
    await mei.press("Add a task");
    await page.getByRole("group", { name: "Task 2" }).getByLabel("Due after").fill("8:00");
    await first.getByRole("button", { name: /^Remove/ }).click();
    await expect.poll(() => first.getByLabel("Due after").inputValue()).toBe("8:00");
    await mei.press("Discard");
  });

  it("S15: a policy and an answer before the chat show that their team is gone, and let it go", async () => {
    await desk.addTeam("tents", "Tents");
    const policy = {
      id: "p",
      name: "Tents first",
      when: { priorities: [], teamIds: ["tents"], plans: [], tags: [] },
      targets: { first: 60, next: null, resolution: null },
      clock: "always",
      pauseOnHold: false,
      warnMinutes: 0,
      escalate: { priority: null, teamId: null, tier: null },
    };
    await desk.api("PUT", "sla", { revision: 0, settings: { policies: [policy] } });
    const options = ["Tents", "Boots"].map((en, nth) => ({
      id: `choice-${nth}`,
      labels: { en },
      teamId: nth === 0 ? "tents" : null,
    }));
    const field = { kind: "choice", required: false, labels: {}, options };
    await desk.api("PUT", "pre-chat", { revision: 0, settings: { on: false, fields: [field] } });
    await mei.goTo("settings/sla");
    const promises = desk.box("Promises to customers (SLA)");
    await promises.getByText("Tents", { exact: false }).first().waitFor();
    await promises.getByRole("button", { name: "Edit" }).click();
    await promises.getByLabel("Name", { exact: true }).fill("For tents");
    await desk.changeRouting((now) => ({
      ...now,
      teams: now.teams.filter(({ id }) => id !== "tents"),
    }));
    await promises.getByRole("button", { name: "Save" }).click();
    await promises.getByRole("alert").getByText("is gone").waitFor();
    await promises.getByRole("button", { name: "A team that is gone" }).click();
    await promises.getByRole("button", { name: "Save" }).click();
    await mei.sees("Saved.");
    await promises.getByText("All tickets").waitFor();
    const whose = page.getByLabel("Team of choice 1");
    expect(await whose.locator("option:checked").innerText()).toBe("A team that is gone");
    await whose.selectOption({ index: 0 });
    await desk.box("Before a chat with a person").getByRole("button", { name: "Save" }).click();
    await desk
      .box("Before a chat with a person")
      .getByRole("button", { name: "Save", disabled: true })
      .waitFor();
  });

  it("RD6: a day back from leave can be typed", async () => {
    await mei.goTo("settings/routing/people");
    await page.getByRole("link", { name: /Mei/ }).click();
    await page.getByLabel("On leave").check();
    const until = page.getByLabel("Back on");
    await until.focus();
    await page.keyboard.type("11112031");
    expect(await until.inputValue()).toBe("2031-11-11");
    await mei.press("Discard");
  });

  it("RD9: whoever is in no other team cannot leave the first, which says so", async () => {
    await desk.addTeam("boots", "Boots");
    const { settings } = await desk.api<RoutingOverview>("GET", "routing");
    const [first] = settings.teams;
    await mei.goTo(`settings/routing/teams/${first?.id}`);
    await page.getByRole("checkbox", { name: "Mei" }).waitFor();
    expect(await page.getByRole("checkbox", { name: "Mei" }).isDisabled()).toBe(true);
    await mei.sees(`Whoever is in no team answers for the first one, ${first?.name}`);
    expect(mei.person.complaints.filter((line) => !line.includes("status of 4"))).toEqual([]);
  });

  it("RD9: a tick for a team stays while it is saved, and goes where it could not be", async () => {
    await desk.addTeam("lamps", "Lamps");
    await mei.goTo("settings/routing/teams/lamps");
    const tick = page.getByRole("checkbox", { name: "Mei" });
    const lost = deferred<void>();
    await page.route("**/api/routing/agents", async (route) => {
      await lost.promise;
      await route.abort();
    });
    const asked = page.waitForRequest("**/api/routing/agents");
    await tick.check();
    await asked;
    expect(await tick.isChecked()).toBe(true);
    lost.resolve();
    await expect.poll(() => tick.isChecked()).toBe(false);
    await page.unroute("**/api/routing/agents");
    await tick.check();
    await mei.sees("It holds from the next chat on");
    await expect.poll(() => tick.isChecked()).toBe(true);
  });
});
