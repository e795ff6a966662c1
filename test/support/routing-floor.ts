import { expect } from "vitest";
import type { InboxRow } from "../../server/protocol/registers.ts";
import type {
  AgentRouting,
  RoutingOverview,
  RoutingSettings,
} from "../../server/protocol/routing.ts";
import type { AgentClient, VisitorClient } from "./clients.ts";
import { RoutingDesk } from "./routing-desk.ts";
import { startServer, type Running, type ServerOptions } from "./server.ts";

/** The one server of the test that runs. */
let current: Running | null = null;

export async function server(options: ServerOptions = {}): Promise<Running> {
  current = await startServer(options);
  return current;
}

export function running(): Running {
  if (current === null) throw new Error("There is no server.");
  return current;
}

/** After each test: nothing failed unheard of. */
export async function endServer(): Promise<void> {
  const ended = current;
  current = null;
  await ended?.stop();
  expect(ended?.failures ?? []).toEqual([]);
}

const desk = () => new RoutingDesk(running());

export const ask: RoutingDesk["ask"] = (...asked) => desk().ask(...asked);

/** Settings as they are, changed; in force when it resolves. */
export function set(
  admin: AgentClient,
  edit: (settings: RoutingSettings) => RoutingSettings,
): Promise<RoutingOverview> {
  return desk().set(admin, edit);
}

export function setAgent(
  admin: AgentClient,
  agent: AgentClient,
  patch: Partial<AgentRouting>,
): Promise<void> {
  return desk().setAgent(admin, agent, patch);
}

export function setAgentCapacity(
  admin: AgentClient,
  agent: AgentClient,
  capacity: number,
): Promise<void> {
  return desk().setAgent(admin, agent, { capacity });
}

type Team = RoutingSettings["teams"][number];

export function team(id: string, patch: Partial<Team> = {}): Team {
  return {
    id,
    name: id.slice(0, 1).toUpperCase() + id.slice(1),
    strategy: "least_busy",
    offers: "one_by_one",
    capacity: null,
    hours: null,
    languages: [],
    ...patch,
  };
}

export const withTeams =
  (...extra: readonly Team[]) =>
  (settings: RoutingSettings): RoutingSettings => ({
    ...settings,
    teams: [...settings.teams, ...extra],
  });

/** A chat this visitor begins and this agent takes. */
export async function live(visitor: VisitorClient, agent: AgentClient): Promise<string> {
  const conversationId = await visitor.start("my tent leaks", { person: true });
  await agent.offered(conversationId);
  await agent.get("offer:accept", { conversationId });
  return conversationId;
}

export function rowOf(agent: AgentClient, id: string): InboxRow | undefined {
  return agent.received
    .filter(({ event }) => event === "row:changed")
    .map(({ payload }) => payload as InboxRow)
    .findLast((row) => row.id === id);
}

export const closedWeek = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
