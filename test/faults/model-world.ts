import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKnowledge } from "../../knowledge/knowledge.ts";
import { fingerprint } from "../../server/application/contacts.ts";
import type { Ids, Store } from "../../server/application/ports.ts";
import { write } from "../../server/application/records.ts";
import { openWorkspace } from "../../server/application/workspace.ts";
import { readConfig, type Config } from "../../server/config.ts";
import { createCore, type Core } from "../../server/core.ts";
import type { AgentRecord } from "../../server/domain/agent-record.ts";
import { PROTOCOL_VERSION } from "../../server/protocol/limits.ts";
import { createMemoryStore } from "../../server/stores/memory/memory-store.ts";
import type { AgentLink } from "../../agent-console/state/registers.ts";
import type { VisitorLink } from "../../widget/panel/state/sending.ts";
import { Device } from "../support/device.ts";
import {
  createAgent,
  createVisitor,
  type LinkAgent,
  type LinkVisitor,
} from "../support/link-client.ts";
import { MessageNetwork, type ClientEnd } from "../support/message-network.ts";
import { ServerEnd } from "../support/message-server.ts";
import { MortalStore, type Fate } from "../support/mortal-store.ts";
import { ARTICLES } from "../support/articles.ts";
import { openUnsynced } from "../support/unsynced-store.ts";
import { VirtualTime } from "../support/virtual-time.ts";
import { ChatTruth, type Written } from "./chat-truth.ts";
import { ruleBreaks, staleViews, unlikeFresh } from "./model-checks.ts";

export type Visitor = {
  readonly by: string;
  readonly device: Device;
  readonly token: string;
  client: LinkVisitor;
  end: ClientEnd;
};
export type Agent = {
  readonly by: string;
  readonly id: string;
  readonly device: Device;
  client: LinkAgent;
  end: ClientEnd;
};

/** Any moment will do, as long as it is always the same. */
const START_AT = Date.UTC(2026, 0, 5, 9);
const KNOWLEDGE = createKnowledge(ARTICLES);
const CONFIG = config();
const MOST_TURNS = 5_000;
const STEP_MS = 300;
/** How long, in virtual ms, being in step may take once the network is whole: back-off, time-outs, heartbeats. */
const PATIENCE_MS = 120_000;

export type Durability = "memory" | "embedded";

/**
 * The server from dispatch to store and the shipped clients, in one process, with a network of
 * messages and a clock that are moved by hand. Three pages of two visitors, two agents.
 */
export class ModelWorld {
  readonly network = new MessageNetwork();
  readonly time: VirtualTime;
  readonly visitors: Visitor[] = [];
  readonly agents: Agent[] = [];
  readonly failures: string[] = [];
  readonly #ids: Ids;
  readonly #folder: string | null;
  #real: Store;
  #mortal: MortalStore;
  #core: Core | null = null;
  #site = "";
  #ended = false;

