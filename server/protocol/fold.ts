import type { InternalEvent, Logged } from "./conversation.ts";
import { foldPublic, unfit, type Folded, type LoggedIn } from "./fold-public.ts";
import { MOST_PAGES, type ConversationView, type InternalSide } from "./view.ts";

/**
 * Folds one committed event into a view. Pure; the one reducer that both clients and the tests use, of
 * which the panel has only the public part. For every audience, a stale view and the events behind it
 * make the same as a fresh snapshot.
 */
export function fold(view: ConversationView, logged: Logged): Folded {
  if (logged.log === "public") return foldPublic(view, logged);
  const { internal: side } = view;
  if (side === null) return { is: "known" };
  return (
    unfit(side, logged) ?? { is: "applied", view: { ...view, internal: sideAfter(side, logged) } }
  );
}

function sideAfter(side: InternalSide, { seq, at, event }: LoggedIn<"internal">): InternalSide {
  const next = { ...side, seq };
  switch (event.type) {
    case "note:posted":
      return { ...next, notes: [...side.notes, { seq, at, after: event.after, note: event.note }] };
    case "routing:decided":
      return { ...next, decision: event.decision };
    case "offer:made":
      return {
        ...next,
        decision: event.decision,
        offer: { agentId: event.agentId, agentName: event.agentName, expiresAt: event.expiresAt },
      };
    case "offer:ended":
      return { ...next, offer: null };
    case "handover:noted":
      return { ...next, handover: { at, byName: event.byName, note: event.note } };
    case "bot:turned":
      return { ...next, turns: [...side.turns, event.turn] };
    case "page:changed":
      return {
        ...next,
        page: event.page,
        trail: [...side.trail, { page: event.page, at }].slice(-MOST_PAGES),
      };
    case "visitor:invited":
      return { ...next, invitedAt: at };
    case "topic:chosen":
      return { ...next, choice: event.choice };
    default:
      event satisfies Unshown;
      return next;
  }
}

type Unshown = Extract<
  InternalEvent,
  {
    readonly type:
      | "bot:writing"
      | "call:asked"
      | "visitor:left"
      | "visitor:returned"
      | "article:opened"
      | "language:found";
  }
>;
