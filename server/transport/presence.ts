import type { Connected, Presence } from "../application/ports.ts";

type Arrivals = {
  /** An agent's first connection came, or they were given up after the grace. */
  readonly agentMoved: (agentId: string, here: boolean) => void;
  /** A visitor's first connection came, or the last one went. */
  readonly visitorMoved: (contactId: string, here: boolean) => void;
};

export type PresenceOptions = {
  /** Milliseconds an agent may be gone, e.g. reloading the page. */
  readonly graceMs: number;
  readonly elsewhere?: Elsewhere | undefined;
};

/** Who is connected to other nodes of a cluster. */
export interface Elsewhere {
  /** As last heard. */
  hasAgent(agentId: string): boolean;
  agentIds(): readonly string[];
  /** As it is now. */
  has(who: Connected): boolean | Promise<boolean>;
  /** Somebody's first connection here came, or the last one went. */
  moved(who: Connected, here: boolean): void;
}

/** A process alone. */
const NOWHERE_ELSE: Elsewhere = {
  hasAgent: () => false,
  agentIds: () => [],
  has: () => false,
  moved: () => {},
};

/**
 * Counts the connections of this process, and knows from others who is connected to them. Kept in
 * memory: after a restart everybody connects anew.
 */
export class ConnectionPresence implements Presence {
  readonly #agents = new Map<string, number>();
  readonly #visitors = new Map<string, number>();
  readonly #watchers = new Map<string, number>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  readonly #options: PresenceOptions;
  readonly #elsewhere: Elsewhere;
  #stopped = false;
  #arrivals: Arrivals = { agentMoved: () => {}, visitorMoved: () => {} };

  constructor(options: PresenceOptions) {
    this.#options = options;
    this.#elsewhere = options.elsewhere ?? NOWHERE_ELSE;
  }

  /** Who hears of comings and goings. */
  tell(arrivals: Arrivals): void {
    this.#arrivals = arrivals;
  }

  agentPresent(agentId: string): boolean {
    return this.#agents.has(agentId) || this.#elsewhere.hasAgent(agentId);
  }

  agentOnDuty(agentId: string): boolean {
    return this.agentPresent(agentId) || this.#leaving.has(agentId);
  }

  visitorOnline(contactId: string): boolean | Promise<boolean> {
    return this.#visitors.has(contactId) || this.#elsewhere.has({ kind: "visitor", id: contactId });
  }

  agentWatchesHere(agentId: string): boolean {
    return this.#watchers.has(agentId);
  }

  agentWatches(agentId: string): boolean | Promise<boolean> {
    return this.#watchers.has(agentId) || this.#elsewhere.has({ kind: "watcher", id: agentId });
  }

  /** A console of theirs can be seen, or no longer. */
  agentLooks(agentId: string, looks: boolean): void {
    const turned = looks ? plus(this.#watchers, agentId) : minus(this.#watchers, agentId);
    if (turned && !this.#stopped) this.#elsewhere.moved({ kind: "watcher", id: agentId }, looks);
  }

  agentIds(): readonly string[] {
    return [...new Set([...this.#agents.keys(), ...this.#elsewhere.agentIds()])];
  }

  agentArrived(agentId: string): void {
    clearTimeout(this.#leaving.get(agentId));
    this.#leaving.delete(agentId);
    if (!plus(this.#agents, agentId)) return;
    this.#elsewhere.moved({ kind: "agent", id: agentId }, true);
    this.#arrivals.agentMoved(agentId, true);
  }

  agentLeft(agentId: string, { forGood }: { readonly forGood: boolean }): void {
    if (!minus(this.#agents, agentId) || this.#stopped) return;
    this.#elsewhere.moved({ kind: "agent", id: agentId }, false);
    if (forGood) this.#giveUp(agentId);
    else this.#expect(agentId);
  }

  /** After a start: these are taken to have just left, their consoles are still reconnecting. */
  expectAgents(agentIds: readonly string[]): void {
    for (const id of agentIds) this.#expect(id);
  }

  visitorArrived(contactId: string): void {
    if (!plus(this.#visitors, contactId)) return;
    this.#elsewhere.moved({ kind: "visitor", id: contactId }, true);
    this.#arrivals.visitorMoved(contactId, true);
  }

  visitorLeft(contactId: string): void {
    if (!minus(this.#visitors, contactId) || this.#stopped) return;
    this.#elsewhere.moved({ kind: "visitor", id: contactId }, false);
    this.visitorGone(contactId);
  }

  /** Not connected here any more, or to a node that is gone: tells so unless they are somewhere. */
  visitorGone(contactId: string): void {
    const who: Connected = { kind: "visitor", id: contactId };
    if (!this.#isHere(who))
      this.#unlessSomewhere(who, () => this.#arrivals.visitorMoved(contactId, false));
  }

  /** Came to another node: whoever was expected is there. */
  agentCameElsewhere(agentId: string): void {
    clearTimeout(this.#leaving.get(agentId));
    this.#leaving.delete(agentId);
  }

  /** Went from another node, or that node is gone. */
  agentWentElsewhere(agentId: string): void {
    if (!this.#stopped && !this.#agents.has(agentId)) this.#expect(agentId);
  }

  /** Everybody connected here may have been taken for gone: tells of each that they are here. */
  tellAnew(): void {
    for (const id of this.#agents.keys()) this.#arrivals.agentMoved(id, true);
    for (const id of this.#visitors.keys()) this.#arrivals.visitorMoved(id, true);
  }

  /** Whoever leaves from now on leaves because we do. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    this.#leaving.clear();
  }

  #expect(agentId: string): void {
    clearTimeout(this.#leaving.get(agentId));
    const timer = setTimeout(() => this.#giveUp(agentId), this.#options.graceMs);
    this.#leaving.set(agentId, timer);
  }

  #giveUp(agentId: string): void {
    this.#leaving.delete(agentId);
    this.#unlessSomewhere({ kind: "agent", id: agentId }, () =>
      this.#arrivals.agentMoved(agentId, false),
    );
  }

  /** What other nodes say is asked at the last moment: the picture kept of them may be a second old. */
  #unlessSomewhere(who: Connected, tell: () => void): void {
    const isElsewhere = this.#elsewhere.has(who);
    if (typeof isElsewhere === "boolean") {
      if (!isElsewhere) tell();
      return;
    }
    const isGone = () => !this.#stopped && !this.#isHere(who);
    isElsewhere.then(
      (is) => void (!is && isGone() && tell()),
      // Nobody can say: agents are asked for again, and a visitor's silence has deadlines of its own.
      () => void (who.kind === "agent" && isGone() && this.#expect(who.id)),
    );
  }

  #isHere({ kind, id }: Connected): boolean {
    const held = { agent: this.#agents, visitor: this.#visitors, watcher: this.#watchers };
    return held[kind].has(id);
  }
}

/** True if it was the first. */
function plus(counts: Map<string, number>, id: string): boolean {
  const count = (counts.get(id) ?? 0) + 1;
  counts.set(id, count);
  return count === 1;
}

/** True if it was the last. */
function minus(counts: Map<string, number>, id: string): boolean {
  const count = (counts.get(id) ?? 0) - 1;
  if (count > 0) counts.set(id, count);
  else counts.delete(id);
  return count === 0;
}
