import express, { type Router } from "express";
import { preChatOverview, setPreChat } from "../application/pre-chat.ts";
import { preChatRequest } from "../protocol/pre-chat-settings.ts";
import { change, read, type SupervisedSide } from "./supervised.ts";

/** What is asked before a person is called: read and set by supervisors alone (SPEC A8); mounted at /api/pre-chat. */
export function preChatRoutes(side: SupervisedSide): Router {
  const router = express.Router();
  router.get(
    "/",
    read(side, () => preChatOverview(side.deps)),
  );
  router.put(
    "/",
    change(side, preChatRequest, async (body, actor) => {
      const done = await setPreChat(side.deps, actor, body);
      return done.ok ? { ok: true, value: await preChatOverview(side.deps) } : done;
    }),
  );
  return router;
}
