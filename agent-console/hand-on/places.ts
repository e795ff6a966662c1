import type { AgentCommands } from "../../server/protocol/agent.ts";
import type { Agent, Workspace } from "../../server/protocol/registers.ts";
import { isOut } from "../state/leave.ts";

export type Target = AgentCommands["conversation:transfer"]["target"];

/** Somebody or somewhere a chat can be handed to. */
export type Place = {
  readonly key: string;
  readonly target: Target;
  readonly agent: Agent | null;
  /** A team's name, or a tier's number. */
  readonly name: string;
  /** Nobody there can take it now, though it may be handed there. */
  readonly resting: boolean;
};

type Known = {
  readonly me: string;
  readonly agents: ReadonlyMap<string, Agent>;
  readonly present: ReadonlySet<string>;
  readonly workspace: Workspace | null;
  /** Epoch ms. */
  readonly now: number;
};

/** Colleagues with room first, then the busy and the absent, by name. Pure. */
export function colleagues({ me, agents, present, now }: Known): readonly Place[] {
  return [...agents.values()]
    .filter(({ id, active }) => active && id !== me)
    .map((agent): Place => ({
      key: `agent ${agent.id}`,
      target: { to: "agent", agentId: agent.id },
      agent,
      name: agent.name,
      resting: !canTake(agent, { present, now }),
    }))
    .toSorted((a, b) => Number(a.resting) - Number(b.resting) || a.name.localeCompare(b.name));
}

/** Teams, the tier above mine if anybody has it, and the queue. Pure. */
export function elsewhere(known: Known): readonly Place[] {
  const { me, agents, workspace } = known;
  const teams = (workspace?.teams ?? []).map(({ id, name }): Place => ({
    key: `team ${id}`,
    target: { to: "team", teamId: id },
    agent: null,
    name,
    resting: false,
  }));
  const above = tierAbove(agents.get(me)?.tier ?? 1, agents);
  const tier: readonly Place[] =
    above === null
      ? []
      : [
          {
            key: "tier",
            target: { to: "tier", tier: above },
            agent: null,
            name: String(above),
            resting: false,
          },
        ];
  const queue: Place = {
    key: "queue",
    target: { to: "queue" },
    agent: null,
    name: "",
    resting: false,
  };
  return [...teams, ...tier, queue];
}

export function canTake(agent: Agent, { present, now }: Pick<Known, "present" | "now">): boolean {
  const { id, availability, load, capacity } = agent;
  return present.has(id) && availability === "online" && !isOut(agent, now) && load < capacity;
}

function tierAbove(mine: number, agents: ReadonlyMap<string, Agent>): number | null {
  const above = [...agents.values()]
    .filter(({ active, tier }) => active && tier > mine)
    .map(({ tier }) => tier);
  return above.length === 0 ? null : Math.min(...above);
}
