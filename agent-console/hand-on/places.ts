import type { AgentCommands } from "../../server/protocol/agent.ts";
import type { Agent, Workspace } from "../../server/protocol/registers.ts";
import { isOut } from "../state/leave.ts";
import { roomOf, type Quiet } from "../state/room.ts";
import { teamsOf } from "../state/views.ts";

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
  /** How many others are on duty there; null: it is one person, or wherever it belongs. */
  readonly onDuty: number | null;
};

type Known = {
  readonly me: string;
  readonly agents: ReadonlyMap<string, Agent>;
  readonly present: ReadonlySet<string>;
  readonly workspace: Workspace | null;
  readonly quiet: Quiet;
  /** Epoch ms. */
  readonly now: number;
};

/** Colleagues with room first, then the busy and the absent, by name. Pure. */
export function colleagues({ me, agents, ...moment }: Known): readonly Place[] {
  return [...agents.values()]
    .filter(({ id, active }) => active && id !== me)
    .map((agent): Place => ({
      key: `agent ${agent.id}`,
      target: { to: "agent", agentId: agent.id },
      agent,
      name: agent.name,
      resting: !canTake(agent, moment),
      onDuty: null,
    }))
    .toSorted((a, b) => Number(a.resting) - Number(b.resting) || a.name.localeCompare(b.name));
}

/** Teams, the tier above mine if anybody has it, and the queue. Pure. */
export function elsewhere(known: Known): readonly Place[] {
  const { me, agents, workspace } = known;
  const all = workspace?.teams ?? [];
  const teams = all.map(({ id, name }) =>
    placeAt(known, {
      target: { to: "team", teamId: id },
      name,
      isOf: (agent) => teamsOf(agent, all).includes(id),
    }),
  );
  const above = tierAbove(agents.get(me)?.tier ?? 1, agents);
  const tier =
    above === null
      ? []
      : [
          placeAt(known, {
            target: { to: "tier", tier: above },
            name: String(above),
            isOf: (agent) => agent.tier >= above,
          }),
        ];
  const queue: Place = {
    key: "queue",
    target: { to: "queue" },
    agent: null,
    name: "",
    resting: false,
    onDuty: null,
  };
  return [...teams, ...tier, queue];
}

type At = Pick<Place, "target" | "name"> & { readonly isOf: (agent: Agent) => boolean };

/** Whoever hands a chat on is not asked for it again: only the others count. */
function placeAt({ me, agents, present, now }: Known, { target, name, isOf }: At): Place {
  const there = [...agents.values()].filter(
    (agent) => agent.active && agent.id !== me && isOf(agent) && isOnDuty(agent, { present, now }),
  );
  const key = target.to === "team" ? `team ${target.teamId}` : target.to;
  return { key, target, agent: null, name, resting: there.length === 0, onDuty: there.length };
}

type Moment = Pick<Known, "present" | "now">;

function isOnDuty(agent: Agent, { present, now }: Moment): boolean {
  return present.has(agent.id) && agent.availability === "online" && !isOut(agent, now);
}

export function canTake(agent: Agent, moment: Moment & Pick<Known, "quiet">): boolean {
  return isOnDuty(agent, moment) && roomOf(agent, moment.quiet) > 0;
}

function tierAbove(mine: number, agents: ReadonlyMap<string, Agent>): number | null {
  const above = [...agents.values()]
    .filter(({ active, tier }) => active && tier > mine)
    .map(({ tier }) => tier);
  return above.length === 0 ? null : Math.min(...above);
}
