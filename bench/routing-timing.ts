import { team } from "../test/support/floor.ts";
import { randomFrom, type Random } from "../test/support/random.ts";
import { indexAgents, type FloorAgent } from "../server/domain/routing/agents.ts";
import { DEFAULT_RULES, type Floor, type Team } from "../server/domain/routing/floor.ts";
import type { WaitingChat } from "../server/domain/routing/waiting-chat.ts";
import { nextDecision, type Next } from "../server/domain/routing/next.ts";
import { route } from "../server/domain/routing/route.ts";
import { WaitingList } from "../server/domain/routing/waiting-list.ts";
import { spread, type Spread } from "./statistics.ts";

export const LARGE = { agents: 1_000, waiting: 10_000, teams: 20, capacity: 4 } as const;

const NOW = 1_000_000_000;

export type Timing = {
  /** Which waiting chat is next, and who gets it and why; milliseconds. */
  readonly nextMs: Spread;
  /** The same in processor time of the whole process, which others on the machine do not lengthen. */
  readonly nextCpuMs: Spread;
  /** Who gets one given chat and why. */
  readonly routeMs: Spread;
  /** Bringing the floor up to date after a change: the index of agents. */
  readonly indexMs: Spread;
};

/**
 * A slot comes free, a chat comes in, and the queue is asked until nothing is left to do, each decision
 * carried out; again and again, on a floor that has come to rest before the clock counts.
 */
export function timeDecisions(seed: number, decisions: number): Timing {
  const random = randomFrom(seed);
  const teams = teamsOf();
  const agents = Array.from({ length: LARGE.agents }, (_, i) => anAgent(i, random));
  const waiting = new WaitingList(
    Array.from({ length: LARGE.waiting }, (_, i) => aChat(i, random, NOW)),
  );
  const times = {
    next: [] as number[],
    cpu: [] as number[],
    route: [] as number[],
    index: [] as number[],
  };
  const timed = <T>(list: number[], act: () => T): T => {
    const before = performance.now();
    const result = act();
    list.push(performance.now() - before);
    return result;
  };
  const settle = (now: number) => {
    for (;;) {
      const index = timed(times.index, () => indexAgents(agents));
      const floor: Floor = { now, rules: DEFAULT_RULES, agents: index, teams, waiting };
      const cpu = process.cpuUsage();
      const next = timed(times.next, () => nextDecision(floor));
      const { user, system } = process.cpuUsage(cpu);
      times.cpu.push((user + system) / 1_000);
      if (next === null) return;
      timed(times.route, () => route(floor, next.chat));
      carryOut(next, { now, agents, waiting });
    }
  };
  settle(NOW);
  for (const list of Object.values(times)) list.length = 0;
  for (let nth = 1; times.next.length < decisions + WARM_UP; nth += 1) {
    const now = NOW + nth * STEP_MS;
    freeOne(agents, random, now);
    waiting.put(aChat(LARGE.waiting + nth, random, now));
    settle(now);
  }
  const told = (list: readonly number[]) => spread(list.slice(WARM_UP));
  return {
    nextMs: told(times.next),
    nextCpuMs: told(times.cpu),
    routeMs: told(times.route),
    indexMs: told(times.index),
  };
}

type Changing = {
  readonly now: number;
  readonly agents: FloorAgent[];
  readonly waiting: WaitingList;
};

/** As the product does: the chat leaves the queue, or stays in it with what became of it. */
function carryOut({ chat, decision }: Next, { now, agents, waiting }: Changing): void {
  const { outcome, agentId } = decision;
  if (outcome === "hold") {
    const holds = [...chat.holds, { agentId: agentId ?? "", from: now, to: null }];
    const heldUntil = chat.heldUntil ?? now + DEFAULT_RULES.holdMs;
    waiting.put({ ...chat, held: true, heldUntil, holds });
  } else if (outcome === "wait") waiting.put({ ...chat, heldUntil: null });
  else waiting.remove(chat.id);
  const at = agents.findIndex(({ id }) => id === agentId);
  const agent = agents[at];
  if (agent !== undefined && outcome === "offer")
    agents[at] = { ...agent, load: agent.load + 1, givenAt: now };
}

/** How often a slot comes free where so many agents have so many chats of ten minutes. */
const STEP_MS = Math.round((10 * 60_000) / (LARGE.agents * LARGE.capacity));

/** Decisions before the clock counts, so that the code is compiled. */
const WARM_UP = 300;

const LANGUAGES = ["en", "fi", "lv", "sv", "th"] as const;
const SKILLS = ["refunds", "orders", "technical"] as const;

function teamsOf(): ReadonlyMap<string, Team> {
  const ids = Array.from({ length: LARGE.teams }, (_, i) => `team-${i}`);
  return new Map(ids.map((id) => [id, team(id)]));
}

/** Full but for a few: else nobody would wait. */
function anAgent(i: number, random: Random): FloorAgent {
  const teams = [i % LARGE.teams, random.between(0, LARGE.teams - 1)];
  return {
    id: `agent-${i}`,
    name: `Agent ${i}`,
    availability: random.chance(0.9) ? "online" : "away",
    present: true,
    onDuty: true,
    load: LARGE.capacity,
    capacity: LARGE.capacity,
    idleSince: random.between(0, NOW),
    active: true,
    leave: null,
    working: true,
    teams: new Map(teams.map((team) => [`team-${team}`, { load: 0, capacity: null }])),
    skills: new Map(SKILLS.map((skill) => [skill, random.between(0, 3)])),
    languages: new Map(LANGUAGES.map((tag) => [tag, random.between(0, 3)])),
    tier: random.chance(0.2) ? 2 : 1,
    quiet: 0,
    givenAt: 0,
    breathesUntil: 0,
  };
}

function aChat(i: number, random: Random, now: number): WaitingChat {
  const returning = random.chance(0.4) ? random.between(1, 3) : 0;
  const friends = new Set(
    Array.from({ length: returning }, () => `agent-${random.between(0, LARGE.agents - 1)}`),
  );
  return {
    id: `chat-${i}`,
    key: now - random.between(0, 3) * 1_000 - Math.max(0, LARGE.waiting - i),
    need: {
      teamId: `team-${random.between(0, LARGE.teams - 1)}`,
      tier: random.chance(0.1) ? 2 : 1,
      language: random.chance(0.5) ? { tag: random.pick(LANGUAGES), level: 2 } : null,
      skills: random.chance(0.3) ? [{ skill: random.pick(SKILLS), level: 1 }] : [],
    },
    handedTo: null,
    handedOverBy: null,
    ownerId: null,
    known: [...friends].map((agentId, n) => ({ agentId, at: NOW - n, ratedBadly: false })),
    passed: {},
    heldUntil: null,
    held: false,
    holds: [],
    told: null,
  };
}

/** Somebody at work ends a chat. */
function freeOne(agents: FloorAgent[], random: Random, now: number): void {
  for (;;) {
    const at = random.between(0, agents.length - 1);
    const agent = agents[at];
    if (agent === undefined || agent.load === 0) continue;
    agents[at] = { ...agent, load: agent.load - 1, idleSince: now };
    return;
  }
}
