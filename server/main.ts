import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { knowledgeOf } from "../knowledge/knowledge.ts";
import { firstOf, modelCache } from "../knowledge/model-cache.ts";
import { openKnowledge } from "../knowledge/open-knowledge.ts";
import { trainInWorker } from "../knowledge/train-in-worker.ts";
import { createApp, type App } from "./app.ts";
import { publishedArticles } from "./application/article-store.ts";
import { get } from "./application/records.ts";
import { knowledgeSettings } from "./domain/knowledge-settings.ts";
import { openArticleFolder } from "./article-folder/node-folder.ts";
import { seedFolder, seedStore } from "./article-folder/seed.ts";
import type { ArticleParts } from "./article-service.ts";
import type { Cluster, ClusterOptions } from "./cluster/cluster.ts";
import { readConfig, type Config } from "./config.ts";
import { folderProblem } from "./file-boxes/folder-box.ts";
import { listenProblem } from "./listen-problem.ts";
import { createLog, type Log } from "./log.ts";
import { randomIds } from "./random-ids.ts";
import { openStore, type OpenedStore } from "./open-store.ts";
import { Refusal } from "./stores/refusal.ts";

/** Built as dist/server/main.js: the installation's root is two folders up. */
const ROOT = resolve(import.meta.dirname, "..", "..");
/** How long a start waits for the articles to answer; a large knowledge base goes on meanwhile. */
const LEARNING_PATIENCE_MS = 4_000;
/** What a new installation begins with. */
const DEMO_ARTICLES = resolve(ROOT, "knowledge", "articles");

await main();

async function main(): Promise<void> {
  const read = readConfig(process.env, ROOT);
  if (!read.ok) return giveUp(read.problems.map((problem) => `Configuration: ${problem}`));
  const log = createLog(read.config.logLevel);
  const opened = await openStore({ config: read.config, log, root: ROOT });
  if (!opened.ok) return giveUp([opened.problem]);
  const filesProblem = await folderProblem(read.config.files.folder);
  if (filesProblem !== null) {
    await opened.store.close();
    return giveUp([filesProblem]);
  }
  for (const warning of opened.warnings) process.stderr.write(`${warning}\n`);
  void opened.store.failed.then((error) => {
    log.fatal(
      { error },
      "the data folder can no longer be written: stopping before anything is promised in vain",
    );
    giveUp([
      `The data folder ${read.config.dataDir} cannot be written: ${error.message}. Nothing acknowledged is lost; make room and start again.`,
    ]);
  });
  const app = await build(read.config, opened, log).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return giveUp([error.message]);
  });
  drainOnSignal(app, log);
  await listen(app, read.config);
  announce(app, read.config);
}

type Opened = Extract<OpenedStore, { readonly ok: true }>;
type ArticleSource = Pick<ArticleParts, "folder" | "seed">;

/** Set up before anybody is told that it runs. */
function drainOnSignal(app: App, log: Log): void {
  // A terminal's Ctrl-C arrives here and, through npm, once more: a drain is begun once.
  let draining: Promise<void> | null = null;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      draining ??= drain(app, log);
    });
  }
}

async function build(config: Config, { store, nodes }: Opened, log: Log): Promise<App> {
  const failed = (error: unknown, where: string) => log.error({ error, where }, "something failed");
  const workspace = await get(store, "workspace", "workspace");
  const { fallbackLanguage } = knowledgeSettings(workspace?.state ?? {});
  const train = trainInWorker(resolve(import.meta.dirname, "train-worker.js"));
  const knowledge = openKnowledge({
    articles: await publishedArticles({ store }),
    train,
    cache: firstOf(
      modelCache(resolve(config.dataDir, "knowledge-model.bin")),
      modelCache(resolve(ROOT, "dist", "demo-model.bin")),
    ),
    failed: (error) => log.error({ error }, "the articles could not be learned"),
    fallback: fallbackLanguage,
  });
  const app = await createApp({
    config,
    store,
    cluster: nodes && (await clusterOf({ nodes, redisUrl: config.redisUrl, failed })),
    knowledge,
    articles: {
      ...articlesFrom(config),
      publish: (articles, settings) =>
        void knowledge.update(articles, { fallback: settings.fallbackLanguage }),
    },
    learnFrom: async (edited, signal) => knowledgeOf(edited, await train(edited, { signal })),
    clock: { now: Date.now },
    ids: randomIds,
    assets: resolve(ROOT, "dist"),
    demo: resolve(ROOT, "widget/demo"),
    failed,
    warned: (what) => log.warn(what),
  });
  tellOfArticles(app);
  await Promise.race([knowledge.answers(), setTimeout(LEARNING_PATIENCE_MS, null, { ref: false })]);
  return app;
}

/** Loaded by those who are several: alone, nobody needs Redis. */
async function clusterOf(options: ClusterOptions): Promise<Cluster> {
  const { createCluster } = await import("./cluster/cluster.ts");
  return createCluster(options);
}

/**
 * Nodes on several machines have no folder in common, and one that lacks a file would take it for
 * deleted: with a database, only a folder that is named is followed.
 */
function articlesFrom({ ownArticles, articlesDir, databaseUrl }: Config): ArticleSource {
  if (databaseUrl !== null && ownArticles)
    return { folder: null, seed: (deps) => seedStore(DEMO_ARTICLES, deps) };
  return {
    folder: openArticleFolder(articlesDir),
    seed: ownArticles ? () => seedFolder(DEMO_ARTICLES, articlesDir) : null,
  };
}

/** Where nobody looks at the console, somebody may look here. */
function tellOfArticles({ folder }: App): void {
  const { problem, problems } = folder();
  if (problem !== null) process.stderr.write(`${problem}\n`);
  for (const { file, why } of problems)
    process.stderr.write(`Skipped an article. ${file}: ${why}\n`);
}

/** Resolves when it listens; a port that cannot be had ends the process. */
function listen(app: App, { port, host }: Config): Promise<void> {
  return new Promise((listening) => {
    app.server.once("error", (error: NodeJS.ErrnoException) => {
      void app
        .close()
        .then(() => giveUp([listenProblem(error, { port, name: "PORT", hostName: "HOST" })]));
    });
    app.server.listen({ port, host }, listening);
  });
}

function announce({ server, setup }: App, config: Config): void {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : config.port;
  const url = config.publicUrl ?? `http://localhost:${port}`;
  const lines = [
    "",
    "  Cascade is running.",
    "",
    `  Demo site   ${url}/demo`,
    `  Help centre ${url}/help`,
    `  Console     ${url}/console`,
  ];
  if (config.mail === null)
    lines.push("  E-mail      none is sent: set SMTP_URL and MAIL_FROM, see docs/operations.md");
  if (setup !== null)
    lines.push(
      `  Set-up      ${url}/console#/setup/${setup}`,
      "              Makes the first administrator; works once.",
    );
  process.stdout.write(`${lines.join("\n")}\n\n`);
}

async function drain(app: App, log: Log): Promise<void> {
  log.info("draining");
  await app.close();
  process.exit(0);
}

/** Says in a line or two what to do, and ends without harm. */
function giveUp(problems: readonly string[]): never {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exit(1);
}
