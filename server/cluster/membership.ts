import type { Connected, News, Nodes } from "../application/ports.ts";
import type { Elsewhere } from "../transport/presence.ts";

/** How often a node says that it lives and looks at the others, in milliseconds. */
const BEAT_MS = 1_000;
/** A hint that something changed is followed after this many; more of them meanwhile are one. */
const SOON_MS = 30;
const ABANDONED_AT_ONCE = 200;
/** What other nodes have to be told of at once; the rest they see in a moment. */
const URGENT: ReadonlySet<string> = new Set(["agent", "article", "workspace", "settings"]);

/** Who hears of the other nodes. */
export type Neighbour = {
  readonly agentsMoved: (moves: {
    readonly came: readonly string[];
    readonly went: readonly string[];
  }) => void;
  /** Visitors whose node is gone. They are named again, maybe at another node, unless this resolves. */
  readonly abandoned: (visitors: readonly string[]) => Promise<void>;
  readonly changed: (records: readonly { readonly kind: string; readonly id: string }[]) => void;
  /** This node was taken for gone, and so was everybody connected to it. */
  readonly rejoined: () => void;
};

export type MembershipOptions = {
  readonly nodes: Nodes;
  readonly failed: (error: unknown) => void;
  readonly beatMs?: number;
};

/** This node's place among the others: tells them who is here, and hears from them by looking. */
export class Membership implements Elsewhere {
  readonly #options: MembershipOptions;
  /** Everybody connected here. */
  readonly #here = new Map<string, Connected>();
  /** Whose coming or going the others have not been told of. */
  readonly #untold = new Map<string, Connected>();
  #agents: ReadonlySet<string> = new Set();
  #alone = true;
  #neighbour: Neighbour | null = null;
  #timer: NodeJS.Timeout | null = null;
  #beating: Promise<void> = Promise.resolve();
  #isSoon = false;
  #hasJoined = false;
  #stopped = false;
  #nudge: () => void = () => {};

  constructor(options: MembershipOptions) {
    this.#options = options;
  }

  /** There was no other node at the last look. */
  isAlone(): boolean {
    return this.#alone;
  }

  hasAgent(agentId: string): boolean {
    return this.#agents.has(agentId);
  }

  agentIds(): readonly string[] {
    return [...this.#agents];
  }

  has(who: Connected): Promise<boolean> {
    return this.#options.nodes.isElsewhere(who);
  }

  moved(who: Connected, here: boolean): void {
    const key = `${who.kind} ${who.id}`;
    if (here) this.#here.set(key, who);
    else this.#here.delete(key);
    this.#untold.set(key, who);
    this.lookSoon();
  }

  /** How the other nodes are told that they should look now. */
  nudgeBy(nudge: () => void): void {
    this.#nudge = nudge;
  }

  /** News of this node's own. */
  readonly heard = (news: readonly News[]): void => {
    if (news.some((one) => one.is === "changed" && URGENT.has(one.kind))) this.#nudge();
  };

  /** Resolves after the first look; from then on it looks regularly. */
  async start(neighbour: Neighbour): Promise<void> {
    this.#neighbour = neighbour;
    await this.#look();
  }

  /** Somebody said that there is news. */
  lookSoon(): void {
    if (this.#isSoon || this.#stopped || this.#neighbour === null) return;
    this.#isSoon = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), SOON_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#beating;
  }

  #look(): Promise<void> {
    this.#beating = this.#beating
      .then(() => {
        this.#isSoon = false;
        return this.#beat();
      })
      .catch(this.#options.failed)
      .then(() => {
        if (this.#stopped || this.#isSoon) return;
        this.#timer = setTimeout(() => void this.#look(), this.#options.beatMs ?? BEAT_MS);
      });
    return this.#beating;
  }

  async #beat(): Promise<void> {
    const { nodes } = this.#options;
    const wasKnown = await nodes.renew();
    if (!wasKnown) for (const [key, who] of this.#here) this.#untold.set(key, who);
    await this.#report();
    if (!wasKnown && this.#hasJoined) this.#neighbour?.rejoined();
    this.#hasJoined = true;
    const [others, abandoned, changes] = await Promise.all([
      nodes.elsewhere(),
      nodes.abandoned(ABANDONED_AT_ONCE),
      nodes.changes(),
    ]);
    this.#alone = others.alone;
    this.#hear(new Set(others.agentIds));
    if (changes.length > 0) this.#neighbour?.changed(changes);
    if (abandoned.length === 0) return;
    await this.#neighbour?.abandoned(abandoned);
    await nodes.forget(abandoned);
  }

  async #report(): Promise<void> {
    if (this.#untold.size === 0) return;
    const told = [...this.#untold];
    await this.#options.nodes.report({
      came: told.filter(([key]) => this.#here.has(key)).map(([, who]) => who),
      went: told.filter(([key]) => !this.#here.has(key)).map(([, who]) => who),
    });
    // Who moved again meanwhile is told of again.
    for (const [key, who] of told) if (this.#untold.get(key) === who) this.#untold.delete(key);
    if (told.some(([, { kind }]) => kind === "agent")) this.#nudge();
  }

  #hear(agents: ReadonlySet<string>): void {
    const came = [...agents].filter((id) => !this.#agents.has(id));
    const went = [...this.#agents].filter((id) => !agents.has(id));
    this.#agents = agents;
    if (came.length + went.length > 0) this.#neighbour?.agentsMoved({ came, went });
  }
}
