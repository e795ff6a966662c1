import { events, NOTHING, type Context, type Decision } from "./commands.ts";
import { fileTicket } from "./fall.ts";
import { goneLimit, waitLimit } from "./keep-place.ts";
import type {
  BotState,
  Conversation,
  LiveState,
  OfferedState,
  QueuedState,
  Timings,
} from "./model.ts";
import { internal, open, type PendingEvent } from "./pending.ts";
import { route } from "./routing/route.ts";
import { giveAnswer } from "./writing.ts";

/**
 * When a conversation next wants attention (epoch ms), or null. Computed from what is stored, so a
 * deadline outlives the process, and one that passed meanwhile fires at the next start.
 */
export function dueAt(conversation: Conversation, timings: Timings): number | null {
  const { state } = conversation;
  switch (state.is) {
    case "bot":
      return Math.min(
        (conversation.last?.at ?? conversation.startedAt) + timings.botIdleMs,
        state.writing?.until ?? Infinity,
      );
    case "queued":
      return Math.min(
        waitLimit(conversation, state, timings),
        state.heldUntil ?? Infinity,
        goneLimit(conversation, timings),
      );
    case "offered":
      return Math.min(state.expiresAt, goneLimit(conversation, timings));
    case "live":
      return lastWord(conversation, state) + timings.idleMs;
    case "resolved":
    case "ticketed":
      return null;
    default:
      return state satisfies never;
  }
}

/** What passed deadlines do (SPEC F1 to F6). Nothing, when none has passed. */
export function decideDue(conversation: Conversation, context: Context): Decision {
  const due = dueAt(conversation, context.timings);
  if (due === null || due > context.now) return NOTHING;
  const { state } = conversation;
  switch (state.is) {
    case "bot":
      // What was being written when the process ended is given first: nobody goes without (SPEC W4).
      return state.writing == null
        ? botQuiet(conversation, state, context)
        : events(...giveAnswer(state.writing, null));
    case "queued":
      return waited(conversation, state, context);
    case "offered":
      return offerPassed(conversation, state, context);
    case "live":
      return fellSilent(conversation, context);
    case "resolved":
    case "ticketed":
      return NOTHING;
    default:
      return state satisfies never;
  }
}

function lastWord({ last }: Conversation, { since }: LiveState): number {
  return Math.max(since, last?.at ?? 0);
}

/** Answered or only greeted: they got what they came for. A question the bot missed, or never had the end of, becomes a ticket. */
function botQuiet(conversation: Conversation, state: BotState, context: Context): Decision {
  if (state.lastTurn === "miss" || state.unfinished !== undefined)
    return events(fileTicket(conversation, "left_unanswered", context));
  return events(open({ type: "conversation:resolved", outcome: "quiet" }));
}

function waited(conversation: Conversation, state: QueuedState, context: Context): Decision {
  if (goneLimit(conversation, context.timings) <= context.now)
    return events(fileTicket(conversation, "visitor_left", context));
  if (waitLimit(conversation, state, context.timings) <= context.now)
    return events(...inVain(context), fileTicket(conversation, "queue_limit", context));
  return events(open({ type: "hold:ended" }));
}

/** Whom it could not go to at the end, and why, is kept like any decision (SPEC R24). */
function inVain({ floor, waiting }: Context): readonly PendingEvent[] {
  const last = waiting === null ? null : route(floor, waiting);
  return last?.outcome === "wait"
    ? [internal({ type: "routing:decided", decision: { ...last, outcome: "file" } })]
    : [];
}

function offerPassed(conversation: Conversation, state: OfferedState, context: Context): Decision {
  const left = goneLimit(conversation, context.timings) <= context.now;
  const ended = internal({
    type: "offer:ended",
    agentId: state.agentId,
    why: left ? "withdrawn" : "missed",
  });
  if (left) return events(ended, fileTicket(conversation, "visitor_left", context));
  // The offer outlasted the wait: nobody is asked any more.
  return waitLimit(conversation, state, context.timings) <= context.now
    ? events(ended, fileTicket(conversation, "queue_limit", context))
    : events(ended);
}

/** A chat that ended in thanks is done; any other open question becomes a ticket. */
function fellSilent(conversation: Conversation, context: Context): Decision {
  const intent =
    conversation.lastVisitorText === null
      ? null
      : context.knowledge.intentOf(conversation.lastVisitorText);
  const answered = conversation.newest.agent > 0 && Object.keys(conversation.wrote).length > 0;
  const done = answered && (intent === "thanks" || intent === "goodbye" || intent === "yes");
  return events(
    done
      ? open({ type: "conversation:resolved", outcome: "resolved" })
      : fileTicket(conversation, "silent", context),
  );
}
