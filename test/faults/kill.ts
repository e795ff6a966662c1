import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AgentClient } from "../support/clients.ts";
import { Product } from "../support/product.ts";
import type { Random } from "../support/random.ts";
import { siteKey } from "../support/site-key.ts";
import { linesOf, placesIn, violationsIn } from "./kill-check.ts";
import type { LoadOptions, Told } from "./kill-load.ts";
import { readLines, type Line } from "./kill-log.ts";
import { type LivesReport, runLives, somebodyIsAnswered, sum } from "./lives.ts";
import type { FaultOptions } from "./options.ts";
import { contentsOf, type Contents } from "./store-contents.ts";
import { randomIds } from "../../server/random-ids.ts";

export type KillReport = LivesReport<Counts>;

type Counts = {
  /** Acknowledged messages and notes, all looked up by id. */
  readonly acked: number;
  /** Stored before a kill, acknowledged only after it, under the same number. */
  readonly ackedAfterKill: number;
  readonly refused: number;
  /** Live events that people saw, all looked up. */
  readonly shown: number;
  readonly views: number;
  readonly conversations: number;
  readonly tickets: number;
  readonly kills: number;
  readonly killsWhileStarting: number;
  readonly starts: number;
  readonly slowestStartMs: number;
};

const NOTHING: Counts = {
  acked: 0,
  ackedAfterKill: 0,
  refused: 0,
  shown: 0,
  views: 0,
  conversations: 0,
  tickets: 0,
  kills: 0,
  killsWhileStarting: 0,
  starts: 0,
  slowestStartMs: 0,
};

const ROUNDS = 200;
/** Kills of one data folder, before another starts empty. */
const ROUNDS_A_LIFE = 20;
const VISITORS = 40;
const AGENTS = ["Mei", "Tomas", "Aino", "Sam", "Kim", "Bo"];
const THINK_MS = 30;
/** How long chatting goes on at most between the first answer after a start and the kill: in a single life, and in a run of many. */
const LONGEST_ROUND_MS = { short: 1_000, long: 5_000 };
const LONGEST_START_MS = 1_200;
const PATIENCE_MS = 20_000;

/** Deadlines so short that every way down the cascade is taken, and nobody is limited. */
const ENVIRONMENT = {
  HOST: "127.0.0.1",
  OFFER_SECONDS: "1",
  HOLD_SECONDS: "1",
  QUEUE_LIMIT_SECONDS: "4",
  VISITOR_GONE_SECONDS: "2",
  IDLE_SECONDS: "3",
  BOT_IDLE_SECONDS: "3",
  AGENT_GRACE_SECONDS: "2",
  VISITOR_RATE: "1000000",
  ADDRESS_RATE: "1000000",
  AGENT_RATE: "1000000",
};

/**
 * Kills the server again and again while people chat, and compares what it left with what they were
 * told: after every kill in the data folder, and at the end also in everybody's views.
 */
export function run(options: FaultOptions): Promise<KillReport> {
  return runLives(
    {
      rounds: ROUNDS,
      roundsALife: ROUNDS_A_LIFE,
      nothing: NOTHING,
      begin: ({ program, dice, isLong }) =>
        new Life(program, dice, LONGEST_ROUND_MS[isLong ? "long" : "short"]),
    },
    options,
  );
}

/** One data folder from its first start to its last stop. */
class Life {
  readonly violations: string[] = [];
  counts: Counts = NOTHING;
  readonly #program: string;
  readonly #dice: Random;
  readonly #longestRoundMs: number;
  readonly #place = mkdtempSync(join(tmpdir(), "cascade-kill-"));
  readonly #linesFile = join(this.#place, "lines");
  readonly #tokens = Array.from({ length: VISITORS }, () => randomIds.secret());
  #stored: ReadonlySet<string> = new Set();

  constructor(program: string, dice: Random, longestRoundMs: number) {
    this.#program = program;
    this.#dice = dice;
    this.#longestRoundMs = longestRoundMs;
  }

  async live(rounds: number): Promise<void> {
    const product = await Product.start(ENVIRONMENT);
    this.#count({ starts: 1 });
    const load = await this.#startLoad(product);
    try {
      for (let round = 1; round <= rounds && this.violations.length === 0; round += 1) {
        await this.#round(product, round);
        load.send("up" satisfies Told);
      }
      if (this.violations.length === 0) await this.#end(product, load);
    } catch (error) {
      this.violations.push(error instanceof Error ? error.message : String(error));
    } finally {
      load.kill("SIGKILL");
      await this.#remove(product);
    }
  }

