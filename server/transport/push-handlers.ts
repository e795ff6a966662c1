import type { Deps } from "../application/deps.ts";
import type { PushSender } from "../application/ports.ts";
import { addDevice, pushState, removeDevice, setPush, tryPush } from "../application/push.ts";
import { ok, type Result } from "../protocol/errors.ts";
import type { PushState } from "../protocol/push.ts";
import type { pushCommands, PushReplies } from "../protocol/push-commands.ts";
import type { HandlersOf } from "./dispatch.ts";
import type { z } from "zod";

type PushSide = {
  readonly deps: Deps;
  readonly pushes: PushSender;
  readonly agentId: string;
  readonly sessionId: string;
};

type Commands = { [E in keyof typeof pushCommands]: z.infer<(typeof pushCommands)[E]> };

/** How this agent is told when no console of theirs can be seen (SPEC PU). */
export function pushHandlers({
  deps,
  pushes,
  agentId,
  sessionId,
}: PushSide): Omit<HandlersOf<Commands, PushReplies>, "visibility:set"> {
  const state = async (endpoint: string | null = null): Promise<Result<PushState>> =>
    ok(await pushState(deps, pushes.makeKeys, { agentId, endpoint }));
  return {
    "push:open": ({ endpoint }) => state(endpoint),
    async "push:subscribe"({ endpoint, keys, name }) {
      await addDevice(deps, agentId, { endpoint, ...keys, name, sessionId });
      return state(endpoint);
    },
    async "push:unsubscribe"({ deviceId }) {
      await removeDevice(deps, agentId, deviceId);
      return state();
    },
    async "push:set"(settings) {
      await setPush(deps, agentId, settings);
      return state();
    },
    "push:try": ({ deviceId }) => tryPush(deps, agentId, deviceId),
  };
}
