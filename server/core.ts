import { createKnowledge, type Knowledge } from "../knowledge/knowledge.ts";
import { createDeadlineTimer } from "./application/deadline-timer.ts";
import type { Deps } from "./application/deps.ts";
import { agentIds, everybodyLeft, release, visitorMoved } from "./application/duty.ts";
import { NewsHub } from "./application/news-hub.ts";
import type { CategoryNames, Clock, FileBox, Ids, Store } from "./application/ports.ts";
import { scryptPasswords, type Passwords } from "./application/passwords.ts";
import { createSearch } from "./application/search.ts";
import { createFiles, type Files } from "./application/files.ts";
import { createFloor } from "./application/floor.ts";
import { onSite } from "./application/on-site.ts";
import { createRouter } from "./application/router.ts";
import { openWorkspace } from "./application/workspace.ts";
import { createArticleService, type ArticleParts } from "./article-service.ts";
import type { FolderState } from "./application/article-sync.ts";
import { botKnowledge } from "./bot-knowledge.ts";
import type { Cluster } from "./cluster/cluster.ts";
import { nobodyElsewhere, rollOver } from "./cluster/roll-over.ts";
import type { Config } from "./config.ts";
import { fileBoxFor } from "./file-boxes/file-box-for.ts";
import { createLearning, type Learning, type LearningParts } from "./learning.ts";
import type { KnowledgeSettings } from "./protocol/articles.ts";
import { startMailIn } from "./mail-in.ts";
import { mailingFor } from "./mail-parts.ts";
import { pushesFor } from "./push-parts.ts";
import { followNeighbours } from "./neighbours.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { rephrasingOf, timingsOf } from "./rephrasing.ts";
import { serveAgents } from "./transport/agent-namespace.ts";
import { createBroadcast } from "./transport/broadcast.ts";
import { createGate } from "./transport/gate.ts";
import { createHeartbeat } from "./transport/heartbeat.ts";
import { createRateLimits, type RateLimits } from "./transport/limits.ts";
import { ConnectionPresence } from "./transport/presence.ts";
import { createPublicInfo } from "./transport/public-info.ts";
import { Roll, together } from "./transport/roll.ts";
import { watchSessions } from "./transport/session-watch.ts";
import type { Namespaces } from "./transport/sockets.ts";
import { announceTeam, toldOfTeam } from "./transport/team.ts";
import { createWaitNews } from "./transport/wait-news.ts";
import { seldom } from "./transport/seldom.ts";
import { serveVisitors } from "./transport/visitor-namespace.ts";

export type CoreParts = {
  readonly config: Config;
  readonly store: Store;
  readonly knowledge: Knowledge;
  /** Not there: articles live in the store alone, and the knowledge given stays as it is. */
  readonly articles?: ArticleParts;
  /** Learns articles apart, for asking what an edit would change; at once and in place unless told. */
  readonly learnFrom?: LearningParts["learnFrom"];
  /** Null or not there: this process is alone on its store. */
  readonly cluster?: Cluster | null;
  /** Counts what happens; not there: nobody does. */
  readonly metrics?: Metrics;
  /** What the articles' categories are called. */
  readonly category: CategoryNames;
  readonly clock: Clock;
  readonly ids: Ids;
  /** As strong as they have to be unless told. */
  readonly passwords?: Passwords;
  /** Where files are kept, if not where the settings say. */
  readonly fileBox?: FileBox;
  readonly failed: (error: unknown, where: string) => void;
  /** Hears what is no failure of ours, but somebody's to mend. */
  readonly warned?: (what: string) => void;
};

export type Core = {
  readonly deps: Deps;
  readonly limits: RateLimits;
  readonly files: Files;
  readonly learning: Learning;
  /** Where mail is taken; null: nowhere. */
  readonly mailPort: number | null;
  /** What the folder of articles is like. */
  readonly folder: () => FolderState;
  /** How the bot decides, and the language it falls back to. */
  readonly settings: () => KnowledgeSettings;
  /** Somebody would answer a visitor now. */
  readonly staffed: () => Promise<boolean>;
  /** Lets no more commands in and finishes those in hand; whoever leaves now leaves because we do. */
  drain(): Promise<void>;
  /** When nobody is connected any more: lets go of the store. */
  close(): Promise<void>;
};

const NO_ARTICLES: ArticleParts = { folder: null, seed: null, publish: () => {} };