  async #round(product: Product, round: number): Promise<void> {
    await somebodyIsAnswered(this.#linesFile, PATIENCE_MS);
    await delay(this.#dice.between(0, this.#longestRoundMs));
    await product.stop("SIGKILL");
    this.#count({ kills: 1 });
    this.#compare(await this.#contents(product), this.#lines(), `kill ${round}`);
    if (this.#dice.chance(0.25)) await this.#killStarting(product);
    await this.#start(product);
  }

  async #killStarting(product: Product): Promise<void> {
    const starting = product.start().catch(() => {});
    await delay(this.#dice.between(0, LONGEST_START_MS));
    await product.stop("SIGKILL");
    await starting;
    this.#count({ killsWhileStarting: 1 });
  }

  async #start(product: Product): Promise<void> {
    const began = Date.now();
    await product.start();
    this.#count({ starts: 1, slowestStartMs: Date.now() - began });
  }

  async #end(product: Product, load: ChildProcess): Promise<void> {
    await somebodyIsAnswered(this.#linesFile, PATIENCE_MS);
    load.send("over" satisfies Told);
    const [code] = load.exitCode === null ? await once(load, "exit") : [load.exitCode];
    if (code !== 0) this.violations.push("somebody was left without an answer");
    if ((await product.stop("SIGTERM")) !== 0)
      this.violations.push("the last stop did not end with 0");
    const contents = await this.#contents(product);
    const lines = this.#lines();
    this.#compare(contents, lines, "the end");
    this.#count({
      acked: linesOf(lines, "acked").length,
      refused: linesOf(lines, "refused").length,
      shown: linesOf(lines, "saw").length,
      views: linesOf(lines, "view").length,
      conversations: contents.conversations.size,
      tickets: contents.tickets.size,
    });
  }

  #compare(contents: Contents, lines: readonly Line[], when: string): void {
    this.violations.push(...violationsIn(contents, lines).map((what) => `after ${when}: ${what}`));
    const acked = new Set(linesOf(lines, "acked").map(({ id }) => id));
    const late = [...this.#stored].filter((id) => acked.has(id)).length;
    this.#stored = new Set([...placesIn(contents).keys()].filter((id) => !acked.has(id)));
    this.#count({ ackedAfterKill: late });
  }

  #lines(): readonly Line[] {
    return readLines(this.#linesFile);
  }

  #contents(product: Product): Promise<Contents> {
    const conversationIds = [
      ...new Set(linesOf(this.#lines(), "acked").map(({ conversationId }) => conversationId)),
    ];
    return contentsOf(product.dataDir, { tokens: this.#tokens, conversationIds });
  }

  async #startLoad(product: Product): Promise<ChildProcess> {
    const options: LoadOptions = {
      visitorUrl: product.url,
      agentUrl: product.url.replace("localhost", "127.0.0.1"),
      site: await siteKey(product),
      seed: this.#dice.between(0, 2 ** 31),
      linesFile: this.#linesFile,
      visitors: this.#tokens,
      agents: await signUp(product),
      thinkMs: THINK_MS,
    };
    return fork(this.#program, [JSON.stringify(options)], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
  }

  /** What a failure is about stays where it can be looked at. */
  async #remove(product: Product): Promise<void> {
    if (this.violations.length > 0) {
      await product.stop("SIGKILL");
      this.violations.push(`left behind: ${product.dataDir} and ${this.#linesFile}`);
      return;
    }
    await product.remove();
    rmSync(this.#place, { recursive: true });
  }

  #count(more: Partial<Counts>): void {
    this.counts = sum(this.counts, more);
  }
}

/** The administrator and the invited; they sign up here and chat elsewhere. */
async function signUp(
  product: Product,
): Promise<readonly { readonly id: string; readonly cookie: string }[]> {
  const [first = "", ...others] = AGENTS;
  const admin = await AgentClient.setUp(product, {
    token: product.setupLink.split("/").at(-1) ?? "",
    name: first,
  });
  const agents = [admin];
  for (const name of others) agents.push(await AgentClient.join(product, { admin, name }));
  for (const agent of agents) agent.close();
  return agents.map(({ id, cookie }) => ({ id, cookie }));
}
