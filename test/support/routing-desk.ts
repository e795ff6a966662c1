import type {
  AgentRouting,
  RoutingOverview,
  RoutingSettings,
} from "../../server/protocol/routing.ts";
import type { AgentClient, Origin } from "./clients.ts";

type Change = { readonly method: string; readonly body: unknown };
type SignedIn = Pick<AgentClient, "cookie">;
type Refused = { readonly code?: string; readonly message?: string };

/** The routing settings over HTTP, as the console reads and changes them. */
export class RoutingDesk {
  readonly #url: string;

  constructor({ url }: Origin) {
    this.#url = url;
  }

  async ask<T>({ cookie }: SignedIn, path: string, change?: Change): Promise<T & Refused> {
    const response = await fetch(`${this.#url}/api/routing${path}`, {
      method: change?.method ?? "GET",
      headers: { "content-type": "application/json", "x-cascade": "1", origin: this.#url, cookie },
      ...(change === undefined ? {} : { body: JSON.stringify(change.body) }),
    });
    return (await response.json()) as T & Refused;
  }

  /** Settings as they are, changed; in force when it resolves. */
  async set(
    admin: SignedIn,
    edit: (settings: RoutingSettings) => RoutingSettings,
  ): Promise<RoutingOverview> {
    const { revision, settings } = await this.ask<RoutingOverview>(admin, "");
    const body = { revision, settings: edit(settings) };
    return taken(await this.ask<RoutingOverview>(admin, "", { method: "PUT", body }));
  }

  async setAgent(
    admin: AgentClient,
    { id }: Pick<AgentClient, "id">,
    patch: Partial<AgentRouting> & { readonly capacity?: number },
  ): Promise<void> {
    const { capacity, ...routing } = patch;
    const { agents } = await this.ask<RoutingOverview>(admin, "");
    const one = agents.find((agent) => agent.id === id);
    if (one === undefined) throw new Error("nobody");
    const body = {
      agentId: id,
      base: { capacity: one.capacity, routing: one.routing },
      capacity: capacity ?? one.capacity,
      routing: { ...one.routing, ...routing },
    };
    taken(await this.ask(admin, "/agents", { method: "PUT", body }));
  }
}

function taken<T extends Refused>(answer: T): T {
  if (answer.code !== undefined) throw new Error(answer.message);
  return answer;
}
