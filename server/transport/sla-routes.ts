import express, { type Router } from "express";
import { setSla, slaOverview } from "../application/sla.ts";
import { slaRequest } from "../protocol/sla-settings.ts";
import { change, read, type SupervisedSide } from "./supervised.ts";

/** What is promised to customers: read and set by supervisors alone (SPEC A8); mounted at /api/sla. */
export function slaRoutes(side: SupervisedSide): Router {
  const router = express.Router();
  router.get(
    "/",
    read(side, () => slaOverview(side.deps)),
  );
  router.put(
    "/",
    change(side, slaRequest, async (body, actor) => {
      const done = await setSla(side.deps, actor, body);
      return done.ok ? { ok: true, value: await slaOverview(side.deps) } : done;
    }),
  );
  return router;
}
