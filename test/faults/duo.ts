import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AGENT_PATH } from "../../server/protocol/limits.ts";
import { connect } from "../../widget/link/link.ts";
import type {
  AgentCommands,
  AgentReplies,
  AgentServerToClient,
} from "../../server/protocol/agent.ts";
import type {
  VisitorCommands,
  VisitorReplies,
  VisitorServerToClient,
} from "../../server/protocol/visitor.ts";
import { randomIds } from "../../server/random-ids.ts";
import { openLowdbStore } from "../../server/stores/lowdb/open-lowdb-store.ts";
import { AgentClient, VisitorClient } from "../support/clients.ts";
import { Device } from "../support/device.ts";
import { FaultProxy } from "../support/fault-proxy.ts";
import {
  createAgent,
  createVisitor,
  type LinkAgent,
  type LinkVisitor,
} from "../support/link-client.ts";
import type { Random } from "../support/random.ts";
import { startServer, type Running } from "../support/server.ts";
import { until } from "../support/until.ts";
import { ChatTruth, type Written } from "./chat-truth.ts";
import { unlikeServer } from "./duo-checks.ts";
import { drawFault, FAULTS, type FaultName, type Sign } from "./network-faults.ts";

/** The promise, in milliseconds: from the network being back to all being in step. */
export const CATCH_UP_MS = 2_000;

/** What a round may take from the network being back, in milliseconds, before it is called stuck. */
const STUCK_MS = 15_000;
const QUIET_LOOKS = 5;
const QUIET_EVERY_MS = 150;
const A_PERSON = "I want to talk to a person";

export type Round = {
  readonly fault: FaultName;
  /** From the network being back to being in step. */
  readonly ms: number;
  /** What was lacking when the promised time was over; null: nothing. */
  readonly late: string | null;
  readonly broken: readonly string[];
};

type Side = "visitor" | "agent";

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * A visitor and an agent who talk, each behind a proxy that breaks, with a real server on the real
 * store. After every round both hold what the store holds, and every text is there once.
 */
