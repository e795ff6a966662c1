import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Deps } from "../application/deps.ts";
import type { News } from "../application/ports.ts";
import { tagged } from "../application/records.ts";
import type { Logged } from "../protocol/conversation.ts";
import type { Namespaces } from "../transport/sockets.ts";

/** Seconds: from what nobody notices to what somebody gives up on. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** Waiting chats looked at; a queue that long needs no exact figure. */
const QUEUE = 10_000;

export type Watched = {
  readonly deps: Pick<Deps, "store" | "clock">;
  readonly namespaces: Namespaces;
};

/** Counts what happens in this process, and never what anybody wrote. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #messages = this.#counter("messages", "Messages written", ["author"]);
  readonly #turns = this.#counter("bot_turns", "What the bot did with a message", ["kind"]);
  readonly #verdicts = this.#counter("bot_verdicts", "Whether an answer helped", ["helped"]);
  readonly #ends = this.#counter("conversations_resolved", "Conversations resolved", ["outcome"]);
  readonly #handoffs = this.#counter("handoffs", "Chats handed to people", ["reason"]);
  readonly #offers = this.#counter("offers", "Offers to agents, by how they ended", ["end"]);
  readonly #tickets = this.#counter("tickets", "Falls that became a ticket", ["reason"]);
  readonly #commits = this.#counter("commits", "Commits to the store", ["result"]);
  readonly #commitSeconds = this.#histogram("commit_seconds", "Until a commit is durable", []);
  readonly #ackSeconds = this.#histogram("ack_seconds", "Until a command is answered", ["event"]);

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** The text that Prometheus reads. */
  read(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Gauges that are looked up when somebody reads them. */
  watch({ deps, namespaces }: Watched): void {
    const { visitor, agent } = namespaces;
    this.#gauge("connections", "Open connections", ["side"], (gauge) => {
      gauge.set({ side: "visitor" }, visitor.sockets.size);
      gauge.set({ side: "agent" }, agent.sockets.size);
    });
    const length = this.#gauge("queue_length", "Chats that wait for a person", []);
    this.#gauge("queue_oldest_seconds", "Longest wait among them", [], async (oldest) => {
      const queued = await tagged(deps.store, "conversation", { label: "queued", limit: QUEUE });
      const since = queued.flatMap(({ state: { state } }) =>
        state.is === "queued" ? [state.since] : [],
      );
      length.set(since.length);
      oldest.set(
        since.length === 0 ? 0 : Math.max(0, deps.clock.now() - Math.min(...since)) / 1_000,
      );
    });
  }

  readonly heard = (news: readonly News[]): void => {
    for (const one of news)
      if (one.is === "happened") for (const logged of one.logged) this.#count(logged);
  };

  readonly answered = (event: string, ms: number): void => {
    this.#ackSeconds.observe({ event }, ms / 1_000);
  };

  readonly committed = (result: "written" | "conflict" | "failed", ms: number): void => {
    this.#commits.inc({ result });
    if (result === "written") this.#commitSeconds.observe(ms / 1_000);
  };

  #count({ event }: Logged): void {
    switch (event.type) {
      case "message:posted":
        return this.#messages.inc({ author: event.message.author.kind });
      case "bot:turned":
        return this.#turns.inc({ kind: event.turn.kind });
      case "answer:judged":
        return this.#verdicts.inc({ helped: String(event.helped) });
      case "conversation:resolved":
        return this.#ends.inc({ outcome: event.outcome });
      case "handoff:made":
        return this.#handoffs.inc({ reason: event.reason });
      case "offer:ended":
        return this.#offers.inc({ end: event.why });
      case "ticket:filed":
        return this.#tickets.inc({ reason: event.reason });
      default:
    }
  }

  #counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({
      name: `cascade_${name}_total`,
      help,
      labelNames: [...labelNames],
      registers: [this.#registry],
    });
  }

  #histogram<L extends string>(name: string, help: string, labelNames: readonly L[]): Histogram<L> {
    return new Histogram({
      name: `cascade_${name}`,
      help,
      labelNames: [...labelNames],
      buckets: SECONDS,
      registers: [this.#registry],
    });
  }

  // oxlint-disable-next-line max-params
  #gauge<L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    collect?: (gauge: Gauge<L>) => void | Promise<void>,
  ): Gauge<L> {
    const gauge: Gauge<L> = new Gauge<L>({
      name: `cascade_${name}`,
      help,
      labelNames: [...labelNames],
      registers: [this.#registry],
      ...(collect === undefined ? {} : { collect: () => collect(gauge) }),
    });
    return gauge;
  }
}
