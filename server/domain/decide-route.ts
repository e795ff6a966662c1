import type { RoutingDecision } from "../protocol/routing-decision.ts";
import { events, NOTHING, type Context, type Decision } from "./commands.ts";
import { fileTicket } from "./fall.ts";
import { waitLimit } from "./keep-place.ts";
import type { Conversation, QueuedState } from "./model.ts";
import { internal, open, type PendingEvent } from "./pending.ts";
import { changes } from "./routing/next.ts";
import { route } from "./routing/route.ts";

/** Finds somebody for a waiting conversation, and keeps why (SPEC R1 to R19). */
export function decideRoute(conversation: Conversation, context: Context): Decision {
  const { state } = conversation;
  const { waiting } = context;
  if (state.is !== "queued" || waiting === null) return NOTHING;
  // Out of time: its deadline files the ticket, no further offer puts that off.
  if (waitLimit(conversation, state, context.timings) <= context.now) return NOTHING;
  const decision = route(context.floor, waiting);
  if (!changes(waiting, decision)) return NOTHING;
  return events(...endHold(state, decision), ...carryOut(conversation, decision, context));
}

function endHold(state: QueuedState, decision: RoutingDecision): readonly PendingEvent[] {
  return state.heldUntil !== null && decision.outcome !== "hold"
    ? [open({ type: "hold:ended" })]
    : [];
}

function carryOut(
  conversation: Conversation,
  decision: RoutingDecision,
  context: Context,
): readonly PendingEvent[] {
  switch (decision.outcome) {
    case "offer":
      return offer(decision, context);
    case "hold":
      return hold(decision);
    case "file":
      return [
        internal({ type: "routing:decided", decision }),
        fileTicket(
          conversation,
          decision.opensAt === undefined
            ? "nobody_on_duty"
            : { reason: "closed", opensAt: decision.opensAt },
          context,
        ),
      ];
    case "broadcast":
      return [internal({ type: "routing:decided", decision })];
    case "wait":
      // Waiting on is no news; why nobody was asked is kept with the next offer.
      return [];
    default:
      return decision.outcome satisfies never;
  }
}

function offer(decision: RoutingDecision, context: Context): readonly PendingEvent[] {
  const chosen = decision.candidates.find((candidate) => candidate.chosen);
  if (chosen === undefined) return [];
  return [
    internal({
      type: "offer:made",
      agentId: chosen.agentId,
      agentName: chosen.name,
      expiresAt: context.now + context.limits.offerMs,
      decision,
    }),
  ];
}

/** Also when it goes on for somebody else: the first has gone, another of theirs is full. */
function hold(decision: RoutingDecision): readonly PendingEvent[] {
  const chosen = decision.candidates.find((candidate) => candidate.chosen);
  if (chosen?.reason.code !== "held") return [];
  return [
    internal({ type: "routing:decided", decision }),
    open({
      type: "hold:began",
      agentName: chosen.name,
      until: chosen.reason.until,
      ...(chosen.spokeAt === null ? { met: false } : {}),
    }),
  ];
}