export class Duo {
  readonly #random: Random;
  readonly #running: Running;
  readonly #proxies: Readonly<Record<Side, FaultProxy>>;
  readonly #devices: Readonly<Record<Side, Device>> = {
    visitor: new Device(),
    agent: new Device(),
  };
  readonly #who: {
    readonly token: string;
    readonly site: string;
    readonly id: string;
    readonly cookie: string;
  };
  readonly #folder: string;
  readonly #texts: Written[] = [];
  #visitor: LinkVisitor;
  #agent: LinkAgent;

  private constructor(parts: {
    random: Random;
    running: Running;
    proxies: Record<Side, FaultProxy>;
    who: { token: string; site: string; id: string; cookie: string };
    folder: string;
  }) {
    this.#random = parts.random;
    this.#running = parts.running;
    this.#proxies = parts.proxies;
    this.#who = parts.who;
    this.#folder = parts.folder;
    this.#visitor = this.#openVisitor();
    this.#agent = this.#openAgent();
  }

  static async start(random: Random): Promise<Duo> {
    const folder = mkdtempSync(join(tmpdir(), "cascade-network-"));
    const opened = await openLowdbStore({ folder, log: { info: () => {}, warn: () => {} } });
    if (!opened.ok) throw new Error(opened.problem);
    const running = await startServer({ store: opened.store, config: { agentGraceMs: 30_000 } });
    const account = await running.agent("Mei");
    account.close();
    const target = { host: "127.0.0.1", port: Number(new URL(running.url).port) };
    const proxies = {
      visitor: await FaultProxy.start(target),
      agent: await FaultProxy.start(target),
    };
    const site = await (await fetch(`${running.url}/demo`)).text();
    const who = { token: randomIds.secret(), site, id: account.id, cookie: account.cookie };
    const duo = new Duo({ random, running, proxies, who, folder });
    await until("both to be online", () => duo.#online);
    return duo;
  }

  /** Texts written so far. */
  get written(): number {
    return this.#texts.length;
  }

  get #online(): boolean {
    return (
      this.#visitor.link.status.value === "online" && this.#agent.link.status.value === "online"
    );
  }

  /** Both write and act while one of their networks, or both, break; then all must come in step. */
  async round(): Promise<Round> {
    const name = this.#random.pick(FAULTS);
    const fault = drawFault(name, this.#random);
    const sides = this.#random.pick<readonly Side[]>([
      ["visitor"],
      ["agent"],
      ["visitor", "agent"],
    ]);
    await this.#converse();
    const talk = this.#talk();
    await pause(this.#random.between(0, 80));
    await Promise.all(sides.map((side) => fault.strike(this.#proxies[side])));
    if (fault.sign !== "none") await pause(this.#random.between(50, 700));
    if (fault.sign === "none") await this.#perhapsReload(sides);
    await talk;
    const back = performance.now();
    for (const side of sides) this.#mend(side, fault.sign);
    const { stuck, late } = await this.#inStep();
    const ms = performance.now() - back;
    return { fault: name, ms, late, broken: stuck ?? (await this.#wrong()) };
  }

  /** Everything compared: both views, a fresh direct sync, and the store itself. */
  async verify(): Promise<readonly string[]> {
    await this.#quiet();
    const { url } = this.#running;
    const [visitor, agent] = await Promise.all([
      VisitorClient.connect({ url, site: this.#who.site, token: this.#who.token }),
      AgentClient.connect({ url }, this.#who),
    ]);
    const broken = [
      ...(await this.#wrong()),
      ...(await unlikeServer({ visitor: this.#visitor, agent: this.#agent }, { visitor, agent })),
    ];
    visitor.close();
    agent.close();
    return [
      ...broken,
      ...this.#running.failures.map((failure) => `the server logged ${String(failure)}`),
    ];
  }

  async #wrong(): Promise<readonly string[]> {
    const truth = this.#truth();
    return [...truth.same(), ...(await truth.prefixes()), ...(await truth.storedOnce())];
  }

  async stop(): Promise<void> {
    this.#visitor.close();
    this.#agent.close();
    await Promise.all(Object.values(this.#proxies).map((proxy) => proxy.close()));
    await this.#running.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #truth(): ChatTruth {
    return new ChatTruth({
      store: this.#running.store,
      visitors: [{ by: "visitor", token: this.#who.token, client: this.#visitor }],
      agents: [{ by: "agent", client: this.#agent }],
      texts: this.#texts,
    });
  }

  #mend(side: Side, sign: Sign): void {
    this.#proxies[side].heal();
    const { link } = side === "visitor" ? this.#visitor : this.#agent;
    if (sign === "online") link.renew();
    if (sign === "looked at") link.check();
  }

  /** Receipts answer what was read, and are read in turn: waits until nothing moves any more. */
  async #quiet(): Promise<void> {
    for (let still = 0; still < QUIET_LOOKS; still += 1) {
      await pause(QUIET_EVERY_MS);
      if ((await this.#truth().lacking()) !== null) still = -1;
    }
  }

  async #inStep(): Promise<{
    readonly stuck: readonly string[] | null;
    readonly late: string | null;
  }> {
    const from = performance.now();
    let lacking: string | null = null;
    let late: string | null = null;
    const look = async () => {
      lacking = await this.#truth().lacking();
      if (late === null && performance.now() - from > CATCH_UP_MS) late = lacking;
      return lacking === null;
    };
    try {
      await until("all to be in step", look, STUCK_MS);
      return { stuck: null, late };
    } catch {
      return { stuck: [`still not in step after ${STUCK_MS} ms: ${lacking}`], late };
    }
  }

  /** There is a conversation, with the agent or on a ticket; now and then it moves on. */
  async #converse(): Promise<void> {
    const held = this.#place();
    if (held === null) {
      this.#say("visitor", A_PERSON);
      await until(
        "a chat",
        () =>
          this.#place() !== null &&
          this.#truth()
            .lacking()
            .then((what) => what === null),
        STUCK_MS,
      );
    } else if (held.phase === "ticketed" && this.#random.chance(0.4)) {
      const ticketId =
        [...this.#agent.registers.tickets.value.values()].find(
          (ticket) => ticket.conversationId === held.id,
        )?.id ?? "";
      await this.#agent.link.request("ticket:resume", { ticketId });
    }
  }

  /** The conversation the agent has with the visitor. */
  #place(): { readonly id: string; readonly phase: "live" | "ticketed" } | null {
    for (const row of this.#agent.registers.rows.value.values()) {
      if (row.status === "live") return { id: row.id, phase: "live" };
    }
    for (const ticket of this.#agent.registers.tickets.value.values()) {
      if (ticket.status === "solved") continue;
      this.#agent.look(ticket.conversationId);
      return { id: ticket.conversationId, phase: "ticketed" };
    }
    return null;
  }

  /** What both do meanwhile. */
  async #talk(): Promise<void> {
    const place = this.#place();
    if (place === null) return;
    const steps = this.#random.between(2, 8);
    for (let step = 0; step < steps; step += 1) {
      const side = this.#random.pick<Side>(["visitor", "agent"]);
      this.#say(side, `${side} ${this.#texts.length}`, place.id);
      await pause(this.#random.between(0, 60));
    }
    if (this.#random.chance(0.1))
      this.#texts.push({ by: "a note", id: this.#agent.write(place.id, "a note", "note") });
    if (place.phase === "live" && this.#random.chance(0.08))
      void this.#agent.link.request("conversation:file", { conversationId: place.id });
    if (place.phase === "live" && this.#random.chance(0.04))
      void this.#agent.link.request("conversation:resolve", { conversationId: place.id });
  }

  #say(side: Side, text: string, conversationId?: string): void {
    if (side === "visitor")
      this.#texts.push({ by: side, id: this.#visitor.write(text, conversationId) });
    else if (conversationId !== undefined)
      this.#texts.push({ by: side, id: this.#agent.write(conversationId, text) });
  }

  async #perhapsReload(sides: readonly Side[]): Promise<void> {
    if (sides.includes("visitor") && this.#random.chance(0.15)) {
      this.#visitor.close();
      this.#visitor = this.#openVisitor();
    }
    if (sides.includes("agent") && this.#random.chance(0.15)) {
      this.#agent.close();
      this.#agent = this.#openAgent();
    }
  }

  #openVisitor(): LinkVisitor {
    const url = `http://127.0.0.1:${this.#proxies.visitor.port}`;
    const auth = { token: this.#who.token, site: this.#who.site };
    return createVisitor({
      connect: (catchUp) =>
        connect<VisitorCommands, VisitorReplies, VisitorServerToClient>({
          url,
          namespace: "/visitor",
          auth,
          manager: { extraHeaders: { Origin: url } },
          catchUp,
        }),
      device: this.#devices.visitor,
      newId: randomIds.id,
      now: Date.now,
    });
  }

  #openAgent(): LinkAgent {
    const url = `http://127.0.0.1:${this.#proxies.agent.port}`;
    const agent = createAgent({
      connect: (catchUp) =>
        connect<AgentCommands, AgentReplies, AgentServerToClient>({
          url,
          namespace: "/agent",
          auth: {},
          manager: { path: AGENT_PATH, extraHeaders: { Origin: url, Cookie: this.#who.cookie } },
          catchUp,
        }),
      device: this.#devices.agent,
      newId: randomIds.id,
      now: Date.now,
      me: this.#who.id,
    });
    agent.eager.value = true;
    return agent;
  }
}
