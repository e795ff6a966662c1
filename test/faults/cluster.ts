import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { randomIds } from "../../server/random-ids.ts";
import { Balancer } from "../support/balancer.ts";
import type { AgentClient } from "../support/clients.ts";
import { RealCluster } from "../support/cluster.ts";
import type { Random } from "../support/random.ts";
import { siteKey } from "../support/site-key.ts";
import { type Fault, FAULTS, suffer } from "./cluster-faults.ts";
import { linesOf, violationsIn } from "./kill-check.ts";
import type { LoadOptions, Told } from "./kill-load.ts";
import { readLines } from "./kill-log.ts";
import { type LivesReport, runLives, somebodyIsAnswered, sum } from "./lives.ts";
import type { FaultOptions } from "./options.ts";
import { contentsOfDatabase } from "./store-contents.ts";

export type ClusterReport = LivesReport<Counts> & {
  /** How often each thing happened. */
  readonly faults: Readonly<Record<string, number>>;
};

type Counts = {
  /** Acknowledged messages and notes, all looked up by id after every fault. */
  readonly acked: number;
  readonly shown: number;
  readonly views: number;
  readonly conversations: number;
  readonly tickets: number;
  readonly starts: number;
  readonly slowestStartMs: number;
  /** The longest that what a dead node's agent held was nobody's. */
  readonly slowestOrphanMs: number;
};

const ROUNDS = 100;
/** Faults of one cluster, before another starts empty; up to that many are the short tier. */
const ROUNDS_A_LIFE = 10;
const TIERS = {
  short: {
    nodes: 2,
    visitors: 12,
    agents: 3,
    graceSeconds: "2",
    chatMs: 500,
    thinkMs: 80,
    longest: 0,
  },
  // Agents' grace as it is by default: what they held is to be free within 30 s all the same. Who waits
  // writes about once a second: faster, on a machine that has other work, nobody could decide between.
  long: {
    nodes: 3,
    visitors: 24,
    agents: 5,
    graceSeconds: "20",
    chatMs: 3_000,
    thinkMs: 500,
    longest: 0.05,
  },
} as const;
type Tier = (typeof TIERS)[keyof typeof TIERS];

const NAMES = ["Mei", "Tomas", "Aino", "Sam", "Kim", "Bo"];
const PATIENCE_MS = 30_000;
/** All programs of a cluster, on two cores. Where it takes longer people write slower: they are to be served. */
const USUAL_START_MS = 6_000;

/** Short deadlines, so that every way down the cascade is taken; but a chat in hand is not closed for silence. */
const ENVIRONMENT = {
  // Time enough for an accept to arrive, on a machine that does other things as well.
  OFFER_SECONDS: "4",
  HOLD_SECONDS: "1",
  QUEUE_LIMIT_SECONDS: "10",
  VISITOR_GONE_SECONDS: "3",
  IDLE_SECONDS: "120",
  BOT_IDLE_SECONDS: "5",
  VISITOR_RATE: "1000000",
  ADDRESS_RATE: "1000000",
  AGENT_RATE: "1000000",
};

/**
 * Kills, freezes and cuts off parts of a cluster while people chat over a balancer, and compares what
 * they were told with what the database has, as of one moment, after every fault.
 */
export async function run(options: FaultOptions): Promise<ClusterReport> {
  const lives: Life[] = [];
  const report = await runLives(
    {
      rounds: ROUNDS,
      roundsALife: ROUNDS_A_LIFE,
      nothing: NOTHING,
      begin({ program, dice, isLong }) {
        const life = new Life(program, dice, TIERS[isLong ? "long" : "short"]);
        lives.push(life);
        return life;
      },
    },
    options,
  );
  return { ...report, faults: tally(lives.flatMap(({ faults }) => faults)) };
}

const NOTHING: Counts = {
  acked: 0,
  shown: 0,
  views: 0,
  conversations: 0,
  tickets: 0,
  starts: 0,
  slowestStartMs: 0,
  slowestOrphanMs: 0,
};

type Parts = {
  readonly cluster: RealCluster;
  readonly balancer: Balancer;
  readonly load: ChildProcess;
  readonly doomed: AgentClient;
};

/** One cluster from its first start to its end. */
class Life {
  readonly violations: string[] = [];
  readonly faults: Fault[] = [];
  counts: Counts = NOTHING;
  readonly #program: string;
  readonly #dice: Random;
  readonly #tier: Tier;
  readonly #place = mkdtempSync(join(tmpdir(), "cascade-cluster-"));
  readonly #linesFile = join(this.#place, "lines");
  /** How many times longer things take than on a machine with nothing else to do. */
  #slowness = 1;

  constructor(program: string, dice: Random, tier: Tier) {
    this.#program = program;
    this.#dice = dice;
    this.#tier = tier;
  }

