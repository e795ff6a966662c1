import { expect } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { seriousFindings } from "./axe.ts";
import type { Origin } from "./clients.ts";
import { RoutingDesk } from "./routing-desk.ts";
import { until } from "./until.ts";
import type { VisitorPage } from "./visitor-page.ts";

/** On the ticket that is open in the first one's console. */
export async function bothReply(ana: AgentPage, ben: AgentPage): Promise<void> {
  await ben.person.page.goto(ana.person.page.url());
  await ana.sees("Ben is also looking");
  await ben.person.page.getByLabel(/^Write to/).pressSequentially("We call");
  await ana.sees("Ben is writing a reply…");
  await ana.write("We call you at ten");
  await ana.sees("Ben is writing a reply. Send yours anyway?");
  await ana.press("Send anyway");
  await ben.sees("We call you at ten");
  await ben.write("We call you at nine");
  const asks = ben.person.page.getByRole("alertdialog", { name: /^Ana replied a moment ago/ });
  await asks.getByText("We call you at ten").waitFor();
  await ben.press("Keep writing");
  expect(await ben.person.page.getByLabel(/^Write to/).inputValue()).toBe("We call you at nine");
  expect(await ben.said()).toEqual(["We call you at ten"]);
}

/** The agent whose console shows an offer. */
export async function asked(agents: readonly AgentPage[]): Promise<AgentPage> {
  return until("an offer on somebody's screen", async () => {
    for (const agent of agents) if (await agent.offer.isVisible()) return agent;
    return null;
  });
}

/** As an administrator sets it, who is signed in at this console. */
export async function awayAfterOneMiss(origin: Origin, admin?: AgentPage): Promise<void> {
  const cookies = (await admin?.person.context.cookies()) ?? [];
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  await new RoutingDesk(origin).set({ cookie }, (settings) => ({
    ...settings,
    limits: { ...settings.limits, missesToAway: 1 },
  }));
}

/** Ben takes one chat at a time, and what is asked in the demo shop belongs to a team of its own. */
export async function setRouting(ana: AgentPage): Promise<void> {
  const { page } = ana.person;
  const saved = async () => {
    await ana.press("Save");
    await page.getByText("Not saved yet").waitFor({ state: "hidden" });
  };
  await ana.goTo("settings");
  await page.getByRole("link", { name: "Open routing" }).click();
  await page.getByLabel("Name of another team").fill("Repairs");
  await ana.press("Add a team");
  await saved();
  await page.getByRole("link", { name: /^Repairs/ }).click();
  await page.getByLabel("Ben").check();
  await page.getByLabel("How they are asked").selectOption("broadcast");
  await saved();
  await page.getByLabel("The team has opening hours").check();
  expect(await seriousFindings(page.mainFrame())).toEqual([]);
  await ana.press("Discard");
  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.getByRole("link", { name: /^Ben/ }).click();
  await page.getByLabel("Chats at a time").fill("1");
  await saved();
  await page.getByRole("link", { name: "Rules", exact: true }).click();
  await ana.press("Add a rule");
  await page.getByLabel(/^The beginning of the address/).fill("/demo");
  await page.getByLabel("Then to the team").selectOption("Repairs");
  await saved();
}

/** From the settings of routing: who would get what is asked in the demo shop. */
export async function tryRouting(ana: AgentPage): Promise<void> {
  const { page } = ana.person;
  await page.getByRole("link", { name: "Try it out" }).click();
  await page.getByLabel("Page", { exact: true }).fill("/demo");
  await ana.press("Who would get it?");
  await ana.sees("It is for Repairs: they ask from a page that begins with “/demo”.");
  await ana.sees("Nobody waits before it.");
  await page.getByText("Ben was told of it").waitFor();
  expect(await seriousFindings(page.mainFrame())).toEqual([]);
}

/** Instead of waiting on. */
export async function askToBeCalled(waiting: VisitorPage): Promise<void> {
  await waiting.panel.getByRole("button", { name: /^Ask for a call back/ }).click();
  await waiting.press("Ask for a call");
  await waiting.sees("Please give your name.");
  await waiting.panel.getByLabel("Your name").fill("Leo");
  await waiting.panel.getByLabel("Phone number").fill("+358 40 123 4567");
  const panel = waiting.person.page.frames().find((frame) => frame.url().includes("panel"));
  expect(panel === undefined ? ["no panel"] : await seriousFindings(panel)).toEqual([]);
  await waiting.press("Ask for a call");
  await waiting.sees(/We call .*358 40 123 4567/);
  await waiting.sees(/CAS-/);
}
