import express, { type Router } from "express";
import { lookOverview, setLook } from "../application/look.ts";
import { lookRequest } from "../protocol/look.ts";
import { change, read, type SupervisedSide } from "./supervised.ts";

/** How the chat looks: read and set by supervisors alone (SPEC A8); mounted at /api/look. */
export function lookRoutes(side: SupervisedSide): Router {
  const router = express.Router();
  router.get(
    "/",
    read(side, () => lookOverview(side.deps)),
  );
  router.put(
    "/",
    change(side, lookRequest, async (body, actor) => {
      const done = await setLook(side.deps, actor, body);
      return done.ok ? { ok: true, value: await lookOverview(side.deps) } : done;
    }),
  );
  return router;
}
