import { createServer, type Server as HttpServer } from "node:http";
import { join } from "node:path";
import { Server } from "socket.io";
import { setupToken } from "./application/accounts.ts";
import type { FolderState } from "./application/article-sync.ts";
import { nudgeOver } from "./cluster/nudges.ts";
import { createCore, type CoreParts } from "./core.ts";
import { leadsInside } from "./hooks/post-outside.ts";
import { measuredStore } from "./metrics/measured-store.ts";
import { Metrics } from "./metrics/metrics.ts";
import { MAX_PACKET_BYTES } from "./protocol/limits.ts";
import { watchConnections } from "./transport/connections.ts";
import { categoriesFor, helpFor, trackingFor } from "./help-parts.ts";
import { createIncoming } from "./transport/incoming.ts";
import { createHttp } from "./transport/http.ts";
import { fromOwnPage } from "./transport/origin.ts";
import { corkWrites } from "./transport/cork.ts";
import { attachEngines } from "./transport/engines.ts";
import { FrugalAdapter } from "./transport/frugal-adapter.ts";
import { boundSlowReaders } from "./transport/slow-readers.ts";
import { namespaces, rooms } from "./transport/sockets.ts";

export type AppParts = Omit<CoreParts, "category"> & {
  /** Folder of the built clients, and of the demo site. */
  readonly assets: string;
  readonly demo: string;
};

export type App = {
  readonly server: HttpServer;
  /** Where mail is taken; null: nowhere. */
  readonly mailPort: number | null;
  /** Token of the set-up link, while there is no agent. */
  readonly setup: string | null;
  /** What the folder of articles is like. */
  readonly folder: () => FolderState;
  /** Stops accepting, finishes what is in hand, and lets go of the store. */
  close(): Promise<void>;
};

/**
 * Longer than balancers keep a connection that is idle [60 s]: one that we close while a request is on its way
 * is a "502" to whoever made it.
 */
const KEPT_ALIVE_MS = 75_000;

/** Puts the product together; it listens when its server does. */
export async function createApp(given: AppParts): Promise<App> {
  const parts = { ...given, category: categoriesFor(given) };
  const { publicUrl, trustProxy } = parts.config;
  const io = new Server({
    maxHttpBufferSize: MAX_PACKET_BYTES,
    serveClient: false,
    transports: parts.config.polling ? ["polling", "websocket"] : ["websocket"],
    adapter: parts.cluster?.redis?.adapter ?? FrugalAdapter,
    allowRequest: (request, done) => done(null, fromOwnPage(request, publicUrl)),
  });
  const spaces = namespaces(io);
  if (parts.cluster) nudgeOver(io, parts.cluster);
  const metrics = new Metrics();
  const store = measuredStore(parts.store, metrics.committed);
  const core = await createCore({ ...parts, store, metrics }, spaces);
  let draining = false;
  const { deps, limits } = core;
  const closeSession = (sessionId: string) =>
    spaces.agent.in(rooms.session(sessionId)).disconnectSockets();
  const incoming = createIncoming(join(parts.config.files.folder, "incoming"));
  const http = createHttp({
    files: { deps, files: core.files, incoming, limits, publicUrl, trustProxy },
    status: {
      store,
      redis: parts.cluster?.redis?.isReady ?? null,
      draining: () => draining,
      metricsToken: parts.config.metricsToken,
      metrics,
    },
    account: { deps, limits, publicUrl, trustProxy, closeSession },
    articles: {
      deps,
      limits,
      publicUrl,
      folder: core.folder,
      counts: core.learning.counts.counts,
      lately: core.learning.counts.lately,
    },
    pages: {
      deps,
      assets: parts.assets,
      demo: parts.demo,
      staffed: core.staffed,
      publicUrl,
      failed: (error) => parts.failed(error, "pages"),
    },
    help: helpFor(parts, core),
    tracking: trackingFor(parts, core, incoming),
    learning: {
      deps,
      limits,
      publicUrl,
      learning: core.learning,
      failed: (error) => parts.failed(error, "learning"),
    },
    service: {
      deps,
      limits,
      publicUrl,
      leadsInside: parts.config.webhookPrivate ? async () => false : leadsInside,
    },
    routing: {
      deps,
      limits,
      publicUrl,
      categories: () => [...new Set(parts.knowledge.list().map(({ category }) => category))].sort(),
    },
    // They come back at once, and are told all anew.
    rolesMoved: () => spaces.agent.in(rooms.colleagues).disconnectSockets(true),
    failed: (error) => parts.failed(error, "http"),
  });
  // Socket.IO takes its own requests out of what the server hands to the listeners before it.
  const server = createServer({ keepAliveTimeout: KEPT_ALIVE_MS }, http);
  const engines = attachEngines(io, server);
  boundSlowReaders(engines);
  corkWrites(engines);
  const connections = watchConnections(server);

  return {
    server,
    setup: await setupToken(deps),
    folder: core.folder,
    mailPort: core.mailPort,
    async close() {
      draining = true;
      await core.drain();
      io.disconnectSockets(true);
      connections.endSoon();
      for (const engine of engines) engine.close();
      await io.close();
      await core.close();
    },
  };
}
