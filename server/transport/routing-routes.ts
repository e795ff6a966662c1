import express, { type Router } from "express";
import { routingOverview, setAgentRouting, setRouting } from "../application/routing-settings.ts";
import { runSimulation, simulatorContacts } from "../application/simulator.ts";
import { routingRequests } from "../protocol/routing.ts";
import { change, read, type SupervisedSide } from "./supervised.ts";

export type RoutingSide = SupervisedSide & {
  /** Categories articles have. */
  readonly categories: () => readonly string[];
};

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
