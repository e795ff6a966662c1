import type { InternalEvent, Logged, Rating } from "./conversation.ts";
import {
  MOST_PAGES,
  type ConversationView,
  type Entry,
  type InternalSide,
  type Phase,
  type PublicSide,
} from "./view.ts";

/** What folding an event can say besides the new view. */
export type Folded =
  | { readonly is: "applied"; readonly view: ConversationView }
  /** Seen before: nothing to do. */
  | { readonly is: "known" }
  /** Something in between is missing: ask for it. */
  | { readonly is: "gap" };

/**
 * Folds one committed event into a view. Pure; the one reducer that both clients and the tests use.
 * For every audience, a stale view and the events behind it make the same as a fresh snapshot.
 */
export function fold(view: ConversationView, logged: Logged): Folded {
  const side = logged.log === "public" ? view.public : view.internal;
  if (side === null || logged.seq <= side.seq) return { is: "known" };
  if (logged.seq > side.seq + 1) return { is: "gap" };
  return {
    is: "applied",
    view:
      logged.log === "public"
        ? { ...view, public: foldPublic(view.public, logged) }
        : {
            ...view,
            internal: view.internal === null ? null : foldInternal(view.internal, logged),
          },
  };
}

type LoggedIn<L extends Logged["log"]> = Extract<Logged, { readonly log: L }>;

function foldPublic(side: PublicSide, logged: LoggedIn<"public">): PublicSide {
  const entry = entryOf(logged);
  return {
    seq: logged.seq,
    phase: phaseAfter(side.phase, logged),
    from: side.from,
    entries: entry === null ? side.entries : [...side.entries, entry],
    judged:
      logged.event.type === "answer:judged"
        ? { ...side.judged, [logged.event.messageId]: logged.event.helped }
        : side.judged,
    receipts:
      logged.event.type === "receipt:advanced"
        ? { ...side.receipts, [logged.event.side]: logged.event.receipt }
        : side.receipts,
    rating: logged.event.type === "conversation:rated" ? ratingOf(logged) : side.rating,
    kept: keptAfter(side, logged),
    helped: side.helped || isByAgent(logged),
    filed: side.filed || logged.event.type === "ticket:filed",
  };
}

function isByAgent({ event }: LoggedIn<"public">): boolean {
  return event.type === "message:posted" && event.message.author.kind === "agent";
}

function ratingOf({ at, event }: LoggedIn<"public">): Rating | null {
  return event.type === "conversation:rated"
    ? { good: event.good, comment: event.comment, at }
    : null;
}

/** Used up once they are back in the chat, or it has come to its end. */
function keptAfter({ phase, kept }: PublicSide, { event }: LoggedIn<"public">): PublicSide["kept"] {
  switch (event.type) {
    case "wait:kept":
      return { email: event.email, until: event.until };
    case "message:posted":
      return phase.is === "live" && event.message.author.kind === "visitor" ? null : kept;
    case "ticket:filed":
    case "conversation:resolved":
      return null;
    default:
      return kept;
  }
}

/** The line of the thread an event leaves, if any. */
export function entryOf({ seq, at, event }: LoggedIn<"public">): Entry | null {
  switch (event.type) {
    case "message:posted":
      return { is: "message", seq, at, message: event.message };
    case "handoff:made":
      return { is: "handoff", seq, at, reason: event.reason };
    case "transfer:made":
      return { is: "transferred", seq, at, agentName: event.agentName, to: event.to };
    case "agent:joined":
      return { is: "joined", seq, at, agentId: event.agentId, agentName: event.agentName };
    case "conversation:resolved":
      return { is: "resolved", seq, at, outcome: event.outcome };
    case "ticket:filed":
      return { is: "filed", seq, at, reference: event.reference, reason: event.reason };
    case "conversation:started":
    case "conversation:rated":
    case "answer:judged":
    case "hold:began":
    case "hold:ended":
    case "wait:kept":
    case "receipt:advanced":
      return null;
    default:
      return event satisfies never;
  }
}

function phaseAfter(phase: Phase, { at, event }: LoggedIn<"public">): Phase {
  switch (event.type) {
    case "handoff:made":
      return { is: "waiting", since: at, heldFor: null };
    case "transfer:made":
      return { is: "waiting", since: at, heldFor: null, coming: event.to };
    case "hold:began": {
      const { type: _began, ...heldFor } = event;
      return phase.is === "waiting" ? { ...phase, heldFor } : phase;
    }
    case "hold:ended":
      return phase.is === "waiting" ? { ...phase, heldFor: null } : phase;
    case "agent:joined":
      return {
        is: "live",
        agentId: event.agentId,
        agentName: event.agentName,
        since: at,
        before: event.before,
      };
    case "conversation:resolved":
      return { is: "resolved", outcome: event.outcome, at };
    case "ticket:filed":
      return {
        is: "ticketed",
        ticketId: event.ticketId,
        reference: event.reference,
        reason: event.reason,
        at,
        ...(event.opensAt === undefined ? {} : { opensAt: event.opensAt }),
      };
    case "conversation:started":
    case "message:posted":
    case "conversation:rated":
    case "answer:judged":
    case "wait:kept":
    case "receipt:advanced":
      return phase;
    default:
      return event satisfies never;
  }
}

function foldInternal(side: InternalSide, { seq, at, event }: LoggedIn<"internal">): InternalSide {
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

/** Named as a type alone: the panel, which never sees them, need not carry their names. */
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
