import express, { type Router } from "express";
import { proactiveOverview, setProactive } from "../application/proactive.ts";
import { proactiveRequest } from "../protocol/proactive.ts";
import { change, read, type SupervisedSide } from "./supervised.ts";

/** What visitors are shown unasked: read and set by supervisors alone (SPEC A8); mounted at /api/proactive. */
export function proactiveRoutes(side: SupervisedSide): Router {
  const router = express.Router();
  router.get(
    "/",
    read(side, () => proactiveOverview(side.deps)),
  );
  router.put(
    "/",
    change(side, proactiveRequest, async (body, actor) => {
      const done = await setProactive(side.deps, actor, body);
      return done.ok ? { ok: true, value: await proactiveOverview(side.deps) } : done;
    }),
  );
  return router;
}
