import { hearsSign } from "../domain/audience.ts";
import type { Conversation } from "../domain/model.ts";
import type { Doing, SignBy } from "../protocol/signs.ts";
import { rooms, type Audience } from "./sockets.ts";

export type TellingSign = {
  /** The bot has no name: the panel knows it by that. */
  readonly by: SignBy | { readonly kind: "bot" };
  readonly doing: Doing;
  /** What they did before. */
  readonly was: Doing;
};

export type Where = {
  readonly conversationId: string;
  readonly contactId: string;
  /** Whose live chat it is; null: nobody's. */
  readonly liveWith: string | null;
};

export function whereSigned({ id, contactId, state }: Conversation): Where {
  return { conversationId: id, contactId, liveWith: state.is === "live" ? state.agentId : null };
}

/** Tells what somebody does in a conversation to those who may know; everybody else hears nothing. */
export function tellSign(
  { visitor, agent }: Audience,
  { conversationId, contactId, liveWith }: Where,
  { by, doing, was }: TellingSign,
): void {
  const hears = (one: Doing) => hearsSign("visitor", { by, doing: one }, liveWith);
  // That they write, and that they do so no longer: of all else there is nothing to take back.
  if (hears(doing) || hears(was))
    visitor.to(rooms.contact(contactId)).emit("typing:changed", {
      conversationId,
      name: by.kind === "agent" ? by.name : "",
      typing: doing === "replying",
    });
  if (by.kind === "bot" || !hearsSign("agent", { by, doing }, liveWith)) return;
  const sign = { conversationId, by, doing };
  const others = agent.to(rooms.conversation(conversationId));
  (by.kind === "agent" ? others.except(by.place) : others).emit("sign:changed", sign);
}
