import express, { type Router } from "express";
import { serviceOverview, setService } from "../application/service.ts";
import { serviceRequest } from "../protocol/service-rules.ts";
import { change, read, type SupervisedSide } from "./supervised.ts";

/** What happens by itself around tickets: read and set by supervisors alone (SPEC A8); at /api/service. */
export function serviceRoutes(side: SupervisedSide): Router {
  const router = express.Router();
  router.get(
    "/",
    read(side, () => serviceOverview(side.deps)),
  );
  router.put(
    "/",
    change(side, serviceRequest, async (body, actor) => {
      const done = await setService(side.deps, actor, body);
      return done.ok ? { ok: true, value: await serviceOverview(side.deps) } : done;
    }),
  );
  return router;
}
