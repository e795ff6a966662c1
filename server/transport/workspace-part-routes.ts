import express, { type Router } from "express";
import type { ZodType } from "zod";
import type { WorkspacePart } from "../application/workspace-part.ts";
import { change, read, type SupervisedSide } from "./supervised.ts";

/** Settings of the workspace: read and set by supervisors alone (SPEC A8). */
// oxlint-disable-next-line max-params
export function workspacePartRoutes<O>(
  side: SupervisedSide,
  schema: ZodType<O>,
  part: WorkspacePart<O>,
  /** Something has to be done once they are changed. */
  changed: () => void = () => {},
): Router {
  const router = express.Router();
  router.get(
    "/",
    read(side, () => part.overview(side.deps)),
  );
  router.put(
    "/",
    change(side, schema, async (body, actor) => {
      const done = await part.set(side.deps, actor, body);
      if (done.ok) changed();
      return done.ok ? { ok: true, value: await part.overview(side.deps) } : done;
    }),
  );
  return router;
}
