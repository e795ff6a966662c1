import type { Page, Route } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RoutingOverview } from "../../server/protocol/routing.ts";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath } from "../support/browser.ts";
import { SettingsDesk } from "../support/settings-desk.ts";
import { withBrowser } from "../support/with-browser.ts";

type Person = RoutingOverview["agents"][number];

describe.skipIf(browserPath === null)("settings of two at once", { timeout: 90_000 }, () => {
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

  it("A13: of two who change who gets which chat, the second sees both changes and saves again", async () => {
    await mei.goTo("settings/routing/limits");
    await page.getByLabel("Seconds an agent has to accept").fill("45");
    await desk.changeRouting((now) => ({
      ...now,
      skills: [...now.skills, { id: "tents", name: "Tents" }],
    }));
    await mei.press("Save");
    await page.getByRole("alert").getByText("Somebody else changed Skills meanwhile").waitFor();
    await mei.press("Save");
    await mei.sees("It holds from the next chat on");
    const { settings } = await desk.api<RoutingOverview>("GET", "routing");
    expect(settings.limits.offerSeconds).toBe(45);
    expect(settings.skills.map(({ name }) => name)).toEqual(["Tents"]);
  });

  it("A13: of two who change different rules, both changes stay", async () => {
    const to = { teamId: "everybody", tier: null };
    const both = ["tents", "boots"].map((is) => ({
      on: "words" as const,
      is,
      ...to,
      skills: [],
    }));
    await desk.changeRouting((now) => ({ ...now, rules: both }));
    await mei.goTo("settings/routing/rules");
    const words = page.getByLabel("Words or phrases, with commas between");
    await words.first().fill("tents, poles");
    await desk.changeRouting(({ rules, ...now }) => ({
      ...now,
      rules: rules.map((one) => (one.is === "boots" ? { ...one, is: "boots, laces" } : one)),
    }));
    await mei.press("Save");
    await page.getByRole("alert").getByText("Somebody else changed Rules meanwhile").waitFor();
    await mei.press("Save");
    const kept = async () => {
      const { settings } = await desk.api<RoutingOverview>("GET", "routing");
      return settings.rules.map(({ is }) => is);
    };
    await expect.poll(kept).toEqual(["tents, poles", "boots, laces"]);
    await desk.changeRouting((now) => ({ ...now, rules: [] }));
  });

  it("A13: what somebody else allowed meanwhile, or oneself at a press, stays allowed", async () => {
    await mei.goTo("settings/sites");
    const sites = (on: Page) => on.getByLabel("Sites that may show the chat");
    await sites(page).fill("https://one.example");
    const other = await desk.tab("settings/sites");
    await sites(other).fill("https://two.example");
    await desk.box("Allowed sites", other).getByRole("button", { name: "Save" }).click();
    await other.getByText("Saved.").waitFor();
    await other.close();
    await desk.box("Allowed sites").getByRole("button", { name: "Save" }).click();
    await expect
      .poll(() => sites(page).inputValue())
      .toBe("https://two.example\nhttps://one.example");
  });

  it("A13: who renames the shop behind somebody else is told its new name before theirs takes its place", async () => {
    const shop = desk.box("Your shop");
    const name = (on: Page) => on.getByLabel("Shop name");
    await mei.goTo("settings/shop");
    await name(page).fill("Mine");
    const other = await desk.tab("settings/shop");
    await name(other).fill("Theirs");
    await desk.box("Your shop", other).getByRole("button", { name: "Save" }).click();
    await page.locator(".shop-name").getByText("Theirs").waitFor();
    await shop.getByRole("button", { name: "Save" }).click();
    await shop.getByRole("alert").getByText("called the shop “Theirs” meanwhile").waitFor();
    expect(await name(page).inputValue()).toBe("Mine");
    expect(await page.locator(".shop-name").innerText()).toBe("Theirs");
    await shop.getByRole("button", { name: "Save" }).click();
    await other.locator(".shop-name").getByText("Mine").waitFor();
    await other.close();
  });

  it("A13: what another allowed a moment before, unheard of yet, stays allowed", async () => {
    const deaf = await page.context().newPage();
    await deaf.routeWebSocket(/socket\.io-agents/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        if (!String(message).includes("workspace:changed")) socket.send(message);
      });
    });
    await deaf.goto(`${shop.product.url}/console#/settings/sites`);
    const sites = (on: Page) => on.getByLabel("Sites that may show the chat");
    const save = (on: Page) => desk.box("Allowed sites", on).getByRole("button", { name: "Save" });
    await sites(deaf).fill("https://mine.example");
    await mei.goTo("settings/sites");
    await sites(page).fill("https://theirs.example");
    await save(page).click();
    await mei.sees("Saved.");
    await save(deaf).click();
    await deaf.getByText("Saved.").waitFor();
    await deaf.close();
    const allowed = async () => (await sites(page).inputValue()).split("\n").toSorted();
    await expect.poll(allowed).toEqual(["https://mine.example", "https://theirs.example"]);
  });

  it("A13: what another changed of a person while one's own was on its way stays", async () => {
    await mei.goTo("settings/routing/people");
    await page.getByRole("link", { name: /Mei/ }).click();
    const { agents } = await desk.api<RoutingOverview>("GET", "routing");
    const { id: agentId, capacity, routing } = agents.find(({ name }) => name === "Mei") as Person;
    const theirs = { capacity, routing: { ...routing, tier: 2 } };
    const path = "routing/agents";
    const hurry = async (route: Route) => {
      await desk.api("PUT", path, { agentId, base: { capacity, routing }, ...theirs });
      await route.continue();
    };
    await page.route(`**/api/${path}`, hurry, { times: 1 });
    await page.getByLabel("Chats at a time").fill("5");
    await mei.press("Save");
    const now = async () => {
      const { agents: all } = await desk.api<RoutingOverview>("GET", "routing");
      return all.find(({ id }) => id === agentId);
    };
    await expect.poll(now).toMatchObject({ capacity: 5, routing: { tier: 2 } });
  });

  it("A13: a team that goes while a person is saved with it is taken off, said, and the rest saved with the next press", async () => {
    await desk.addTeam("poles", "Poles");
    await mei.goTo("settings/routing/people");
    await page.getByRole("link", { name: /Mei/ }).click();
    await page.getByRole("checkbox", { name: "Poles" }).check();
    await page.getByLabel("Chats at a time").fill("6");
    const hurry = async (route: Route) => {
      await desk.changeRouting(({ teams, ...now }) => ({
        ...now,
        teams: teams.filter(({ id }) => id !== "poles"),
      }));
      await route.continue();
    };
    await page.route("**/api/routing/agents", hurry, { times: 1 });
    await mei.press("Save");
    await mei.sees("A team chosen here is gone meanwhile");
    expect(await page.getByRole("checkbox", { name: "Poles" }).count()).toBe(0);
    await mei.press("Save");
    // What an earlier save said may still be on the screen: only the server tells when this one is done.
    const saved = async () => {
      const { agents } = await desk.api<RoutingOverview>("GET", "routing");
      return agents.find(({ name }) => name === "Mei");
    };
    await expect.poll(saved).toMatchObject({ capacity: 6, routing: { teams: [] } });
  });

  it("A13: of two who change one canned reply, the second sees so before theirs is kept", async () => {
    await mei.goTo("toolkit");
    await mei.press("Add a canned reply");
    await page.getByLabel("Name", { exact: true }).fill("hello");
    await page.getByLabel("Text", { exact: true }).fill("Hello");
    await mei.press("Save");
    await mei.sees("Saved.");
    await mei.press("Edit hello");
    await page.getByLabel("Text", { exact: true }).fill("Hello, mine");
    const other = await desk.tab("toolkit");
    await other.getByRole("button", { name: "Edit hello" }).click();
    await other.getByLabel("Name", { exact: true }).fill("greeting");
    await other.getByRole("button", { name: "Save" }).click();
    await page.locator(".policy-head").getByText("greeting").first().waitFor();
    await other.close();
    await mei.press("Save");
    await mei.sees("Somebody else changed this meanwhile");
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("greeting");
    expect(await page.getByLabel("Text", { exact: true }).inputValue()).toBe("Hello, mine");
    await mei.press("Save");
    await page.getByText("Hello, mine").first().waitFor();
  });
});
