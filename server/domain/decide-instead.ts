/** What a visitor may do while they wait: say what it is about, or choose a message or a call back instead. */
import type { FallReason } from "../protocol/conversation.ts";
import {
  events,
  NOTHING,
  refuse,
  type Context,
  type ConversationCommand,
  type Decision,
} from "./commands.ts";
import { fileTicket } from "./fall.ts";
import { holderOf, type Conversation } from "./model.ts";
import { internal, open, type PendingEvent } from "./pending.ts";

type Of<T extends ConversationCommand["type"]> = Extract<ConversationCommand, { readonly type: T }>;

/** The question becomes a ticket at once, with what they add to it (SPEC P12). */
export function leaveMessage(
  conversation: Conversation,
  { id, text }: Of<"leave-message">,
  context: Context,
): Decision {
  const posted = open({
    type: "message:posted",
    message: { id, author: { kind: "visitor" }, body: { type: "text", text } },
  });
  // It may come long after it was written. Somebody may have taken the chat meanwhile: it is said to
  // them (SPEC WX10).
  if (conversation.state.is === "live") return events(posted);
  if (context.ticketClosed) return refuse("ticket_closed");
  return insteadOfWaiting(conversation, { chosen: posted, reason: "left_message" }, context);
}

/** A ticket of that kind, or the one there is becomes one (SPEC P13). */
export function askCall(
  conversation: Conversation,
  { call }: Of<"ask-call">,
  context: Context,
): Decision {
  if (JSON.stringify(conversation.call) === JSON.stringify(call)) return NOTHING;
  const asked = internal({ type: "call:asked", call });
  return insteadOfWaiting(conversation, { chosen: asked, reason: "call_back" }, context);
}

type Instead = { readonly chosen: PendingEvent; readonly reason: FallReason };

function insteadOfWaiting(
  conversation: Conversation,
  { chosen, reason }: Instead,
  context: Context,
): Decision {
  switch (conversation.state.is) {
    case "bot":
    case "queued":
    case "offered":
      return events(...withdrawn(conversation), chosen, fileTicket(conversation, reason, context));
    case "ticketed":
      return events(chosen);
    case "live":
      return refuse("wrong_state");
    case "resolved":
      return refuse("conversation_over");
    default:
      return conversation.state satisfies never;
  }
}

/** Whoever is being asked now was asked before it was known what it is about (SPEC Q7). */
export function choose(
  conversation: Conversation,
  { choice }: Of<"choose">,
  { limits }: Context,
): Decision {
  const { state } = conversation;
  if (!limits.choices.includes(choice)) return refuse("not_found");
  if (state.is !== "queued" && state.is !== "offered") return refuse("wrong_state");
  if (conversation.choice === choice) return NOTHING;
  return events(...withdrawn(conversation), internal({ type: "topic:chosen", choice }));
}

/** Whoever is being asked is asked no longer. */
export function withdrawn({ state }: Conversation): readonly PendingEvent[] {
  const agentId = holderOf(state);
  return agentId === null ? [] : [internal({ type: "offer:ended", agentId, why: "withdrawn" })];
}
