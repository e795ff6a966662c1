import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomIds } from "../../server/random-ids.ts";
import { AgentClient, VisitorClient } from "./clients.ts";
import { Postgres } from "./postgres.ts";
import { Product } from "./product.ts";
import { Redis } from "./redis.ts";
import { until } from "./until.ts";

/** No demo shop to be learned by each of many nodes: an article or two are enough. */
const ENV = {
  VISITOR_RATE: "100000",
  ADDRESS_RATE: "100000",
  AGENT_RATE: "100000",
  AGENT_GRACE_SECONDS: "2",
};

/** Real node processes on one real database and one real Redis. */
export class RealCluster {
  readonly postgres: Postgres;
  readonly redis: Redis;
  readonly nodes: readonly Product[];
  readonly #articles: string;
  readonly #clients: { close(): void }[] = [];
  #admin: AgentClient | null = null;
  #site: string | null = null;

  private constructor(
    parts: {
      readonly postgres: Postgres;
      readonly redis: Redis;
      readonly nodes: readonly Product[];
    },
    articles: string,
  ) {
    this.postgres = parts.postgres;
    this.redis = parts.redis;
    this.nodes = parts.nodes;
    this.#articles = articles;
  }

  static async start(
    size: number,
    env: Readonly<Record<string, string>> = {},
  ): Promise<RealCluster> {
    const articles = mkdtempSync(join(tmpdir(), "cascade-articles-"));
    const [postgres, redis] = await Promise.all([Postgres.start(), Redis.start()]);
    const nodes: Product[] = [];
    const cluster = new RealCluster({ postgres, redis, nodes }, articles);
    try {
      for (let i = 0; i < size; i += 1) nodes.push(await startNode());
    } catch (error) {
      await cluster.remove();
      throw error;
    }
    return cluster;

    function startNode(): Promise<Product> {
      return Product.start({
        DATABASE_URL: postgres.url(),
        REDIS_URL: redis.url,
        ARTICLES_DIR: articles,
        ...ENV,
        ...env,
      });
    }
  }

  node(i: number): Product {
    const node = this.nodes[i];
    if (node === undefined) throw new Error(`There is no node ${i}.`);
    return node;
  }

  async visitor(i: number, token = randomIds.secret()): Promise<VisitorClient> {
    const { url } = this.node(i);
    this.#site ??= siteKeyIn(await (await fetch(`${url}/demo`)).text());
    return this.#keep(await VisitorClient.connect({ url, site: this.#site, token }));
  }

  /** The administrator the first time, invited agents after that. */
  async agent(i: number, name: string): Promise<AgentClient> {
    const { url } = this.node(i);
    if (this.#admin !== null)
      return this.#keep(await AgentClient.join({ url }, { admin: this.#admin, name }));
    // The link of the node that started last is the one that works.
    const token = this.nodes.at(-1)?.setupLink.split("/").at(-1) ?? "";
    return (this.#admin = this.#keep(await AgentClient.setUp({ url }, { token, name })));
  }

  /** The same agent, connected to another node. */
  async again(
    i: number,
    agent: { readonly id: string; readonly cookie: string },
  ): Promise<AgentClient> {
    return this.#keep(await AgentClient.connect({ url: this.node(i).url }, agent));
  }

  /** Waits until every node knows that these agents, and no others, are there. */
  async know(agents: readonly AgentClient[], viewers: readonly AgentClient[]): Promise<void> {
    const wanted = agents
      .map(({ id }) => id)
      .sort()
      .join();
    await until("everybody to know who is there", () =>
      viewers.every((viewer) => {
        const told = viewer.received.findLast(({ event }) => event === "presence:changed");
        const { agentIds } = (told?.payload ?? { agentIds: [] }) as { agentIds: readonly string[] };
        return [...agentIds].sort().join() === wanted;
      }),
    );
  }

  async remove(): Promise<void> {
    for (const client of this.#clients) client.close();
    await Promise.all(this.nodes.map((node) => node.remove()));
    await Promise.all([this.postgres.remove(), this.redis.remove()]);
    rmSync(this.#articles, { recursive: true, force: true });
  }

  #keep<C extends { close(): void }>(client: C): C {
    this.#clients.push(client);
    return client;
  }
}

function siteKeyIn(page: string): string {
  const key = /data-site="([^"]+)"/.exec(page)?.[1];
  if (key === undefined) throw new Error("The demo page has no site key.");
  return key;
}
