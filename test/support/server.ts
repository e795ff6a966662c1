import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Article } from "../../knowledge/article.ts";
import { createKnowledge } from "../../knowledge/knowledge.ts";
import { train } from "../../knowledge/model/train.ts";
import { openKnowledge } from "../../knowledge/open-knowledge.ts";
import { createApp, type App } from "../../server/app.ts";
import { publishedArticles } from "../../server/application/article-store.ts";
import type { Store } from "../../server/application/ports.ts";
import { openArticleFolder } from "../../server/article-folder/node-folder.ts";
import { seedFolder } from "../../server/article-folder/seed.ts";
import { readConfig, type Config } from "../../server/config.ts";
import { randomIds } from "../../server/random-ids.ts";
import { ARTICLES } from "./articles.ts";
import { CHEAP_PASSWORDS } from "./deps.ts";
import { AgentClient, VisitorClient, type Origin } from "./clients.ts";
import { standInPages } from "./stand-in-pages.ts";
import { storeForTests } from "./test-store.ts";

export type Running = {
  readonly app: App;
  readonly url: string;
  readonly store: Store;
  /** What the product logged as failed: empty unless there is a bug. */
  readonly failures: readonly unknown[];
  readonly warnings: readonly string[];
  visitor(token?: string, identity?: string): Promise<VisitorClient>;
  readonly site: string;
  /** The administrator the first time, invited agents after that; signed in and connected. */
  agent(name: string): Promise<AgentClient>;
  /** Where files are kept. */
  readonly filesFolder: string;
  stop(): Promise<void>;
};

export type ServerOptions = {
  readonly store?: Store;
  readonly articles?: readonly Article[];
  /** Articles come from this folder of Markdown files, and follow it; begun with what `seed` holds. */
  readonly folder?: { readonly path: string; readonly seed?: string };
  /** Where the built pages are; stand-ins unless told. */
  readonly assets?: string;
  readonly config?: Partial<Config>;
  readonly timings?: Partial<Config["timings"]>;
  readonly files?: Partial<Config["files"]["rules"]>;
  readonly bucket?: Config["files"]["bucket"];
  /** Its clock (epoch ms), where a test puts it forward. */
  readonly now?: () => number;
};

/** The whole product in this process on a free port; only the built pages are stand-ins. */
export async function startServer(options: ServerOptions = {}): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "cascade-test-"));
  const store = options.store ?? (await storeForTests());
  const failures: unknown[] = [];
  const warnings: string[] = [];
  const app = await createApp({
    config: inFolder(configFor(options), folder),
    store,
    ...(await knowledgeFor(options, store)),
    clock: { now: options.now ?? Date.now },
    ids: randomIds,
    passwords: CHEAP_PASSWORDS,
    ...standInPages(folder),
    ...(options.assets === undefined ? {} : { assets: options.assets }),
    failed: (error, where) => failures.push([where, error]),
    warned: (what) => warnings.push(what),
  });
  await new Promise<void>((listening) => app.server.listen(0, "127.0.0.1", listening));
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const site = await siteKey(url);
  const clients: { close(): void }[] = [];
  const keep = <C extends { close(): void }>(client: C) => {
    clients.push(client);
    return client;
  };
  let admin: AgentClient | null = null;

  return {
    app,
    url,
    store,
    failures,
    warnings,
    site,
    filesFolder: join(folder, "files"),
    async visitor(token = randomIds.secret(), identity) {
      return keep(await VisitorClient.connect({ url, site, token, identity }));
    },
    async agent(name) {
      const origin: Origin = { url };
      if (admin === null)
        admin = keep(await AgentClient.setUp(origin, { token: app.setup ?? "", name }));
      else return keep(await AgentClient.join(origin, { admin, name }));
      return admin;
    },
    async stop() {
      for (const client of clients) client.close();
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One that follows the articles, as in the product, where there is a folder of them. */
async function knowledgeFor({ articles, folder }: ServerOptions, store: Store) {
  if (folder === undefined) return { knowledge: createKnowledge(articles ?? ARTICLES) };
  const failed = (error: unknown) => {
    throw error;
  };
  const knowledge = openKnowledge({
    articles: await publishedArticles({ store }),
    train: async (list) => train(list),
    failed,
  });
  const { path, seed } = folder;
  return {
    knowledge,
    articles: {
      folder: openArticleFolder(path),
      seed: seed === undefined ? null : () => seedFolder(seed, path),
      publish: (list: readonly Article[]) => void knowledge.update(list),
    },
  };
}

function configFor({ config, timings, files, bucket = null }: ServerOptions): Config {
  const read = readConfig(
    {
      VISITOR_RATE: "100000",
      ADDRESS_RATE: "100000",
      AGENT_RATE: "100000",
      AGENT_GRACE_SECONDS: "0.3",
    },
    "/",
  );
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return {
    ...read.config,
    ...config,
    timings: { ...read.config.timings, ...timings },
    files: { ...read.config.files, bucket, rules: { ...read.config.files.rules, ...files } },
  };
}

/** Files are kept beside what else this server has. */
function inFolder(config: Config, folder: string): Config {
  return { ...config, files: { ...config.files, folder: join(folder, "files") } };
}

async function siteKey(url: string): Promise<string> {
  return (await fetch(`${url}/demo`)).text();
}
