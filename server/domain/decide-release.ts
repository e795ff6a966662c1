import { events, NOTHING, type Decision } from "./commands.ts";
import type { Conversation } from "./model.ts";
import { internal, open } from "./pending.ts";

type Release = { readonly agentId: string; readonly offersOnly: boolean };

/** What an agent held goes on to others when they leave (SPEC P7): a chat back to the queue, an offer to the next. */
export function release({ state }: Conversation, { agentId, offersOnly }: Release): Decision {
  if (state.is === "offered" && state.agentId === agentId) {
    return events(internal({ type: "offer:ended", agentId, why: "withdrawn" }));
  }
  if (state.is === "live" && state.agentId === agentId && !offersOnly) {
    return events(open({ type: "handoff:made", reason: "agent_left" }));
  }
  return NOTHING;
}
