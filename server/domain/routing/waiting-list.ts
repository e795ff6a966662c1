import type { Need, WaitingChat } from "./waiting-chat.ts";

type Line = readonly WaitingChat[];

/** Chats that ask for the same. */
export type Lane = {
  readonly line: Line;
  /** Who was seen last to be somebody such chats are for, to be looked at first; null: nobody yet. */
  witness: string | null;
};

const EMPTY: Line = [];

/**
 * The chats that wait, kept in order as they come and go, so that a decision reads only the front of
 * each line. The one thing here that changes: whoever keeps it changes it between decisions, never
 * during one.
 */
export class WaitingList {
  readonly #byId = new Map<string, WaitingChat>();
  readonly #lanes = new Map<string, Lane & { readonly line: WaitingChat[] }>();
  readonly #teams = new Map<string, WaitingChat[]>();
  readonly #claims = new Map<string, WaitingChat[]>();
  readonly #held = new Map<string, WaitingChat>();
  /** Chats not held yet in their wait, by whom they might be held for and the group below. */
  readonly #notHeld = new Map<string, Map<string, WaitingChat[]>>();

  constructor(chats: Iterable<WaitingChat> = []) {
    for (const chat of chats) this.put(chat);
  }

  /** Adds a chat, or takes its new state for the old. */
  put(chat: WaitingChat): void {
    this.remove(chat.id);
    this.#byId.set(chat.id, chat);
    this.#join(laneOf(chat.need), chat);
    insert(this.#teams, chat.need.teamId, chat);
    for (const agentId of wishedFor(chat)) {
      insert(this.#claims, agentId, chat);
      if (!chat.held) insert(this.#groupsOf(agentId), groupOf(chat, agentId), chat);
    }
    if (chat.heldUntil !== null) this.#held.set(chat.id, chat);
  }

  remove(id: string): void {
    const chat = this.#byId.get(id);
    if (chat === undefined) return;
    this.#byId.delete(id);
    this.#held.delete(id);
    this.#leave(laneOf(chat.need), chat);
    take(this.#teams, chat.need.teamId, chat);
    for (const agentId of wishedFor(chat)) {
      take(this.#claims, agentId, chat);
      const groups = this.#notHeld.get(agentId);
      if (groups === undefined) continue;
      take(groups, groupOf(chat, agentId), chat);
      if (groups.size === 0) this.#notHeld.delete(agentId);
    }
  }

  #groupsOf(agentId: string): Map<string, WaitingChat[]> {
    const groups = this.#notHeld.get(agentId) ?? new Map<string, WaitingChat[]>();
    this.#notHeld.set(agentId, groups);
    return groups;
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): WaitingChat | undefined {
    return this.#byId.get(id);
  }

  /** All of them, in no order. */
  chats(): Iterable<WaitingChat> {
    return this.#byId.values();
  }

  /** Chats that ask for the same, each line in the order of its keys. */
  lanes(): Iterable<Lane> {
    return this.#lanes.values();
  }

  #join(name: string, chat: WaitingChat): void {
    const lane = this.#lanes.get(name);
    if (lane === undefined) this.#lanes.set(name, { line: [chat], witness: null });
    else putIn(lane.line, chat);
  }

  #leave(name: string, chat: WaitingChat): void {
    const lane = this.#lanes.get(name);
    if (lane === undefined) return;
    takeFrom(lane.line, chat);
    if (lane.line.length === 0) this.#lanes.delete(name);
  }

  /** Chats held for somebody. */
  held(): Iterable<WaitingChat> {
    return this.#held.values();
  }

  /** Chats whose contact knows this agent, or was given to them, in the order of their keys. */
  claimsOn(agentId: string): Line {
    return this.#claims.get(agentId) ?? EMPTY;
  }

  /** Whom chats not held yet in their wait might be held for. */
  mayBeWaitedFor(): Iterable<string> {
    return this.#notHeld.keys();
  }

  /** Of those for this agent, the ones that were handed to them or are of one of these teams. */
  notHeldFor(agentId: string, teamIds: Iterable<string>): Line {
    const groups = this.#notHeld.get(agentId);
    if (groups === undefined) return EMPTY;
    let found = groups.get(HANDED) ?? EMPTY;
    for (const teamId of teamIds) {
      const more = groups.get(teamId);
      if (more !== undefined) found = found.length === 0 ? more : [...found, ...more];
    }
    return found;
  }

  /** How many of its team go before this chat, whether it is in the list or not. */
  ahead(chat: WaitingChat): number {
    return placeIn(this.#teams.get(chat.need.teamId) ?? EMPTY, chat);
  }
}

/** Which of two goes first; ids settle a tie, so that there is always one order. */
export function goesBefore(a: WaitingChat, b: WaitingChat): boolean {
  return a.key === b.key ? a.id < b.id : a.key < b.key;
}

/** The same for chats that ask for the same. */
function laneOf({ teamId, tier, language, skills }: Need): string {
  const asked = skills
    .map(({ skill, level }) => [skill, level] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([teamId, tier, language?.tag, language?.level, asked]);
}

/** Whoever a chat was handed to may take it whatever its team. No team has this id. */
const HANDED = "";

function groupOf({ handedTo, need }: WaitingChat, agentId: string): string {
  return handedTo === agentId ? HANDED : need.teamId;
}

/** Whom it would go to before others: they themselves, or whoever answers for them on leave. */
function wishedFor({ handedTo, ownerId, known }: WaitingChat): ReadonlySet<string> {
  const ids = [handedTo, ownerId, ...known.map(({ agentId }) => agentId)];
  return new Set(ids.filter((id) => id !== null));
}

/** How many of the line go before this chat. */
function placeIn(line: Line, chat: WaitingChat): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = line[middle];
    if (other !== undefined && goesBefore(other, chat)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(lines: Map<string, WaitingChat[]>, name: string, chat: WaitingChat): void {
  const line = lines.get(name);
  if (line === undefined) lines.set(name, [chat]);
  else putIn(line, chat);
}

function putIn(line: WaitingChat[], chat: WaitingChat): void {
  line.splice(placeIn(line, chat), 0, chat);
}

function take(lines: Map<string, WaitingChat[]>, name: string, chat: WaitingChat): void {
  const line = lines.get(name);
  if (line === undefined) return;
  takeFrom(line, chat);
  if (line.length === 0) lines.delete(name);
}

function takeFrom(line: WaitingChat[], chat: WaitingChat): void {
  const at = placeIn(line, chat);
  if (line[at]?.id === chat.id) line.splice(at, 1);
}
