import {
  events,
  NOTHING,
  refuse,
  type Context,
  type ConversationCommand,
  type Decision,
} from "./commands.ts";
import type { Conversation } from "./model.ts";
import { open } from "./pending.ts";

/** How long a rating can be changed from when it was first given, in milliseconds. */
const CHANGEABLE_MS = 86_400_000;

type Rate = Extract<ConversationCommand, { readonly type: "rate" }>;

/** What the visitor says of a conversation in which people helped, once it is over (SPEC Y1, Y2). */
export function decideRate(
  conversation: Conversation,
  { good, comment }: Rate,
  { now, ticketSettled }: Context,
): Decision {
  const { state, rated, wrote } = conversation;
  const over = state.is === "resolved" || (state.is === "ticketed" && ticketSettled);
  if (!over || Object.keys(wrote).length === 0) return refuse("wrong_state");
  if (rated?.good === good && rated.comment === comment) return NOTHING;
  if (rated !== undefined && now - rated.firstAt > CHANGEABLE_MS) return refuse("wrong_state");
  return events(open({ type: "conversation:rated", good, comment }));
}
