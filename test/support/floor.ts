import { indexAgents, type FloorAgent } from "../../server/domain/routing/agents.ts";
import type { Floor, Team } from "../../server/domain/routing/floor.ts";
import type { WaitingChat } from "../../server/domain/routing/waiting-chat.ts";
import { WaitingList } from "../../server/domain/routing/waiting-list.ts";
import { colleague, onFloor } from "./domain.ts";

export const NOW = 1_000_000;
const DESK = "desk";

/** Somebody of the desk who can be asked; the patch says what is different. */
export function person(id: string, patch: Partial<FloorAgent> = {}): FloorAgent {
  return {
    ...onFloor(colleague(id), DESK),
    ...patch,
  };
}

export function memberOf(...teams: readonly string[]): FloorAgent["teams"] {
  return new Map(teams.map((id) => [id, { load: 0, capacity: null }]));
}

export function team(id: string, patch: Partial<Team> = {}): Team {
  return {
    id,
    name: id,
    strategy: "least_busy",
    offers: "one_by_one",
    open: true,
    opensAt: null,
    load: 0,
    capacity: null,
    ...patch,
  };
}

/** A chat that waits at the desk. */
export function chat(id: string, patch: Partial<WaitingChat> = {}): WaitingChat {
  return {
    id,
    key: NOW,
    need: { teamId: DESK, tier: 1, language: null, skills: [] },
    handedTo: null,
    handedOverBy: null,
    ownerId: null,
    known: [],
    passed: {},
    heldUntil: null,
    held: false,
    holds: [],
    told: null,
    ...patch,
  };
}

export function known(...ids: readonly string[]): WaitingChat["known"] {
  return ids.map((agentId, i) => ({ agentId, at: 100 - i, ratedBadly: false }));
}

type Parts = {
  readonly now?: number;
  readonly rules?: Partial<Floor["rules"]>;
  readonly teams?: readonly Team[];
  readonly waiting?: Iterable<WaitingChat>;
};

export function floorWith(agents: readonly FloorAgent[], parts: Parts = {}): Floor {
  const teams = parts.teams ?? [team(DESK)];
  return {
    now: parts.now ?? NOW,
    rules: { holdMs: 30_000, affinityLeadMs: 60_000, skipRatedBadly: true, ...parts.rules },
    agents: indexAgents(agents),
    teams: new Map(teams.map((one) => [one.id, one])),
    waiting: new WaitingList(parts.waiting ?? []),
  };
}
