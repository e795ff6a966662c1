/** Waiting somewhere else: the visitor may go, keeps their place, and is asked back by mail (SPEC Q6). */
import {
  events,
  NOTHING,
  refuse,
  type Context,
  type ConversationCommand,
  type Decision,
} from "./commands.ts";
import type { Conversation, QueuedState, Timings } from "./model.ts";
import { internal, open, type PendingEvent } from "./pending.ts";

type KeepPlace = Extract<ConversationCommand, { readonly type: "keep-place" }>;

/** Said again, with another address, it is kept anew. */
export function keepPlace(
  { state, kept }: Conversation,
  { email }: KeepPlace,
  { now, limits, timings }: Context,
): Decision {
  if (state.is === "resolved") return refuse("conversation_over");
  if (state.is !== "queued" && state.is !== "offered") return refuse("wrong_state");
  // Without mail nobody could be told.
  if (timings.mail === undefined || limits.keepMs === 0) return refuse("wrong_state");
  if (kept?.email === email) return NOTHING;
  return events(open({ type: "wait:kept", email, until: now + limits.keepMs }));
}

/** An agent has time for somebody who keeps their place and is not there. Once for each agent. */
export function askedBack(
  { kept, visitorGoneAt, ticket }: Conversation,
  { fresh }: Pick<Context, "fresh">,
): readonly PendingEvent[] {
  if (kept == null || kept.invited || visitorGoneAt === null) return [];
  const { id, reference } = ticket ?? { id: fresh.ticketId, reference: fresh.reference };
  return [internal({ type: "visitor:invited", ticketId: id, reference })];
}

/** When waiting has taken too long (epoch ms): the usual limit, or as long as the place is kept. */
export function waitLimit(
  { kept }: Conversation,
  { since }: Pick<QueuedState, "since">,
  { queueLimitMs }: Timings,
): number {
  return kept?.until ?? since + queueLimitMs;
}

/** When a visitor has been gone for too long (epoch ms): never, while their place is kept. */
export function goneLimit(
  { visitorGoneAt, kept }: Conversation,
  { visitorGoneMs }: Timings,
): number {
  return visitorGoneAt === null || kept != null ? Infinity : visitorGoneAt + visitorGoneMs;
}
