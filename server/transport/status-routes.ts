import { timingSafeEqual } from "node:crypto";
import { Router, type Request } from "express";
import type { Store } from "../application/ports.ts";

export type StatusSide = {
  readonly store: Pick<Store, "get">;
  /** Null: there is none to be ready. */
  readonly redis: (() => boolean) | null;
  readonly draining: () => boolean;
  /** Who may read the figures from elsewhere; null: nobody. */
  readonly metricsToken: string | null;
  readonly metrics: { readonly contentType: string; read(): Promise<string> };
};

/** A store that takes longer to answer one question is not ready (ms). */
const PATIENCE_MS = 2_000;

/** For balancers and for whoever keeps it running: nothing about anybody, and nothing to change. */
export function statusRoutes(side: StatusSide): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => response.json({ ok: true }));
  router.get("/readyz", async (_request, response) => {
    const store = await answers(side.store);
    const ok = store && !side.draining();
    // Without Redis all works, a little later: taking every node out for it would help nobody.
    const redis = side.redis === null ? "none" : side.redis() ? "ready" : "away";
    response.status(ok ? 200 : 503).json({ ok, store, redis, draining: side.draining() });
  });
  router.get("/metrics", async (request, response) => {
    if (!mayRead(request, side.metricsToken)) return void response.status(404).end();
    response.type(side.metrics.contentType).send(await side.metrics.read());
  });
  return router;
}

async function answers(store: Pick<Store, "get">): Promise<boolean> {
  const late = new Promise<false>((passed) => setTimeout(() => passed(false), PATIENCE_MS).unref());
  const asked = store.get("workspace", "workspace").then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}

/** From this very machine and not through a proxy on it, or with the token. */
function mayRead({ socket, headers }: Request, token: string | null): boolean {
  if (token !== null) return isSame(headers.authorization ?? "", `Bearer ${token}`);
  const isLocal = /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? "");
  return isLocal && headers["x-forwarded-for"] === undefined && headers.forwarded === undefined;
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
