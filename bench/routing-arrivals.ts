import { randomFrom, type Random } from "../test/support/random.ts";
import type { RoutingOptions } from "./routing-options.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the simulated floor is like. Stated in the report, so that nobody has to guess. */
export const FLOOR = {
  /** Half of the agents work from the start, half until the end of a day of 10 hours. */
  shiftHours: 8,
  dayHours: 10,
  capacity: 4,
  /** Log-normal: half of all chats are shorter than 10 minutes, one in six longer than 18. */
  handleMedianMinutes: 10,
  handleSigma: 0.6,
  /** Chats per hour of the day, beside each other: one rush, and few while half the agents are there. */
  curve: [0.4, 0.45, 2.2, 1, 0.9, 0.85, 0.95, 0.9, 0.45, 0.35],
  acceptSecondsMean: 6,
  /** Offers that nobody answers. */
  missed: 0.02,
  offerSeconds: 30,
  /** Contacts who come with an agent from before the simulation. */
  knownBefore: 2_000,
} as const;

export type Arrival = {
  readonly id: string;
  readonly at: number;
  readonly contactId: number;
  /** How long it takes whoever serves it, in milliseconds. */
  readonly handleMs: number;
  readonly acceptMs: number;
  /** How many offers are missed before one is accepted. */
  readonly misses: number;
};

export type Shift = { readonly agentId: string; readonly from: number; readonly to: number };

export type Day = {
  readonly arrivals: readonly Arrival[];
  readonly shifts: readonly Shift[];
  /** The agent of each contact from before, by contact. */
  readonly before: ReadonlyMap<number, string>;
  readonly agentIds: readonly string[];
};

/** The same for every way of routing: who comes when, how long it takes, who is at work. */
export function arrivalsFor({ seed, agents, chats, returning, busy }: RoutingOptions): Day {
  const random = randomFrom(seed);
  const agentIds = Array.from({ length: agents }, (_, i) => `agent-${String(i).padStart(4, "0")}`);
  const slotMs = agents * FLOOR.capacity * FLOOR.shiftHours * HOUR;
  const days = (chats * meanHandleMs()) / (slotMs * (busy / 100));
  const times = Array.from({ length: chats }, () => momentOf(random, days)).sort((a, b) => a - b);
  const before = new Map(
    Array.from({ length: FLOOR.knownBefore }, (_, i) => [i, random.pick(agentIds)]),
  );
  const contacts = new Contacts(random, returning / 100);
  return {
    agentIds,
    before,
    shifts: shiftsFor(agentIds, Math.ceil(days)),
    arrivals: times.map((at, i) => ({
      id: `chat-${String(i).padStart(6, "0")}`,
      at,
      contactId: contacts.at(at),
      handleMs: FLOOR.handleMedianMinutes * MINUTE * Math.exp(FLOOR.handleSigma * normal(random)),
      acceptMs: -Math.log(1 - fraction(random)) * FLOOR.acceptSecondsMean * 1_000,
      misses: random.chance(FLOOR.missed) ? 1 : 0,
    })),
  };
}

const DAY_MS = 24 * HOUR;

/** A contact comes again no sooner than this. */
const AGAIN_MS = HOUR;

/** Who comes: somebody new, or one of those who were here before. */
class Contacts {
  readonly #lastAt = new Map<number, number>();
  #count: number = FLOOR.knownBefore;

  constructor(
    private readonly random: Random,
    private readonly returning: number,
  ) {}

  at(now: number): number {
    const id = this.random.chance(this.returning) ? this.#old(now) : this.#fresh();
    this.#lastAt.set(id, now);
    return id;
  }

  #fresh(): number {
    this.#count += 1;
    return this.#count - 1;
  }

  #old(now: number): number {
    for (;;) {
      const id = this.random.between(0, this.#count - 1);
      if (now - (this.#lastAt.get(id) ?? -Infinity) >= AGAIN_MS) return id;
    }
  }
}

function shiftsFor(agentIds: readonly string[], days: number): readonly Shift[] {
  return Array.from({ length: days }, (_, day) =>
    agentIds.map((agentId, i) => {
      const late = i % 2 === 1 ? (FLOOR.dayHours - FLOOR.shiftHours) * HOUR : 0;
      const from = day * DAY_MS + late;
      return { agentId, from, to: from + FLOOR.shiftHours * HOUR };
    }),
  ).flat();
}

/** A moment of some day, by the curve; the last day is cut where its share ends. */
function momentOf(random: Random, days: number): number {
  const whole = Math.floor(days);
  for (;;) {
    const day = Math.floor(fraction(random) * Math.ceil(days));
    const hour = fraction(random) * FLOOR.dayHours;
    if (day === whole && hour > (days - whole) * FLOOR.dayHours) continue;
    const height = FLOOR.curve[Math.floor(hour)] ?? 0;
    if (fraction(random) * Math.max(...FLOOR.curve) <= height) return day * DAY_MS + hour * HOUR;
  }
}

function meanHandleMs(): number {
  return FLOOR.handleMedianMinutes * MINUTE * Math.exp(FLOOR.handleSigma ** 2 / 2);
}

function fraction(random: Random): number {
  return random.between(0, 2 ** 30 - 1) / 2 ** 30;
}

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - fraction(random))) * Math.cos(2 * Math.PI * fraction(random));
}
