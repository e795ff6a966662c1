import type {
  AgentRouting,
  RoutingOverview,
  RoutingSettings,
  SimulateRequest,
  Simulated,
  SimulatorContact,
} from "../../../server/protocol/routing.ts";
import { askApi, type Answer } from "../../state/http.ts";

export const fetchRouting = (): Promise<Answer<RoutingOverview>> => askApi("GET", "/api/routing");

export const saveRouting = (body: {
  readonly revision: number;
  readonly settings: RoutingSettings;
}): Promise<Answer<RoutingOverview>> => askApi("PUT", "/api/routing", body);

/** What decides which chats one agent is for, and how many. */
export type AgentWork = { readonly capacity: number; readonly routing: AgentRouting };

export const saveAgent = (
  body: AgentWork & { readonly agentId: string; readonly base: AgentWork },
): Promise<Answer<RoutingOverview>> => askApi("PUT", "/api/routing/agents", body);

export const fetchContacts = (): Promise<Answer<readonly SimulatorContact[]>> =>
  askApi("GET", "/api/routing/contacts");

export const askSimulator = (body: SimulateRequest): Promise<Answer<Simulated>> =>
  askApi("POST", "/api/routing/simulate", body);