  async live(rounds: number): Promise<void> {
    const began = Date.now();
    const cluster = await RealCluster.start(this.#tier.nodes, {
      ...ENVIRONMENT,
      AGENT_GRACE_SECONDS: this.#tier.graceSeconds,
    });
    this.#slowness = Math.max(1, (Date.now() - began) / USUAL_START_MS);
    const balancer = await Balancer.start(cluster.nodes.map(({ url }) => url));
    const agents: AgentClient[] = [];
    for (const name of NAMES.slice(0, this.#tier.agents + 1))
      agents.push(await cluster.agent(0, name));
    for (const agent of agents) agent.close();
    const [doomed, ...others] = agents.toReversed();
    if (doomed === undefined) throw new Error("There are no agents.");
    const load = await this.#startLoad(balancer, others);
    try {
      for (const fault of this.#plan(rounds)) {
        await this.#round(fault, { cluster, balancer, load, doomed });
        if (this.violations.length > 0) break;
      }
      if (this.violations.length === 0) await this.#end(load, cluster);
    } catch (error) {
      const at = `in ${this.faults.at(-1) ?? "the beginning"} (${this.faults.length})`;
      this.violations.push(`${at}: ${error instanceof Error ? error.message : String(error)}`);
      for (const [i, node] of cluster.nodes.entries())
        this.violations.push(`node ${i} says: ${node.output.slice(-2_000)}`);
    } finally {
      load.kill("SIGKILL");
      balancer.close();
      await cluster.remove();
      rmSync(this.#place, { recursive: true, force: true });
    }
  }

  /** Each kind in turn, in an order of chance, so that a short run has them all. */
  #plan(rounds: number): readonly Fault[] {
    const plan: Fault[] = [];
    let left: Fault[] = [];
    while (plan.length < rounds) {
      if (left.length === 0) left = [...FAULTS];
      const one = this.#dice.pick(left);
      left = left.filter((other) => other !== one);
      plan.push(one === "redis" && this.#dice.chance(this.#tier.longest * 4) ? "no redis" : one);
    }
    return plan;
  }

  async #round(fault: Fault, { cluster, load, doomed }: Parts): Promise<void> {
    this.faults.push(fault);
    await somebodyIsAnswered(this.#linesFile, PATIENCE_MS);
    await delay(this.#dice.between(0, this.#tier.chatMs));
    const { startMs, orphanMs } = await suffer(fault, { cluster, doomed, dice: this.#dice });
    this.#count({
      starts: startMs > 0 ? 1 : 0,
      slowestStartMs: startMs,
      slowestOrphanMs: orphanMs ?? 0,
    });
    load.send("up" satisfies Told);
    await somebodyIsAnswered(this.#linesFile, PATIENCE_MS);
    await this.#compare(cluster, `${fault} (${this.faults.length})`);
  }

  async #end(load: ChildProcess, cluster: RealCluster): Promise<void> {
    load.send("over" satisfies Told);
    const [code] = load.exitCode === null ? await once(load, "exit") : [load.exitCode];
    if (code !== 0) this.violations.push("somebody was left without an answer");
    // Views are compared with what is stored now: nothing may be on its way to it any more.
    for (const node of cluster.nodes)
      if ((await node.stop("SIGTERM")) !== 0) this.violations.push("a stop did not end with 0");
    const contents = await this.#compare(cluster, "the end");
    const lines = readLines(this.#linesFile);
    this.#count({
      acked: linesOf(lines, "acked").length,
      shown: linesOf(lines, "saw").length,
      views: linesOf(lines, "view").length,
      conversations: contents.conversations.size,
      tickets: contents.tickets.size,
    });
  }

  async #compare(cluster: RealCluster, when: string) {
    // In this order: what was told before the moment must be there at the moment.
    const lines = readLines(this.#linesFile);
    const contents = await contentsOfDatabase(cluster.postgres.url());
    this.violations.push(...violationsIn(contents, lines).map((what) => `after ${when}: ${what}`));
    return contents;
  }

  async #startLoad(balancer: Balancer, agents: readonly AgentClient[]): Promise<ChildProcess> {
    const options: LoadOptions = {
      visitorUrl: balancer.url("localhost"),
      agentUrl: balancer.url("127.0.0.1"),
      site: await siteKey({ url: balancer.url("localhost") }),
      seed: this.#dice.between(0, 2 ** 31),
      linesFile: this.#linesFile,
      visitors: Array.from({ length: this.#tier.visitors }, () => randomIds.secret()),
      agents: agents.map(({ id, cookie }) => ({ id, cookie })),
      thinkMs: Math.round(this.#tier.thinkMs * this.#slowness),
    };
    return fork(this.#program, [JSON.stringify(options)], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
  }

  #count(more: Partial<Counts>): void {
    this.counts = sum(this.counts, more);
  }
}

function tally(list: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of list) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
