/** A chat goes on to somebody else: handed on by its agent, or given and taken by a supervisor. */
import type { RoutingDecision } from "../protocol/routing-decision.ts";
import { maySupervise } from "./access.ts";
import {
  events,
  NOTHING,
  refuse,
  type Context,
  type ConversationCommand,
  type Decision,
} from "./commands.ts";
import { hasRoom, join, type Me } from "./join.ts";
import { askedBack } from "./keep-place.ts";
import type { Conversation } from "./model.ts";
import { internal, open, type PendingEvent } from "./pending.ts";
import { taken, type FloorAgent } from "./routing/agents.ts";
import { comingFrom, refusesTransfer } from "./routing/transfer.ts";

type Of<T extends ConversationCommand["type"]> = Extract<ConversationCommand, { readonly type: T }>;
type By = { readonly me: Me; readonly context: Context };

/** By the agent who has it, or a supervisor (SPEC R19). The next one sees the note first. */
export function transfer(
  { state }: Conversation,
  { id, target, note }: Of<"transfer">,
  { me, context }: By,
): Decision {
  if (state.is !== "live") return refuse("wrong_state");
  const mine = state.agentId === me.id;
  if (!mine && !maySupervise(context.actor)) return refuse("taken");
  const refused = refusesTransfer(context.floor, target, state.agentId);
  if (refused !== null) return refuse(refused);
  // To those above the first line nobody is handed without a word (SPEC R20).
  if (target.to === "tier" && note === null) return refuse("note_missing");
  return events(
    ...(note === null ? [] : [noted({ id, note, me }, context)]),
    open({
      type: "transfer:made",
      agentName: state.agentName,
      to: comingFrom(context.floor, target),
    }),
    internal({ type: "handover:noted", byId: state.agentId, byName: me.name, target, note }),
  );
}

function noted(
  { id, note, me }: { readonly id: string; readonly note: string; readonly me: Me },
  { heads }: Context,
): PendingEvent {
  return internal({
    type: "note:posted",
    note: { id, agentId: me.id, agentName: me.name, text: note },
    after: heads.public,
  });
}

/** Straight to an agent with room, from the queue, an offer or another agent (SPEC P11). */
export function assign(
  conversation: Conversation,
  { agentId }: Of<"assign">,
  { me, context }: By,
): Decision {
  const { state } = conversation;
  const agent = context.floor.agents.byId.get(agentId);
  if (agent === undefined || !agent.active) return refuse("not_found");
  if (state.is === "live" && state.agentId === agentId) return NOTHING;
  if (state.is !== "queued" && state.is !== "offered" && state.is !== "live")
    return refuse("wrong_state");
  const holds = state.is === "offered" && state.agentId === agentId;
  if (!holds && !hasRoom(agentId, context))
    return refuse(agentId === me.id ? "full" : "agent_full");
  if (!agent.present) return refuse("agent_away");
  return events(
    ...(state.is === "offered"
      ? [internal({ type: "offer:ended", agentId: state.agentId, why: "withdrawn" })]
      : []),
    internal({ type: "routing:decided", decision: byHand(agent, me, context) }),
    join(agent, context),
    ...askedBack(conversation, context),
  );
}

/** Kept as a decision like any other, so that whoever asks why is told. */
function byHand(agent: FloorAgent, { id, name }: Me, { now, spoke }: Context): RoutingDecision {
  return {
    at: now,
    outcome: "offer",
    agentId: agent.id,
    candidates: [
      {
        agentId: agent.id,
        name: agent.name,
        load: taken(agent),
        capacity: agent.capacity,
        spokeAt: spoke.get(agent.id) ?? null,
        chosen: true,
        reason: { code: "assigned", by: name, ...(id === agent.id ? { self: true } : {}) },
      },
    ],
  };
}
