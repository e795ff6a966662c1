import express, { type Request, type Response, type Router } from "express";
import type { ZodType } from "zod";
import { whoIs } from "../application/accounts.ts";
import type { Deps } from "../application/deps.ts";
import { routingOverview, setAgentRouting, setRouting } from "../application/routing-settings.ts";
import { runSimulation, simulatorContacts } from "../application/simulator.ts";
import { maySupervise } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import type { Result } from "../protocol/errors.ts";
import { routingRequests } from "../protocol/routing.ts";
import { problem } from "./account-routes.ts";
import { parseCookie } from "./cookies.ts";
import type { RateLimits } from "./limits.ts";
import { fromOwnPage } from "./origin.ts";

export type RoutingSide = {
  readonly deps: Deps;
  readonly limits: RateLimits;
  readonly publicUrl: string | null;
  /** Categories articles have. */
  readonly categories: () => readonly string[];
};

/** Two hundred special days for each of many teams fit. */
const LARGEST = "4mb";

/** Who gets which chat: read, set and tried out by supervisors alone (SPEC A8); mounted at /api/routing. */
export function routingRoutes(side: RoutingSide): Router {
  const router = express.Router();
  const { deps } = side;
  const overview = () => routingOverview(deps, side.categories());

  router.get(
    "/",
    read(side, () => overview()),
  );
  router.get(
    "/contacts",
    read(side, () => simulatorContacts(deps)),
  );
  router.put(
    "/",
    change(side, routingRequests.settings, async (body, actor) => {
      const done = await setRouting(deps, actor, body);
      return done.ok ? { ok: true, value: await overview() } : done;
    }),
  );
  router.put(
    "/agents",
    change(side, routingRequests.agent, async (body, actor) => {
      const done = await setAgentRouting(deps, actor, body);
      return done.ok ? { ok: true, value: await overview() } : done;
    }),
  );
  router.post(
    "/simulate",
    change(side, routingRequests.simulate, (body, actor) => runSimulation(deps, actor, body)),
  );
  return router;
}

function read<T>(side: RoutingSide, work: () => Promise<T>): express.RequestHandler {
  return async (request, response) => {
    if ((await supervisor(side, request, response)) !== null) response.json(await work());
  };
}

const body = express.json({ limit: LARGEST, strict: true });

/** From our own pages only; the body is read for who may alone. */
function change<B, T>(
  side: RoutingSide,
  schema: ZodType<B>,
  work: (body: B, actor: Actor) => Promise<Result<T>>,
): express.RequestHandler {
  return async (request, response, next) => {
    if (request.headers["x-cascade"] !== "1" || !fromOwnPage(request, side.publicUrl))
      return problem(response, "wrong_origin");
    const actor = await supervisor(side, request, response);
    if (actor === null) return;
    const answer = async () => {
      const parsed = schema.safeParse(request.body);
      if (!parsed.success) {
        // What is wrong is said in the words of the schema, which are written for people.
        const issues = parsed.error.issues.map(({ path, message }) => ({ path, message }));
        response
          .status(400)
          .json({ code: "bad_request", message: issues[0]?.message ?? "", issues });
        return;
      }
      const result = await work(parsed.data, actor);
      if (result.ok) response.json(result.value ?? {});
      else problem(response, result.code);
    };
    body(request, response, (error: unknown) => {
      if (error === undefined) answer().catch(next);
      else next(error);
    });
  };
}

/** Null: answered already, with why not. */
async function supervisor(
  { deps, limits }: RoutingSide,
  request: Request,
  response: Response,
): Promise<Actor | null> {
  response.set("Cache-Control", "no-store");
  const session = parseCookie(request.headers.cookie);
  const who = session === null ? null : await whoIs(deps, session);
  if (who === null) {
    problem(response, "signed_out");
    return null;
  }
  const { id: agentId, name, role } = who.account;
  const actor: Actor = { kind: "agent", agentId, name, role };
  const code = maySupervise(actor) ? await limits.agent(agentId) : "forbidden";
  if (code === null) return actor;
  problem(response, code);
  return null;
}