/** All that lies between connections and the store, put together and at work. */
export async function createCore(parts: CoreParts, spaces: Namespaces): Promise<Core> {
  const { config, store, knowledge, clock, ids } = parts;
  // Looks that were on their way when the store was let go of have nobody left to tell.
  let closed = false;
  const report: CoreParts["failed"] = (error, where) => {
    if (!closed) parts.failed(error, where);
  };
  const failed = (where: string) => (error: unknown) => report(error, where);
  const news = new NewsHub();
  const presence = new ConnectionPresence({
    graceMs: config.agentGraceMs,
    elsewhere: parts.cluster?.membership,
  });
  const settings = () => articles.settings();
  const learning = createLearning({
    deps: { store, clock, timings: config.timings, publisher: news },
    knowledge,
    strictness: () => settings().strictness,
    learnFrom: parts.learnFrom ?? (async (edited) => createKnowledge(edited)),
    failed: failed("learning"),
  });
  news.listen(learning.counts.heard);
  const timings = timingsOf(config);
  const floor = createFloor({
    store,
    clock,
    ids,
    presence,
    timings,
    isAlone: parts.cluster?.membership.isAlone.bind(parts.cluster.membership),
    categoryOf: (articleId) => knowledge.get(articleId)?.category ?? null,
  });
  news.listen(floor.heard);
  const deps: Deps = {
    store,
    clock,
    ids,
    passwords: parts.passwords ?? scryptPasswords(),
    presence,
    publisher: news,
    knowledge: botKnowledge(learning.knowledge, () => settings().strictness),
    timings,
    fileRules: config.files.rules,
    floor,
  };
  const gate = createGate();
  const limits = createRateLimits(config.limits, parts.cluster?.redis?.limiters);
  const info = createPublicInfo(deps, {
    knowledge,
    category: parts.category,
    fallback: () => articles.settings().fallbackLanguage,
  });
  const sides = {
    deps,
    namespaces: spaces,
    presence,
    limits,
    gate,
    failed: report,
    answered: parts.metrics?.answered,
  };
  const { siteKey } = (await openWorkspace(deps)).state;
  const consoleUrl = (host: string | undefined) =>
    `${config.publicUrl ?? `http://${host ?? "localhost"}`}/console`;
  const roll = new Roll();
  const { server } = spaces.agent;
  const elsewhere = parts.cluster ? rollOver(server, parts.cluster, roll) : nobodyElsewhere;
  serveVisitors({
    ...sides,
    info,
    roll,
    siteKey,
    trustProxy: config.trustProxy,
    tokenRefused: seldom(clock.now, (because) =>
      parts.warned?.(`A token for "identify" was refused: ${because}.`),
    ),
  });
  const search = createSearch(deps);
  news.listen(search.heard);
  const pushes = pushesFor(config);
  serveAgents({
    ...sides,
    search,
    pushes,
    consoleUrl,
    onSite: async () => {
      const { calls, whole } = await elsewhere();
      const { count, latest } = together([roll.call(), ...calls]);
      return { count, visitors: await onSite(deps, latest), whole };
    },
  });

  const broadcast = createBroadcast({ namespaces: spaces, deps, failed: failed("broadcast") });
  const waits = createWaitNews(deps, spaces, failed("waits"));
  const router = createRouter(deps, { failed: failed("routing"), moved: waits.moved });
  const files = createFiles(deps, parts.fileBox ?? fileBoxFor(config.files), failed("files"));
  const mailing = mailingFor(config, { deps, pushes }, failed("mail"));
  const deadlines = createDeadlineTimer(deps, { mailing, files }, failed("deadlines"));
  const articles = createArticleService({
    deps,
    parts: parts.articles ?? NO_ARTICLES,
    failed: failed("articles"),
  });
  const rephrasing = rephrasingOf(config, deps, failed("rephrasing"));
  const team = announceTeam(spaces, { info, presence, failed: failed("team") });
  news.listen(broadcast.publish);
  if (parts.metrics) news.listen(parts.metrics.heard);
  parts.metrics?.watch({ deps, namespaces: spaces });
  news.listen(rephrasing.heard);
  news.listen(articles.heard);
  news.listen((list) => {
    if (list.some((one) => one.is === "changed" && (one.urgent || one.kind === "agent")))
      router.kick();
    if (list.some((one) => one.is === "changed" && toldOfTeam(one.kind))) team.changed();
  });
  presence.tell({
    agentMoved(agentId, here) {
      floor.moved();
      team.changed();
      const moved = here ? Promise.resolve() : release(deps, agentId, { offersOnly: false });
      moved.then(() => router.kick(), failed("presence"));
    },
    visitorMoved(contactId, here) {
      team.visitorMoved(contactId, here);
      visitorMoved(deps, contactId, { here }).catch(failed("presence"));
    },
  });

  const neighbour = followNeighbours({
    deps,
    presence,
    namespaces: spaces,
    team,
    caches: [learning.counts.heard, articles.heard, floor.heard, search.heard],
    route: router.glance,
    failed: failed("neighbours"),
  });
  if (parts.cluster) news.listen(parts.cluster.membership.heard);
  await parts.cluster?.membership.start(neighbour);
  await articles.start();
  await everybodyLeft(deps);
  presence.expectAgents(await agentIds(deps));
  const heartbeat = createHeartbeat(deps, spaces, failed("heartbeat"));
  const sessions = watchSessions(deps, spaces.agent, failed("sessions"));
  deadlines.start();
  search.keepUp(failed("search"));
  learning.calibrating.look().catch(failed("learning"));
  router.kick();
  const mailIn = await startMailIn({
    config,
    deps,
    limits,
    files,
    isAlone: parts.cluster == null,
    failed: failed("mail"),
  });

  return {
    deps,
    files,
    limits,
    mailPort: mailIn.port,
    learning,
    folder: articles.folder,
    settings: articles.settings,
    staffed: async () => (await info.team()).people.length > 0,
    async drain() {
      await mailIn.stop();
      heartbeat.stop();
      sessions.stop();
      await parts.cluster?.membership.stop();
      await gate.drain();
      await search.stop();
      await rephrasing.stop();
      await deadlines.stop();
      await mailing.stop();
      await files.stop();
      await articles.stop();
      presence.stop();
      team.stop();
      waits.stop();
    },
    async close() {
      await router.idle();
      broadcast.stop();
      neighbour.stop();
      closed = true;
      await store.close();
    },
  };
}
