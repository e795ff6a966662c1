import type { Logged, Rating } from "./conversation.ts";
import type { ConversationView, Entry, Phase, PublicSide } from "./view.ts";

/** What folding an event can say besides the new view. */
export type Folded =
  | { readonly is: "applied"; readonly view: ConversationView }
  /** Seen before: nothing to do. */
  | { readonly is: "known" }
  /** Something in between is missing: ask for it. */
  | { readonly is: "gap" };

export type LoggedIn<L extends Logged["log"]> = Extract<Logged, { readonly log: L }>;

/** Why an event cannot be folded into a side of a view; null: it can. */
export function unfit(side: { readonly seq: number }, { seq }: Logged): Folded | null {
  if (seq <= side.seq) return { is: "known" };
  return seq > side.seq + 1 ? { is: "gap" } : null;
}

/** Folds one committed event into what a visitor may see. Pure. */
export function foldPublic(view: ConversationView, logged: Logged): Folded {
  if (logged.log !== "public") return { is: "known" };
  const { public: side } = view;
  return (
    unfit(side, logged) ?? { is: "applied", view: { ...view, public: sideAfter(side, logged) } }
  );
}

function sideAfter(side: PublicSide, logged: LoggedIn<"public">): PublicSide {
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
