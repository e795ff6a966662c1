import { randomIds } from "../../server/random-ids.ts";
import { AgentClient, VisitorClient } from "../support/clients.ts";
import { RealCluster } from "../support/cluster.ts";
import { Product } from "../support/product.ts";
import { startServer } from "../support/server.ts";
import { siteKey } from "../support/site-key.ts";

/** Where records are kept while people race. */
export const STORES = ["memory", "embedded", "postgres"] as const;
export type StoreName = (typeof STORES)[number];

/** The product somewhere, with its people: several addresses are several processes on one store. */
export type Place = {
  readonly urls: readonly string[];
  readonly admin: AgentClient;
  agent(name: string): Promise<AgentClient>;
  visitor(nth: number): Promise<VisitorClient>;
  remove(): Promise<void>;
};

const GRACE_MS = 300;
const OFFER_MS = 1_000;
const HOLD_MS = 500;

/** Nobody is cut off for being quick; whoever is gone is so soon; what waits is not filed for waiting. */
const ENVIRONMENT = {
  OFFER_SECONDS: String(OFFER_MS / 1_000),
  HOLD_SECONDS: String(HOLD_MS / 1_000),
  AGENT_GRACE_SECONDS: String(GRACE_MS / 1_000),
  VISITOR_RATE: "1000000",
  ADDRESS_RATE: "1000000",
  AGENT_RATE: "1000000",
};

export function openPlace(store: StoreName): Promise<Place> {
  switch (store) {
    case "memory":
      return inMemory();
    case "embedded":
      return onDisk();
    case "postgres":
      return onNodes();
    default:
      return store satisfies never;
  }
}

/** The store only tests have: in this process, on real sockets. */
async function inMemory(): Promise<Place> {
  const limits = { perVisitor: 1e6, perAddress: 1e6, perAgent: 1e6 };
  const running = await startServer({
    config: { agentGraceMs: GRACE_MS, limits },
    timings: { offerMs: OFFER_MS, holdMs: HOLD_MS },
  });
  return {
    urls: [running.url],
    admin: await running.agent("Ana"),
    agent: running.agent,
    visitor: () => running.visitor(),
    remove: running.stop,
  };
}

async function onDisk(): Promise<Place> {
  const product = await Product.start({ HOST: "127.0.0.1", ...ENVIRONMENT });
  const token = product.setupLink.split("/").at(-1) ?? "";
  const admin = await AgentClient.setUp(product, { token, name: "Ana" });
  const site = await siteKey(product);
  return {
    urls: [product.url],
    admin,
    agent: (name) => AgentClient.join(product, { admin, name }),
    visitor: () => VisitorClient.connect({ url: product.url, site, token: randomIds.secret() }),
    remove: () => product.remove(),
  };
}

async function onNodes(): Promise<Place> {
  const cluster = await RealCluster.start(2, ENVIRONMENT);
  const count = cluster.nodes.length;
  let made = 0;
  return {
    urls: cluster.nodes.map(({ url }) => url),
    admin: await cluster.agent(0, "Ana"),
    agent: (name) => cluster.agent((made += 1) % count, name),
    visitor: (nth) => cluster.visitor(nth % count),
    remove: () => cluster.remove(),
  };
}
