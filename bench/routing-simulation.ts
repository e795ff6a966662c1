import { indexAgents, type FloorAgent } from "../server/domain/routing/agents.ts";
import { placeOf } from "../server/domain/routing/estimate.ts";
import type { Floor, Strategy } from "../server/domain/routing/floor.ts";
import type { Known, WaitingChat } from "../server/domain/routing/waiting-chat.ts";
import { changes, nextDecision } from "../server/domain/routing/next.ts";
import { route } from "../server/domain/routing/route.ts";
import { WaitingList } from "../server/domain/routing/waiting-list.ts";
import type { RoutingDecision } from "../server/protocol/routing-decision.ts";
import { FLOOR, type Arrival, type Day } from "./routing-arrivals.ts";
import { EventQueue } from "./routing-events.ts";

export type Policy = {
  readonly strategy: Strategy;
  /** Whether it knows who spoke with whom. */
  readonly affinity: boolean;
  readonly holdMs: number;
  readonly affinityLeadMs: number;
};

/** What became of one chat. */
export type Served = {
  readonly waitMs: number;
  /** An agent who knows this contact was at work when it came. */
  readonly knownOnDuty: boolean;
  /** It got one of them. */
  readonly gotKnown: boolean;
  readonly agentId: string;
  /** The wait told when it came, if there was one. */
  readonly told: { readonly fromMs: number; readonly toMs: number } | null;
};

export type Outcome = {
  readonly served: readonly Served[];
  /** Chats nobody took before the end of their day. */
  readonly left: number;
  /** Standard deviation of the chats per agent at work, at each arrival. */
  readonly loadSpread: readonly number[];
};

type Event =
  | { readonly is: "arrival"; readonly arrival: Arrival }
  | { readonly is: "shift"; readonly agentId: string; readonly works: boolean }
  | { readonly is: "answer"; readonly id: string; readonly agentId: string }
  | { readonly is: "missed"; readonly id: string; readonly agentId: string }
  | { readonly is: "ended"; readonly id: string; readonly agentId: string }
  | { readonly is: "hold-over" };

type Open = {
  readonly arrival: Arrival;
  readonly chat: WaitingChat;
  readonly known: ReadonlySet<string>;
  readonly knownOnDuty: boolean;
  readonly told: Served["told"];
  readonly missesLeft: number;
};

const TEAM = "desk";
const RECENT = 100;

/** Plays the arrivals through the router the product has, event by event, in virtual time. */
export class Simulation {
  readonly #events = new EventQueue<Event>();
  readonly #agents = new Map<string, FloorAgent>();
  readonly #waiting = new WaitingList();
  readonly #open = new Map<string, Open>();
  readonly #known = new Map<number, Known[]>();
  readonly #served: Served[] = [];
  readonly #loadSpread: number[] = [];
  readonly #handled: number[] = [];
  #left = 0;
  #now = 0;
  #floor: Floor | null = null;

  constructor(
    day: Day,
    private readonly policy: Policy,
  ) {
    for (const id of day.agentIds) this.#agents.set(id, newcomer(id));
    for (const [contact, agentId] of day.before)
      this.#known.set(contact, [{ agentId, at: -1, ratedBadly: false }]);
    for (const arrival of day.arrivals) this.#events.add(arrival.at, { is: "arrival", arrival });
    for (const { agentId, from, to } of day.shifts) {
      this.#events.add(from, { is: "shift", agentId, works: true });
      this.#events.add(to, { is: "shift", agentId, works: false });
    }
  }