  private constructor(real: Store, folder: string | null) {
    this.#real = real;
    this.#folder = folder;
    this.#ids = countingIds();
    this.#mortal = this.#newLife();
    this.time = new VirtualTime({ now: START_AT, busy: () => this.#mortal.pending > 0 });
  }

  static async open(durability: Durability): Promise<ModelWorld> {
    const folder = durability === "memory" ? null : mkdtempSync(join(tmpdir(), "cascade-model-"));
    const world = new ModelWorld(
      folder === null ? createMemoryStore() : await openUnsynced(folder),
      folder,
    );
    world.time.install();
    await world.time.complete(world.#boot());
    await world.time.complete(world.#readSite());
    await world.time.complete(world.#people());
    await world.flow();
    return world;
  }

  /** The store itself, past every process. */
  get store(): Store {
    return this.#real;
  }

  get ends(): readonly ClientEnd[] {
    return [...this.visitors, ...this.agents].map(({ end }) => end);
  }

  newId(): string {
    return this.#ids.id();
  }

  /** Delivers all that is under way and all that follows from it, in turns. */
  async flow(): Promise<void> {
    for (let busy = true, turns = 0; busy; turns += 1) {
      if (turns > MOST_TURNS) throw new Error("the network never falls silent");
      await this.settle();
      busy = false;
      for (const end of this.ends) {
        for (const way of ["up", "down"] as const) busy = end.wire()?.deliver(way) === true || busy;
      }
    }
  }

  /** The server process ends here, or at its next commit, and another starts on what it left. */
  async kill(when: Fate | "now"): Promise<void> {
    if (when === "now") this.#mortal.die();
    else this.#mortal.doom(when);
    await this.settle();
  }

  /** Runs what can run; a server that ended starts again. */
  async settle(): Promise<void> {
    await this.time.settle();
    while (this.#ended) {
      this.#ended = false;
      await this.time.complete(this.#reopen());
      this.#mortal = this.#newLife();
      await this.time.complete(this.#boot());
      await this.time.settle();
    }
  }

  reload(who: Visitor | Agent): void {
    who.client.close();
    if ("token" in who) this.#openVisitor(who);
    else this.#openAgent(who);
  }

  /** Aino talks with whoever was offered her chat first. */
  async beginChat(texts: Written[]): Promise<void> {
    const [aino] = this.visitors;
    if (aino === undefined) return;
    texts.push({ by: aino.by, id: aino.client.write("I want to talk to a person") });
    await this.#let(STEP_MS);
    for (const { client } of this.agents) client.eager.value = true;
    await this.#let(STEP_MS);
    for (const { client } of this.agents) client.eager.value = false;
  }

  async eventTypes(): Promise<readonly string[]> {
    return (await this.#truth([]).logs()).flatMap((log) => log.map(({ event }) => event.type));
  }

  /** What is wrong now, whatever is still under way. */
  async wrong(texts: readonly Written[]): Promise<readonly string[]> {
    const truth = this.#truth(texts);
    return [
      ...(await truth.storedOnce()),
      ...(await truth.prefixes()),
      ...(await ruleBreaks(this.store)),
      ...this.failures,
    ];
  }

  /** Makes the network whole and waits; what is wrong then. */
  async finish(texts: readonly Written[]): Promise<readonly string[]> {
    const stale = await this.#healByHeartbeat();
    for (const end of this.ends) end.wire()?.cut();
    let lacking: string | null = "not looked";
    let still = 0;
    for (let waited = 0; still < 4 && waited < PATIENCE_MS; waited += STEP_MS) {
      await this.#let(STEP_MS);
      lacking = await this.#truth(texts).lacking();
      still = lacking === null ? still + 1 : 0;
    }
    if (lacking !== null) return [...stale, `never in step: ${lacking}`];
    return [
      ...stale,
      ...this.#truth(texts).same(),
      ...(await this.wrong(texts)),
      ...(await this.time.complete(this.#unlikeFresh())),
    ];
  }

  async close(): Promise<void> {
    for (const { client } of [...this.visitors, ...this.agents]) client.close();
    await this.time.settle();
    this.#mortal.die();
    this.time.uninstall();
    await this.#real.close();
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
  }

  async #let(ms: number): Promise<void> {
    await this.time.pass(ms);
    await this.flow();
  }

  /** Lost events are made good without a new connection, by heartbeats alone. */
  async #healByHeartbeat(): Promise<readonly string[]> {
    for (let waited = 0; waited < 60_000; waited += 1_000) await this.#let(1_000);
    return staleViews(this.store, this.visitors);
  }

  /** For now: a server that starts again has opened the store anew. */
  #truth(texts: readonly Written[]): ChatTruth {
    return new ChatTruth({
      store: this.store,
      visitors: this.visitors,
      agents: this.agents,
      texts,
    });
  }

  async #unlikeFresh(): Promise<readonly string[]> {
    const deps = this.#core?.deps;
    return deps === undefined ? ["there is no server"] : unlikeFresh(deps, this);
  }

  #newLife(): MortalStore {
    return new MortalStore(this.#real, () => {
      this.#ended = true;
      this.network.crash();
    });
  }

  async #boot(): Promise<void> {
    const end = new ServerEnd();
    this.#core = await createCore(
      {
        config: CONFIG,
        store: this.#mortal.store,
        knowledge: KNOWLEDGE,
        category: (category) => category,
        clock: { now: () => this.time.now },
        ids: this.#ids,
        failed: (error, where) =>
          this.failures.push(`${where}: ${error instanceof Error ? error.stack : String(error)}`),
      },
      end.namespaces,
    );
    this.network.serve(end);
  }

  async #reopen(): Promise<void> {
    if (this.#folder === null) return;
    await this.#real.close();
    this.#real = await openUnsynced(this.#folder);
  }

  async #people(): Promise<void> {
    const aino = { by: "Aino", device: new Device(), token: this.#ids.secret() };
    const bo = { by: "Bo", device: new Device(), token: this.#ids.secret() };
    for (const visitor of [{ ...aino }, { ...aino }, bo])
      this.visitors.push(this.#openVisitor(visitor as Visitor));
    for (const [name, capacity] of [
      ["Mei", 2],
      ["Sam", 1],
    ] as const)
      this.agents.push(await this.#hire(name, capacity));
  }

  async #hire(name: string, capacity: number): Promise<Agent> {
    const id = this.#ids.id();
    const record: AgentRecord = {
      id,
      name,
      email: `${name}@example.com`,
      passwordHash: "",
      role: "agent",
      availability: "online",
      capacity,
      assigned: [],
      idleSince: START_AT,
    };
    const session = { id: fingerprint(name), agentId: id, expiresAt: START_AT + 365 * 86_400_000 };
    await this.store.commit(
      [
        write({ kind: "agent", expected: 0, state: record }, CONFIG.timings),
        write({ kind: "session", expected: 0, state: session }, CONFIG.timings),
      ],
      START_AT,
    );
    return this.#openAgent({ by: name, id, device: new Device() } as Agent);
  }

  #openVisitor(visitor: Visitor): Visitor {
    const auth = { version: PROTOCOL_VERSION, token: visitor.token, site: this.#site };
    const connect = (catchUp: () => Promise<boolean>) => {
      visitor.end = this.network.connect({ namespace: "visitor", auth, catchUp });
      return visitor.end.link as unknown as VisitorLink;
    };
    visitor.client = createVisitor({
      connect,
      device: visitor.device,
      newId: this.#ids.id,
      now: () => this.time.now,
    });
    return visitor;
  }

  #openAgent(agent: Agent): Agent {
    const connect = (catchUp: () => Promise<boolean>) => {
      agent.end = this.network.connect({
        namespace: "agent",
        auth: { version: PROTOCOL_VERSION },
        headers: { cookie: `cascade_session=${agent.by}` },
        catchUp,
      });
      return agent.end.link as unknown as AgentLink;
    };
    agent.client = createAgent({
      connect,
      device: agent.device,
      newId: this.#ids.id,
      now: () => this.time.now,
      me: agent.id,
    });
    return agent;
  }

  async #readSite(): Promise<void> {
    if (this.#core !== null) this.#site = (await openWorkspace(this.#core.deps)).state.siteKey;
  }
}

function config(): Config {
  const most = "1000000";
  const read = readConfig({ VISITOR_RATE: most, ADDRESS_RATE: most, AGENT_RATE: most }, "/");
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.config;
}

/** Ids in the form of random ones, the same in every run. */
function countingIds(): Ids {
  let count = 0;
  const next = (length: number) => (count += 1).toString(36).padStart(length, "0");
  return { id: () => next(22), secret: () => next(43) };
}
