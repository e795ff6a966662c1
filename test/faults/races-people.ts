import { setTimeout as delay } from "node:timers/promises";
import type { Agent, InboxRow } from "../../server/protocol/registers.ts";
import { randomIds } from "../../server/random-ids.ts";
import { AgentClient, type VisitorClient } from "../support/clients.ts";
import type { Random } from "../support/random.ts";

/** What was done, by what it was. */
export type Tally = Record<string, number>;

export type Race = {
  readonly dice: Random;
  readonly tally: Tally;
  readonly urls: readonly string[];
  /** Names of everybody, to hand chats to. */
  readonly agentIds: readonly string[];
  /** Agents who were told to have more than they may, as it was told. */
  readonly over: string[];
  /** Every chat that was begun. */
  readonly chats: Set<string>;
  isOver(): boolean;
};

export function count(tally: Tally, what: string): void {
  tally[what] = (tally[what] ?? 0) + 1;
}

/** Longer than anybody is waited for. */
const GONE_MS = 700;
const THINK_MS = 15;

/** An agent who does whatever can be done, as fast as they can, and comes and goes. */
export class RacingAgent {
  client: AgentClient;
  readonly #rows = new Map<string, InboxRow>();
  #away = false;

  constructor(
    client: AgentClient,
    private readonly race: Race,
  ) {
    this.client = client;
  }

