/** What a conversation becomes as it joins the queue, is offered and comes back. */
import type { Coming, HandoffReason, InternalEvent } from "../protocol/conversation.ts";
import type { RoutingDecision } from "../protocol/routing-decision.ts";
import type { Conversation, QueuedState, State } from "./model.ts";

type Queued = {
  readonly at: number;
  readonly reason: HandoffReason;
  readonly coming?: Coming;
};

/** It waits for a person, anew: whoever let it pass before may be asked again. */
export function queued(conversation: Conversation, { at, reason, coming }: Queued): Conversation {
  const { state } = conversation;
  return {
    ...conversation,
    handledMs: handled(conversation, at),
    calledAt: conversation.calledAt ?? at,
    state: {
      is: "queued",
      since: at,
      reason,
      heldUntil: null,
      held: false,
      ...(coming === undefined ? {} : { coming }),
    },
    people: true,
    passed: {},
    because: {},
    // Not back yet: they are asked back again, to whoever has it next.
    ...(conversation.kept == null ? {} : { kept: { ...conversation.kept, invited: false } }),
    ...(state.is === "bot"
      ? {
          cameFrom: {
            page: conversation.page?.url ?? null,
            articleId: state.shown.at(-1) ?? null,
          },
        }
      : {}),
    // Whom it was handed to has left it; the team and tier it was handed to still hold.
    handed: (conversation.handed ?? []).map((one) =>
      one.target.to === "agent" ? { ...one, target: { to: "queue" as const } } : one,
    ),
  };
}

/** How long agents had it live so far, in milliseconds. */
export function handled({ state, handledMs = 0 }: Conversation, at: number): number {
  return state.is === "live" ? handledMs + Math.max(0, at - state.since) : handledMs;
}

/** An offer, or word to everybody, that came to nothing with this agent. */
export function offerEnded(
  conversation: Conversation,
  { agentId, why, because }: Extract<InternalEvent, { readonly type: "offer:ended" }>,
): Conversation {
  const state = afterOffer(conversation.state, agentId);
  if (why === "accepted" || state === null) return conversation;
  return {
    ...conversation,
    state,
    passed: { ...conversation.passed, [agentId]: why },
    ...(because === undefined ? {} : { because: { ...conversation.because, [agentId]: because } }),
  };
}

/** Null: it was not asked of them. */
function afterOffer(state: State, agentId: string): State | null {
  if (state.is === "queued")
    return state.told === undefined
      ? null
      : { ...state, told: state.told.filter((id) => id !== agentId) };
  if (state.is !== "offered") return null;
  const { since, reason, held } = state;
  const begun = { is: "queued", since, reason, heldUntil: null, held } as const;
  return { ...begun, ...holdsOf(state), ...comingOf(state) };
}

export function comingOf(state: State): { readonly coming?: Coming } {
  return (state.is === "queued" || state.is === "offered") && state.coming !== undefined
    ? { coming: state.coming }
    : {};
}

/** What a decision leads to by itself: whom it is held for, who knows of it. */
export function decided(state: State, decision: RoutingDecision, at: number): State {
  if (state.is !== "queued") return state;
  const { agentId, outcome } = decision;
  if (outcome === "broadcast")
    return { ...state, heldUntil: null, told: toldBy(state, decision), ...over(state, at) };
  if (outcome !== "hold" || agentId === null) return state;
  const before = over(state, at).holds ?? [];
  return { ...state, holds: [...before, { agentId, from: at, to: null }] };
}

export function holdBegan(state: State, until: number): State {
  return state.is === "queued" ? { ...state, heldUntil: until, held: true } : state;
}

export function holdEnded(state: State, at: number): State {
  return state.is === "queued"
    ? { ...state, heldUntil: null, held: true, ...over(state, at) }
    : state;
}

export function holdsOf(state: State): Pick<QueuedState, "holds"> {
  return (state.is === "queued" || state.is === "offered") && state.holds !== undefined
    ? { holds: state.holds }
    : {};
}

/** Its holds, the last of them ended. */
function over({ holds }: QueuedState, at: number): Pick<QueuedState, "holds"> {
  return holds === undefined
    ? {}
    : { holds: holds.map((hold) => ({ ...hold, to: hold.to ?? at })) };
}

/** Everybody who was told of it, now or before. */
function toldBy({ told = [] }: QueuedState, { candidates }: RoutingDecision): readonly string[] {
  const now = candidates.filter(({ reason }) => reason.code === "told");
  return [...new Set([...told, ...now.map(({ agentId }) => agentId)])];
}
