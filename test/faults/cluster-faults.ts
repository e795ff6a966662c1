import { setTimeout as delay } from "node:timers/promises";
import type { AgentClient } from "../support/clients.ts";
import type { RealCluster } from "../support/cluster.ts";
import type { Random } from "../support/random.ts";
import { until } from "../support/until.ts";

/** What can happen to a cluster. */
export const FAULTS = [
  "kill",
  "freeze",
  "redis",
  "mute redis",
  "postgres",
  "mute postgres",
] as const;
export type Fault = (typeof FAULTS)[number] | "no redis";

export type Suffered = {
  /** How long the slowest start of a node took (ms); 0: none was started. */
  readonly startMs: number;
  /** How long what a dead node's agent held was nobody's (ms); null: nobody died. */
  readonly orphanMs: number | null;
};

/** A lease of a node; see postgres-nodes.ts. */
const LEASE_MS = 6_000;
const REDIS_AWAY_MS = 60_000;
/** What a dead node's agents held has to be with others, or in the queue, by then. */
export const ORPHANS_WITHIN_MS = 30_000;
/** Long before anybody is killed: a machine busy with other things may take its time. */
const HOLDS_WITHIN_MS = 120_000;
const COMES_WITHIN_MS = 1_500;

const NOTHING: Suffered = { startMs: 0, orphanMs: null };

/** `doomed`: an agent who is on whatever node is killed, and does not come back. */
export type Victims = {
  readonly cluster: RealCluster;
  readonly doomed: AgentClient;
  readonly dice: Random;
};

/** Lets it happen, and puts right what does not come right by itself. */
export function suffer(fault: Fault, victims: Victims): Promise<Suffered> {
  switch (fault) {
    case "kill":
      return killNode(victims);
    case "freeze":
      return freezeNode(victims);
    case "redis":
      return loseRedis(victims.cluster, victims.dice.between(0, 500));
    case "mute redis":
      return mute(victims.cluster.redis, victims.dice.between(500, 10_000));
    case "mute postgres":
      return mute(victims.cluster.postgres, victims.dice.between(500, 15_000));
    case "no redis":
      return loseRedis(victims.cluster, REDIS_AWAY_MS);
    case "postgres":
      return losePostgres(victims);
    default:
      return fault satisfies never;
  }
}

async function killNode({ cluster, doomed, dice }: Victims): Promise<Suffered> {
  const i = dice.between(0, cluster.nodes.length - 1);
  const agent = await cluster.again(i, doomed);
  const stopAccepting = acceptAll(agent);
  // What is not answered, right behind another fault, is asked again.
  const hasChat = () => givenChat(cluster, agent).catch(tellOf);
  await until("the doomed to have a chat", hasChat, HOLDS_WITHIN_MS).catch(async (error) => {
    throw new Error(`${error} ${await situation(cluster, agent)}`);
  });
  stopAccepting();
  const died = Date.now();
  await cluster.node(i).stop("SIGKILL");
  // At times a node comes back while Redis is away as well.
  const alsoRedis = dice.chance(0.25);
  if (alsoRedis) await cluster.redis.stop();
  await delay(dice.between(0, 1_500));
  const begun = Date.now();
  await cluster.node(i).start();
  const startMs = Date.now() - begun;
  if (alsoRedis) await cluster.redis.start();
  await until(
    "what a dead node's agent held to be with somebody else",
    async () => (await heldBy(cluster, agent.id)) === 0,
    Math.max(1, died + ORPHANS_WITHIN_MS - Date.now()),
  );
  return { startMs, orphanMs: Date.now() - died };
}

function tellOf(error: unknown): false {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return false;
}

type Row = { readonly id: string; readonly status: string; readonly agentId: string | null };

