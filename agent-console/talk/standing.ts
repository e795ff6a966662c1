import type { Role } from "../../server/protocol/registers.ts";
import type { ConversationView } from "../../server/protocol/view.ts";

/** What an agent may do in a conversation as it stands. */
export type Standing =
  | { readonly is: "bot" }
  | { readonly is: "waiting" }
  | { readonly is: "offered_to_me" }
  | { readonly is: "offered"; readonly name: string }
  | { readonly is: "mine" }
  | { readonly is: "theirs"; readonly name: string }
  | { readonly is: "resolved" }
  | { readonly is: "ticketed"; readonly ticketId: string; readonly reference: string };

export function standingOf(view: ConversationView, me: string): Standing {
  const { phase } = view.public;
  switch (phase.is) {
    case "bot":
    case "resolved":
      return { is: phase.is };
    case "waiting":
      return waiting(view, me);
    case "live":
      return phase.agentId === me ? { is: "mine" } : { is: "theirs", name: phase.agentName };
    case "ticketed":
      return { is: "ticketed", ticketId: phase.ticketId, reference: phase.reference };
  }
}

function waiting({ internal }: ConversationView, me: string): Standing {
  const offer = internal?.offer ?? null;
  if (offer === null) return { is: "waiting" };
  return offer.agentId === me ? { is: "offered_to_me" } : { is: "offered", name: offer.agentName };
}

/** Words to the visitor: the one who has the chat, or anybody on a ticket. */
export function mayReply(standing: Standing): boolean {
  return standing.is === "mine" || standing.is === "ticketed";
}

/** One's own chat; for a supervisor anybody's (SPEC P11). */
export function mayHandOn({ is }: Standing, role: Role): boolean {
  return is === "mine" || (is === "theirs" && role === "admin");
}

/** A supervisor gives what is not theirs to whom they like. */
export function mayAssign({ is }: Standing, role: Role): boolean {
  return role === "admin" && (is === "waiting" || is === "offered" || is === "theirs");
}
