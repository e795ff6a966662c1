import type { Browser, Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RoutingOverview } from "../../server/protocol/routing.ts";
import { deferred } from "../../server/stores/lowdb/deferred.ts";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, openBrowser } from "../support/browser.ts";
import { Product } from "../support/product.ts";
import { VisitorPage } from "../support/visitor-page.ts";

type Person = RoutingOverview["agents"][number];

describe.skipIf(browserPath === null)("settings, as they are edited", { timeout: 90_000 }, () => {
  let browser: Browser;
  let product: Product;
  let mei: AgentPage;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    product = await Product.start({ OFFER_SECONDS: "60" });
    mei = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
    page = mei.person.page;
  });

  beforeEach(() => mei.goTo("mine"));

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  const box = (name: string, on = page): Locator => on.getByRole("region", { name, exact: true });

  /** The same person in another tab. */
  async function tab(route: string): Promise<Page> {
    const other = await page.context().newPage();
    await other.goto(`${product.url}/console#/${route}`);
    return other;
  }

  async function api<T>(method: "GET" | "PUT", path: string, data?: object): Promise<T> {
    const headers = { "x-cascade": "1", origin: product.url };
    const response = await page.request.fetch(`${product.url}/api/${path}`, {
      method,
      headers,
      ...(data === undefined ? {} : { data }),
    });
    return (await response.json()) as T;
  }

  async function changeRouting(
    change: (now: RoutingOverview["settings"]) => RoutingOverview["settings"],
  ): Promise<RoutingOverview> {
    const { revision, settings } = await api<RoutingOverview>("GET", "routing");
    return api("PUT", "routing", { revision, settings: change(settings) });
  }

  async function addTeam(id: string, name: string): Promise<void> {
    await changeRouting(({ teams, ...rest }) => {
      const team = { capacity: null, hours: null, languages: [] };
      const how = { strategy: "least_busy", offers: "one_by_one" } as const;
      return { ...rest, teams: [...teams, { id, name, ...how, ...team }] };
    });
  }

  it("CO16: whoever presses Note or Reply writes there; no letter beside the field is a command", async () => {
    const aino = await VisitorPage.visit(browser, product.url);
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

  it("A13: of two who change who gets which chat, the second sees both changes and saves again", async () => {
    await mei.goTo("settings/routing/limits");
    await page.getByLabel("Seconds an agent has to accept").fill("45");
    await changeRouting((now) => ({
      ...now,
      skills: [...now.skills, { id: "tents", name: "Tents" }],
    }));
    await mei.press("Save");
    await page.getByRole("alert").getByText("Somebody else changed Skills meanwhile").waitFor();
    await mei.press("Save");
    await mei.sees("It holds from the next chat on");
    const { settings } = await api<RoutingOverview>("GET", "routing");
    expect(settings.limits.offerSeconds).toBe(45);
    expect(settings.skills.map(({ name }) => name)).toEqual(["Tents"]);
  });

  it("A13: of two who change different rules, both changes stay", async () => {
    const to = { teamId: "everybody", tier: null };
    const both = ["tents", "boots"].map((is) => ({ on: "words" as const, is, ...to, skills: [] }));
    await changeRouting((now) => ({ ...now, rules: both }));
    await mei.goTo("settings/routing/rules");
    const words = page.getByLabel("Words or phrases, with commas between");
    await words.first().fill("tents, poles");
    await changeRouting(({ rules, ...now }) => ({
      ...now,
      rules: rules.map((one) => (one.is === "boots" ? { ...one, is: "boots, laces" } : one)),
    }));
    await mei.press("Save");
    await page.getByRole("alert").getByText("Somebody else changed Rules meanwhile").waitFor();
    await mei.press("Save");
    const kept = async () => {
      const { settings } = await api<RoutingOverview>("GET", "routing");
      return settings.rules.map(({ is }) => is);
    };
    await expect.poll(kept).toEqual(["tents, poles", "boots, laces"]);
    await changeRouting((now) => ({ ...now, rules: [] }));
  });

  it("A13: what somebody else allowed meanwhile, or oneself at a press, stays allowed", async () => {
    await mei.goTo("settings/sites");
    const sites = (on: Page) => on.getByLabel("Sites that may show the chat");
    await sites(page).fill("https://one.example");
    const other = await tab("settings/sites");
    await sites(other).fill("https://two.example");
    await box("Allowed sites", other).getByRole("button", { name: "Save" }).click();
    await other.getByText("Saved.").waitFor();
    await other.close();
    await box("Allowed sites").getByRole("button", { name: "Save" }).click();
    await expect
      .poll(() => sites(page).inputValue())
      .toBe("https://two.example\nhttps://one.example");
  });

  it("A13: who renames the shop behind somebody else is told its new name before theirs takes its place", async () => {
    const shop = box("Your shop");
    const name = (on: Page) => on.getByLabel("Shop name");
    await mei.goTo("settings/shop");
    await name(page).fill("Mine");
    const other = await tab("settings/shop");
    await name(other).fill("Theirs");
    await box("Your shop", other).getByRole("button", { name: "Save" }).click();
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
    await deaf.goto(`${product.url}/console#/settings/sites`);
    const sites = (on: Page) => on.getByLabel("Sites that may show the chat");
    const save = (on: Page) => box("Allowed sites", on).getByRole("button", { name: "Save" });
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
    const { agents } = await api<RoutingOverview>("GET", "routing");
    const { id: agentId, capacity, routing } = agents.find(({ name }) => name === "Mei") as Person;
    const theirs = { capacity, routing: { ...routing, tier: 2 } };
    const path = "routing/agents";
    const hurry = async (route: Route) => {
      await api("PUT", path, { agentId, base: { capacity, routing }, ...theirs });
      await route.continue();
    };
    await page.route(`**/api/${path}`, hurry, { times: 1 });
    await page.getByLabel("Chats at a time").fill("5");
    await mei.press("Save");
    const now = async () => {
      const { agents: all } = await api<RoutingOverview>("GET", "routing");
      return all.find(({ id }) => id === agentId);
    };
    await expect.poll(now).toMatchObject({ capacity: 5, routing: { tier: 2 } });
  });

  it("A13: a team that goes while a person is saved with it is taken off, said, and the rest saved with the next press", async () => {
    await addTeam("poles", "Poles");
    await mei.goTo("settings/routing/people");
    await page.getByRole("link", { name: /Mei/ }).click();
    await page.getByRole("checkbox", { name: "Poles" }).check();
    await page.getByLabel("Chats at a time").fill("6");
    const hurry = async (route: Route) => {
      await changeRouting(({ teams, ...now }) => ({
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
    await mei.sees("It holds from the next chat on");
    const { agents } = await api<RoutingOverview>("GET", "routing");
    expect(agents.find(({ name }) => name === "Mei")).toMatchObject({
      capacity: 6,
      routing: { teams: [] },
    });
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
    const other = await tab("toolkit");
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
    const look = box("Look of the chat");
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
    const promises = box("Promises to customers (SLA)");
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
    await addTeam("tents", "Tents");
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
    await api("PUT", "sla", { revision: 0, settings: { policies: [policy] } });
    const options = ["Tents", "Boots"].map((en, nth) => ({
      id: `choice-${nth}`,
      labels: { en },
      teamId: nth === 0 ? "tents" : null,
    }));
    const field = { kind: "choice", required: false, labels: {}, options };
    await api("PUT", "pre-chat", { revision: 0, settings: { on: false, fields: [field] } });
    await mei.goTo("settings/sla");
    const promises = box("Promises to customers (SLA)");
    await promises.getByText("Tents", { exact: false }).first().waitFor();
    await promises.getByRole("button", { name: "Edit" }).click();
    await promises.getByLabel("Name", { exact: true }).fill("For tents");
    await changeRouting((now) => ({
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
    await box("Before a chat with a person").getByRole("button", { name: "Save" }).click();
    await box("Before a chat with a person")
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
    await addTeam("boots", "Boots");
    const { settings } = await api<RoutingOverview>("GET", "routing");
    const [first] = settings.teams;
    await mei.goTo(`settings/routing/teams/${first?.id}`);
    await page.getByRole("checkbox", { name: "Mei" }).waitFor();
    expect(await page.getByRole("checkbox", { name: "Mei" }).isDisabled()).toBe(true);
    await mei.sees(`Whoever is in no team answers for the first one, ${first?.name}`);
    expect(mei.person.complaints.filter((line) => !line.includes("status of 4"))).toEqual([]);
  });

  it("RD9: a tick for a team stays while it is saved, and goes where it could not be", async () => {
    await addTeam("lamps", "Lamps");
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