  run(): Outcome {
    for (let next = this.#events.take(); next !== null; next = this.#events.take()) {
      this.#now = next.at;
      this.#floor = null;
      this.#happen(next.event);
      this.#settle();
    }
    return { served: this.#served, left: this.#left, loadSpread: this.#loadSpread };
  }

  #happen(event: Event): void {
    switch (event.is) {
      case "arrival":
        return this.#arrive(event.arrival);
      case "shift":
        return this.#change(event.agentId, ({ load }) => ({
          present: event.works,
          onDuty: event.works,
          load,
          idleSince: this.#now,
        }));
      case "answer":
        return this.#answer(event.id, event.agentId);
      case "missed":
        return this.#missed(event.id, event.agentId);
      case "ended":
        return this.#change(event.agentId, ({ load }) => ({
          load: load - 1,
          idleSince: this.#now,
        }));
      case "hold-over":
        return;
      default:
        return event satisfies never;
    }
  }

  #arrive(arrival: Arrival): void {
    const friends = this.#known.get(arrival.contactId) ?? [];
    const chat: WaitingChat = {
      id: arrival.id,
      key: arrival.at,
      need: { teamId: TEAM, tier: 1, language: null, skills: [] },
      handedTo: null,
      handedOverBy: null,
      ownerId: null,
      known: this.policy.affinity ? friends : [],
      passed: {},
      heldUntil: null,
      held: false,
      holds: [],
      told: null,
    };
    const onDuty = [...this.#agents.values()].filter((agent) => agent.onDuty);
    this.#loadSpread.push(deviation(onDuty.map(({ load }) => load)));
    this.#waiting.put(chat);
    const knownIds = new Set(friends.map(({ agentId }) => agentId));
    const decision = route(this.#snapshot(), chat);
    const told =
      decision.outcome === "wait" ? placeOf(this.#snapshot(), chat, this.#handled) : null;
    this.#open.set(arrival.id, {
      arrival,
      chat,
      known: knownIds,
      knownOnDuty: onDuty.some(({ id }) => knownIds.has(id)),
      told: told?.wait ?? null,
      missesLeft: arrival.misses,
    });
  }

  /** Whatever can be done now is done, one decision after another. */
  #settle(): void {
    for (let next = nextDecision(this.#snapshot()); next !== null;) {
      this.#carryOut(next.chat, next.decision);
      next = nextDecision(this.#snapshot());
    }
  }

  #carryOut(chat: WaitingChat, decision: RoutingDecision): void {
    if (!changes(chat, decision)) return;
    const chosen = decision.candidates.find((candidate) => candidate.chosen);
    if (decision.outcome === "offer" && chosen !== undefined)
      return this.#offer(chat, chosen.agentId);
    if (decision.outcome === "file") {
      this.#left += 1;
      this.#open.delete(chat.id);
      return this.#waiting.remove(chat.id);
    }
    const until = chosen?.reason.code === "held" ? chosen.reason.until : null;
    const ended = chat.holds.map((hold) => ({ ...hold, to: hold.to ?? this.#now }));
    const begun =
      until === null || chosen === undefined
        ? []
        : [{ agentId: chosen.agentId, from: this.#now, to: null }];
    this.#put({ ...chat, held: true, heldUntil: until, holds: [...ended, ...begun] });
    if (until !== null) this.#events.add(until, { is: "hold-over" });
  }

  #offer(chat: WaitingChat, agentId: string): void {
    const open = this.#open.get(chat.id);
    if (open === undefined) return;
    this.#waiting.remove(chat.id);
    this.#change(agentId, ({ load }) => ({ load: load + 1, givenAt: this.#now }));
    const { id } = chat;
    if (open.missesLeft > 0) {
      this.#open.set(id, { ...open, missesLeft: open.missesLeft - 1 });
      const after = FLOOR.offerSeconds * 1_000;
      this.#events.add(this.#now + after, { is: "missed", id, agentId });
    } else this.#events.add(this.#now + open.arrival.acceptMs, { is: "answer", id, agentId });
  }

  #missed(id: string, agentId: string): void {
    this.#change(agentId, ({ load }) => ({ load: load - 1 }));
    const open = this.#open.get(id);
    if (open === undefined) return;
    this.#put({ ...open.chat, passed: { ...open.chat.passed, [agentId]: "missed" } });
  }

  #answer(id: string, agentId: string): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    const { arrival, known, knownOnDuty, told } = open;
    this.#open.delete(id);
    this.#served.push({
      waitMs: this.#now - arrival.at,
      knownOnDuty,
      gotKnown: known.has(agentId),
      agentId,
      told,
    });
    const others = (this.#known.get(arrival.contactId) ?? []).filter(
      (friend) => friend.agentId !== agentId,
    );
    this.#known.set(arrival.contactId, [{ agentId, at: this.#now, ratedBadly: false }, ...others]);
    this.#handled.push(arrival.handleMs + arrival.acceptMs);
    if (this.#handled.length > RECENT) this.#handled.shift();
    this.#events.add(this.#now + arrival.handleMs, { is: "ended", id, agentId });
  }

  #put(chat: WaitingChat): void {
    const open = this.#open.get(chat.id);
    if (open !== undefined) this.#open.set(chat.id, { ...open, chat });
    this.#waiting.put(chat);
    this.#floor = null;
  }

  #change(agentId: string, patch: (agent: FloorAgent) => Partial<FloorAgent>): void {
    const agent = this.#agents.get(agentId);
    if (agent !== undefined) this.#agents.set(agentId, { ...agent, ...patch(agent) });
    this.#floor = null;
  }

  #snapshot(): Floor {
    const { strategy, holdMs, affinityLeadMs } = this.policy;
    this.#floor ??= {
      now: this.#now,
      rules: { holdMs, affinityLeadMs, skipRatedBadly: true },
      agents: indexAgents([...this.#agents.values()]),
      teams: new Map([
        [
          TEAM,
          {
            id: TEAM,
            name: TEAM,
            strategy,
            offers: "one_by_one",
            open: true,
            opensAt: null,
            load: 0,
            capacity: null,
          },
        ],
      ]),
      waiting: this.#waiting,
    };
    return this.#floor;
  }
}

function newcomer(id: string): FloorAgent {
  return {
    id,
    name: id,
    availability: "online",
    present: false,
    onDuty: false,
    load: 0,
    capacity: FLOOR.capacity,
    idleSince: 0,
    active: true,
    leave: null,
    working: true,
    teams: new Map([[TEAM, { load: 0, capacity: null }]]),
    skills: new Map(),
    languages: new Map(),
    tier: 1,
    quiet: 0,
    givenAt: 0,
    breathesUntil: 0,
  };
}

function deviation(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
