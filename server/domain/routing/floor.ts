import { indexAgents, type Agents } from "./agents.ts";
import { WaitingList } from "./waiting-list.ts";

/** Whom a team's chats go to, of all who match. */
export type Strategy = "least_busy" | "round_robin" | "longest_idle";

export type Team = {
  readonly id: string;
  readonly name: string;
  readonly strategy: Strategy;
  /** Offered to one after another, or told to everybody with room: the first claim has it. */
  readonly offers: "one_by_one" | "broadcast";
  /** Within its hours now; if not, when it opens (epoch ms; null: unknown). */
  readonly open: boolean;
  readonly opensAt: number | null;
  /** Its chats in hand (offered or live), and how many there may be (null: no limit). */
  readonly load: number;
  readonly capacity: number | null;
};

export type RoutingRules = {
  /** How long a chat is held for a previous agent who is full; 0: not at all. */
  readonly holdMs: number;
  /** At an agent's own contacts' chats, how much longer they count as having waited than others'. */
  readonly affinityLeadMs: number;
  /** Pass over who was rated badly by this contact last time. */
  readonly skipRatedBadly: boolean;
};

export const DEFAULT_RULES: RoutingRules = {
  holdMs: 30_000,
  // Bench: less, and in a rush few contacts get their agent; more, and others wait much longer.
  affinityLeadMs: 300_000,
  skipRatedBadly: true,
};

/** Everything a routing decision looks at: the floor at one moment. */
export type Floor = {
  readonly now: number;
  readonly rules: RoutingRules;
  readonly agents: Agents;
  readonly teams: ReadonlyMap<string, Team>;
  readonly waiting: WaitingList;
};

/** Nobody at all: for decisions that do not depend on who is there. */
export const EMPTY_FLOOR: Floor = {
  now: 0,
  rules: DEFAULT_RULES,
  agents: indexAgents([]),
  teams: new Map(),
  waiting: new WaitingList(),
};