/** Accepts whatever is offered, until told to stop; once at a time, however often the chat changes meanwhile. */
function acceptAll(agent: AgentClient): () => void {
  const asked = new Set<string>();
  const accept = ({ id, status, agentId }: Row) => {
    if (status !== "offered" || agentId !== agent.id || asked.has(id)) return;
    asked.add(id);
    void agent
      .ask("offer:accept", { conversationId: id })
      .catch(() => {})
      .finally(() => asked.delete(id));
  };
  const acceptMany = (rows: readonly Row[]) => rows.forEach(accept);
  agent.socket.on("row:changed", accept).on("rows:changed", acceptMany);
  return () => void agent.socket.off("row:changed", accept).off("rows:changed", acceptMany);
}

/** Visitors come until one of them is given to this agent, or taken by them while it waits. */
async function givenChat(cluster: RealCluster, agent: AgentClient): Promise<boolean> {
  if ((await heldBy(cluster, agent.id)) > 0) return true;
  // Offers that passed, on a slow machine or before the node under them died, make an agent away. Not
  // otherwise: whoever changes is decided on anew.
  if (await isAway(cluster, agent.id))
    await agent.get("availability:set", { availability: "online" });
  const visitor = await cluster.visitor(0);
  await visitor.hello();
  const conversationId = await visitor.start("A person, please", { person: true });
  // Where everybody writes without end, it may wait longer for its turn than a test can.
  await agent.ask("conversation:claim", { conversationId }).catch(() => {});
  return until(
    "the chat to be given to somebody",
    async () => (await heldBy(cluster, agent.id)) > 0,
    COMES_WITHIN_MS,
  ).catch(() => false);
}

async function isAway({ postgres }: RealCluster, agentId: string): Promise<boolean> {
  const rows = await postgres.query(
    `SELECT 1 FROM record WHERE kind = 'agent' AND id = '${agentId}' AND state->>'availability' = 'away'`,
  );
  return rows.length > 0;
}

/** Chats in which they are with a visitor. */
async function heldBy({ postgres }: RealCluster, agentId: string): Promise<number> {
  const rows = await postgres.query(
    `SELECT count(*)::integer AS held FROM record WHERE kind = 'conversation'
       AND state->'state'->>'is' = 'live' AND state->'state'->>'agentId' = '${agentId}'`,
  );
  return (rows as readonly { readonly held: number }[])[0]?.held ?? 0;
}

/** What a failure is about: who they are to the router, and what became of the chats. */
async function situation({ postgres }: RealCluster, agent: AgentClient): Promise<string> {
  const [who, chats, nodes, told] = [
    await postgres.query(`SELECT state FROM record WHERE kind = 'agent' AND id = '${agent.id}'`),
    await postgres.query(
      `SELECT state->'state'->>'is' AS is, count(*)::integer FROM record WHERE kind = 'conversation' GROUP BY 1`,
    ),
    await postgres.query(
      `SELECT c.node, n.lives_until - now() AS left FROM connected AS c LEFT JOIN node AS n ON n.id = c.node WHERE c.id = '${agent.id}'`,
    ),
    agent.received.slice(-5),
  ];
  return JSON.stringify({ who, chats, nodes, told, connected: agent.socket.connected });
}

/** Longer than its leases: the others take over, and then it is back. */
async function freezeNode({ cluster, dice }: Victims): Promise<Suffered> {
  const { pid } = cluster.node(dice.between(0, cluster.nodes.length - 1));
  if (pid === null) throw new Error("The node to be frozen has ended.");
  process.kill(pid, "SIGSTOP");
  await delay(LEASE_MS + dice.between(500, 4_000)).finally(() => process.kill(pid, "SIGCONT"));
  return NOTHING;
}

async function loseRedis({ redis }: RealCluster, awayMs: number): Promise<Suffered> {
  await redis.stop();
  await delay(awayMs);
  await redis.start();
  return NOTHING;
}

/** It takes what it is sent and answers nothing, also for longer than nodes wait for it. */
async function mute(server: { freeze(): () => void }, silentMs: number): Promise<Suffered> {
  const thaw = server.freeze();
  await delay(silentMs).finally(thaw);
  return NOTHING;
}

async function losePostgres({ cluster: { postgres }, dice }: Victims): Promise<Suffered> {
  await postgres.stop("SIGQUIT");
  await delay(dice.between(0, 1_500));
  await postgres.start();
  return NOTHING;
}
