import type { Colleague } from "../colleague.ts";

/** Times are epoch ms. What changes with every chat (loads, idleness) comes first when it is built. */
export type FloorAgent = Colleague & {
  /** false: the account was closed. */
  readonly active: boolean;
  /** Out until then (null: until further notice), with who answers for them meanwhile. */
  readonly leave: { readonly until: number | null; readonly standInId: string | null } | null;
  /** Within their own working hours; true for whoever has none. */
  readonly working: boolean;
  /** Their teams, with the chats they have there and how many they may have (null: no own limit). */
  readonly teams: ReadonlyMap<string, { readonly load: number; readonly capacity: number | null }>;
  /** Skill to level; higher is better. */
  readonly skills: ReadonlyMap<string, number>;
  /** Language (lower case, "pt-br") to level. */
  readonly languages: ReadonlyMap<string, number>;
  /** 1 is the first line. */
  readonly tier: number;
  /** Of their load, chats gone quiet: they give their slot back until somebody writes again. */
  readonly quiet: number;
  /** When they were last given a chat; 0: never. */
  readonly givenAt: number;
  /** They get their breath back until then. */
  readonly breathesUntil: number;
};

/** All agents, ready to be asked about. Build it once per change of the floor, not per decision. */
export type Agents = {
  /** By id, so that the order in which they were read changes nothing. */
  readonly all: readonly FloorAgent[];
  readonly byId: ReadonlyMap<string, FloorAgent>;
  /** Who serves today, by team. */
  readonly serving: ReadonlyMap<string, readonly FloorAgent[]>;
  /** Who answers for an agent on leave, the first one first (their stand-in may be on leave, too). */
  readonly standIns: ReadonlyMap<string, readonly string[]>;
  /** The agents on leave somebody answers for. */
  readonly inherits: ReadonlyMap<string, readonly string[]>;
};

export function indexAgents(agents: readonly FloorAgent[]): Agents {
  const all = [...agents].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(all.map((agent) => [agent.id, agent]));
  const standIns = new Map<string, readonly string[]>();
  const inherits = new Map<string, string[]>();
  for (const agent of all) {
    if (agent.leave === null) continue;
    const chain = standInsOf(agent, byId);
    standIns.set(agent.id, chain);
    for (const id of chain) inherits.set(id, [...(inherits.get(id) ?? []), agent.id]);
  }
  return { all, byId, serving: perTeam(all.filter(servesToday)), standIns, inherits };
}

/** The members of each team, in the order given. */
export function perTeam(agents: readonly FloorAgent[]): ReadonlyMap<string, readonly FloorAgent[]> {
  const teams = new Map<string, FloorAgent[]>();
  for (const agent of agents) {
    for (const id of agent.teams.keys()) {
      const members = teams.get(id);
      if (members === undefined) teams.set(id, [agent]);
      else members.push(agent);
    }
  }
  return teams;
}

/** Ends where two answer for each other. */
function standInsOf(agent: FloorAgent, byId: ReadonlyMap<string, FloorAgent>): readonly string[] {
  const chain: string[] = [];
  let next = agent.leave?.standInId ?? null;
  while (next !== null && next !== agent.id && !chain.includes(next)) {
    chain.push(next);
    next = byId.get(next)?.leave?.standInId ?? null;
  }
  return chain;
}

/** Slots in use: a quiet chat takes none. */
export function taken({ load, quiet }: FloorAgent): number {
  return load - quiet;
}

/** Slots in use as a share of capacity. */
export function share(agent: FloorAgent): number {
  return taken(agent) / Math.max(agent.capacity, 1);
}

/** Would be asked now if there is room: signed in, online and at work. */
export function available(agent: FloorAgent): boolean {
  return agent.present && atWork(agent);
}

/** On duty and willing, even if their connection is being made anew this very moment. */
export function servesToday(agent: FloorAgent): boolean {
  return agent.onDuty && atWork(agent);
}

function atWork({ active, leave, availability, working }: FloorAgent): boolean {
  return active && leave === null && availability === "online" && working;
}
