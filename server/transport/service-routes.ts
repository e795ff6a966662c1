import express, { type Router } from "express";
import { serviceOverview, setService, type ServiceDeps } from "../application/service.ts";
import { serviceRequest } from "../protocol/service-rules.ts";
import { change, read, type SupervisedSide } from "./supervised.ts";

export type ServiceSide = SupervisedSide & Pick<ServiceDeps, "leadsInside">;

/** What happens by itself around tickets: read and set by supervisors alone (SPEC A8); at /api/service. */
export function serviceRoutes(side: ServiceSide): Router {
  const router = express.Router();
  const deps = { ...side.deps, leadsInside: side.leadsInside };
  router.get(
    "/",
    read(side, () => serviceOverview(side.deps)),
  );
  router.put(
    "/",
    change(side, serviceRequest, async (body, actor) => {
      const done = await setService(deps, actor, body);
      return done.ok ? { ok: true, value: await serviceOverview(side.deps) } : done;
    }),
  );
  return router;
}
