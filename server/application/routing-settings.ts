import { maySupervise } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import { agentRouting, routingSettings } from "../domain/routing/settings.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { AgentRouting, RoutingOverview, RoutingSettings } from "../protocol/routing.ts";
import type { Deps } from "./deps.ts";
import { changeAgent, release } from "./duty.ts";
import { get, tagged, write } from "./records.ts";
import { sweepChange } from "./sla.ts";
import { isStale } from "./stale.ts";
import { openWorkspace } from "./workspace.ts";

const AGENTS = 1_000;

/** All that is set for routing. */
export async function routingOverview(
  deps: Deps,
  categories: readonly string[],
): Promise<RoutingOverview> {
  const { state } = await openWorkspace(deps);
  const agents = await tagged(deps.store, "agent", { label: "agent", limit: AGENTS });
  await deps.store.settled();
  return {
    revision: state.routing?.revision ?? 0,
    settings: routingSettings(state, deps.timings),
    agents: agents
      .filter(({ state: agent }) => agent.deactivatedAt === undefined)
      .map(({ id, state: agent }) => ({
        id,
        name: agent.name,
        capacity: agent.capacity,
        routing: agentRouting(agent),
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    categories,
  };
}

export type SettingsChange = { readonly revision: number; readonly settings: RoutingSettings };

/** In force from the next decision on. `conflict`: somebody else changed them since they were read. */
export async function setRouting(
  deps: Deps,
  actor: Actor,
  { revision, settings }: SettingsChange,
): Promise<Result<null>> {
  if (!maySupervise(actor)) return fail("forbidden");
  const rules = settings.rules.map((rule) => ({ id: deps.ids.id(), ...rule }));
  for (;;) {
    const { state, version } = await openWorkspace(deps);
    if ((state.routing?.revision ?? 0) !== revision) return fail("conflict");
    const routing = { revision: revision + 1, settings: { ...settings, rules } };
    const change = write(
      { kind: "workspace", expected: version, state: { ...state, routing } },
      deps.timings,
    );
    // What is promised may depend on the teams' hours.
    const changes = [change, ...(await sweepChange(deps))];
    if (!(await deps.store.commit(changes, deps.clock.now())).ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "workspace", id: "workspace", contactId: null, urgent: true },
    ]);
    return ok(null);
  }
}

export type AgentChange = {
  readonly agentId: string;
  /** The capacity and routing it was made of. */
  readonly base: unknown;
  readonly capacity: number;
  readonly routing: AgentRouting;
};

/**
 * Which chats an agent is for, and how many. On leave their open offers go to others at once.
 * `conflict`: somebody else changed that since it was read. `team_gone`: one of its teams is no more.
 */
export async function setAgentRouting(
  deps: Deps,
  actor: Actor,
  { agentId, base, capacity, routing }: AgentChange,
): Promise<Result<null>> {
  if (!maySupervise(actor)) return fail("forbidden");
  const { state } = await openWorkspace(deps);
  const { teams, skills } = routingSettings(state, deps.timings);
  if (!routing.teams.every(({ teamId }) => teams.some(({ id }) => id === teamId)))
    return fail("team_gone");
  const known = routing.skills.every(({ skill }) => skills.some(({ id }) => id === skill));
  if (!known || !(await mayStandIn(deps, agentId, routing))) return fail("bad_request");
  const done = await changeAgent(deps, agentId, (agent) =>
    isStale(base, { capacity: agent.capacity, routing: agentRouting(agent) })
      ? null
      : { ...agent, capacity, routing },
  );
  if (!done.ok) return done;
  if (routing.leave !== null) await release(deps, agentId, { offersOnly: true });
  return ok(null);
}

/** Whoever stands in for an agent is there, and somebody else. */
async function mayStandIn(deps: Deps, agentId: string, { leave }: AgentRouting): Promise<boolean> {
  const standInId = leave?.standInId ?? null;
  if (standInId === null) return true;
  return standInId !== agentId && (await get(deps.store, "agent", standInId)) !== undefined;
}
