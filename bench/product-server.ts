import { join } from "node:path";
import type { Article } from "../knowledge/article.ts";
import { createKnowledge } from "../knowledge/knowledge.ts";
import { createApp } from "../server/app.ts";
import type { Store } from "../server/application/ports.ts";
import type { Cluster } from "../server/cluster/cluster.ts";
import { readConfig, type Config } from "../server/config.ts";
import type { WorkspaceRecord } from "../server/domain/workspace-record.ts";
import { randomIds } from "../server/random-ids.ts";
import { standInPages } from "../test/support/stand-in-pages.ts";
import type { Served } from "./served.ts";
import { openDatabase, openFolder } from "./stores-open.ts";

const ARTICLES: readonly Article[] = [
  article(
    "returns",
    "Return or exchange an item",
    "You can return anything unused within 60 days.",
  ),
  article("delivery", "Delivery times and costs", "Delivery takes two to four working days."),
  article(
    "poles",
    "Spare parts and repairs",
    "We sell pole sections one by one for all our tents.",
  ),
];

/**
 * The whole product with its durable store, in the folder or, as a node, on the database and the Redis
 * named; only the built pages are stand-ins.
 */
export async function startProduct(
  folder: string,
  shared: readonly string[] = [],
): Promise<Served> {
  const { store, cluster } = await storeFor(folder, shared);
  void store.failed.then(giveUp);
  const app = await createApp({
    config: config(),
    store,
    cluster,
    knowledge: createKnowledge(ARTICLES),
    clock: { now: Date.now },
    ids: randomIds,
    ...standInPages(folder),
    failed: giveUp,
  });
  const workspace = await store.get<WorkspaceRecord>("workspace", "workspace");
  return {
    http: app.server,
    setup: app.setup ?? "",
    site: workspace?.state.siteKey ?? "",
    close: app.close,
  };
}

async function storeFor(
  folder: string,
  [url, redisUrl]: readonly string[],
): Promise<{ readonly store: Store; readonly cluster: Cluster | null }> {
  if (url === undefined) return { store: await openFolder(join(folder, "data")), cluster: null };
  const { createCluster } = await import("../server/cluster/cluster.ts");
  const { store, nodes } = await openDatabase(url);
  const cluster = await createCluster({ nodes, redisUrl: redisUrl ?? null, failed: giveUp });
  return { store, cluster };
}

/** Whatever fails would make the numbers worthless. */
function giveUp(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}

function config(): Config {
  const rate = "1000000";
  // Behind a proxy by its own account: so each agent can sign up from an address of their own.
  const read = readConfig(
    { VISITOR_RATE: rate, ADDRESS_RATE: rate, AGENT_RATE: rate, TRUST_PROXY: "1" },
    "/",
  );
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.config;
}

function article(id: string, title: string, body: string): Article {
  return {
    id,
    topic: id,
    title,
    body,
    phrasings: [],
    language: "en",
    category: "Orders",
    updatedAt: "2026-01-15",
    popular: true,
  };
}