  async open(): Promise<void> {
    const { socket } = this.client;
    socket.on("row:changed", (row: InboxRow) => this.#take(row));
    socket.on("rows:changed", (rows: readonly InboxRow[]) =>
      rows.forEach((row) => this.#take(row)),
    );
    socket.on("agent:changed", (agent: Agent) => this.#hear(agent));
    const { rows, agents } = await this.client.get("session:open", {});
    rows.forEach((row) => this.#take(row));
    agents.forEach((agent) => this.#hear(agent));
  }

  /** Rows that are in progress, as far as is known here. */
  inProgress(): readonly InboxRow[] {
    return [...this.#rows.values()].filter(
      ({ status }) => status === "queued" || status === "offered" || status === "live",
    );
  }

  async run(): Promise<void> {
    while (!this.race.isOver()) {
      if (this.race.dice.chance(0.01)) await this.#logOut();
      else await this.#act();
      await delay(this.race.dice.between(0, THINK_MS));
    }
  }

  /** Takes and ends what there is, until nothing is left. */
  async workOff(): Promise<void> {
    if (this.#away) await this.#ask("availability:set", { availability: "online" });
    for (const { id, status, agentId, passed } of this.inProgress()) {
      const mine = agentId === this.client.id;
      // Everybody let it pass, or all but whoever handed it back: nobody is asked again, and it waits
      // for whoever takes it (SPEC R4).
      const unasked = this.race.agentIds.filter((one) => !(one in passed));
      const leftToUs = status === "queued" && unasked.length <= 1;
      if (leftToUs) await this.#ask("conversation:claim", { conversationId: id });
      if (status === "offered" && mine) await this.#ask("offer:accept", { conversationId: id });
      else if (status === "live" && mine)
        await this.#ask("conversation:resolve", { conversationId: id });
    }
  }

  async #act(): Promise<void> {
    const { dice } = this.race;
    if (this.#away) return this.#ask("availability:set", { availability: "online" });
    const rows = this.inProgress();
    const mine = rows.filter(({ agentId }) => agentId === this.client.id);
    const asked = mine.filter(({ status }) => status === "offered");
    const waiting = rows.filter(({ status }) => status !== "live");
    // Now and then what is somebody else's, or was: two may not have it all the same.
    if (waiting.length > 0 && dice.chance(0.2))
      return this.#ask("conversation:claim", { conversationId: dice.pick(waiting).id });
    if (asked.length > 0) return this.#answer(dice.pick(asked).id);
    const live = mine.filter(({ status }) => status === "live");
    if (live.length > 0 && dice.chance(0.7)) return this.#goOn(dice.pick(live).id);
  }

  #answer(conversationId: string): Promise<void> {
    const { dice } = this.race;
    if (dice.chance(0.25)) return this.#ask("offer:decline", { conversationId, because: "busy" });
    return dice.chance(0.05) ? delay(1) : this.#ask("offer:accept", { conversationId });
  }

  async #goOn(conversationId: string): Promise<void> {
    const { dice, agentIds } = this.race;
    if (dice.chance(0.35)) {
      const agentId = dice.pick(agentIds);
      const target = dice.chance(0.5) ? ({ to: "agent", agentId } as const) : QUEUE;
      return this.#ask("conversation:transfer", {
        conversationId,
        id: randomIds.id(),
        target,
        note: null,
      });
    }
    if (dice.chance(0.3))
      return this.#ask("message:post", { conversationId, id: randomIds.id(), text: "Hello." });
    return dice.chance(0.1)
      ? this.#ask("conversation:file", { conversationId })
      : this.#ask("conversation:resolve", { conversationId });
  }

  /** Closes the console for longer than anybody waits, or not quite; comes back, maybe elsewhere. */
  async #logOut(): Promise<void> {
    const { dice, urls, tally } = this.race;
    count(tally, "logout");
    this.client.close();
    await delay(dice.between(10, GONE_MS));
    while (!(await this.#comeBack(dice.pick(urls)))) count(tally, "unanswered");
  }

  async #comeBack(url: string): Promise<boolean> {
    try {
      this.client = await AgentClient.connect({ url }, this.client);
      this.#rows.clear();
      await this.open();
      return true;
    } catch {
      this.client.close();
      return false;
    }
  }

  async #ask(event: Parameters<AgentClient["ask"]>[0], payload: object): Promise<void> {
    const { tally } = this.race;
    const result = await this.client.ask(event, payload as never).catch(() => null);
    // An answer that came too late tells nothing: what the store holds in the end does.
    if (result === null) return count(tally, "unanswered");
    count(tally, result.ok ? event : `${event} refused`);
    if (!result.ok) count(tally, `code ${result.code}`);
  }

  #take(row: InboxRow): void {
    if ((this.#rows.get(row.id)?.version ?? 0) < row.version) this.#rows.set(row.id, row);
  }

  #hear({ id, load, capacity, availability }: Agent): void {
    if (load > capacity) this.race.over.push(`${id} has ${load} of ${capacity}`);
    if (id === this.client.id) this.#away = availability === "away";
  }
}

const QUEUE = { to: "queue" } as const;

/** A visitor who asks for somebody again and again; most are known from the time before. */
export class RacingVisitor {
  constructor(
    private readonly meet: () => Promise<VisitorClient>,
    private readonly race: Race,
  ) {}

  async run(): Promise<void> {
    const { race } = this;
    let client: VisitorClient | null = null;
    while (!race.isOver()) {
      if (client === null || race.dice.chance(0.2)) {
        client?.close();
        client = await this.meet();
      }
      const met = client;
      await this.#chat(met).catch(() => {
        count(race.tally, "unanswered");
        met.close();
        client = null;
      });
    }
    client?.close();
  }

  async #chat(client: VisitorClient): Promise<void> {
    const { race } = this;
    const conversationId = await client.start("Is anybody there?", { person: true });
    if (!race.chats.has(conversationId)) count(race.tally, "new chat");
    race.chats.add(conversationId);
    client.received.length = 0;
    if (race.dice.chance(0.1)) await client.say(conversationId, "Hello?");
    while (!race.isOver() && !isDone(client, conversationId)) await delay(20);
  }
}

function isDone(client: VisitorClient, id: string): boolean {
  return client.envelopes.some(
    ({ conversationId, logged: { event } }) =>
      conversationId === id &&
      (event.type === "conversation:resolved" || event.type === "ticket:filed"),
  );
}
