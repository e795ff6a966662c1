import type { FallReason } from "../protocol/conversation.ts";
import type { Context } from "./commands.ts";
import type { Conversation } from "./model.ts";
import { open, type PendingEvent } from "./pending.ts";

/** The team is closed; `opensAt`: epoch ms, null: not known. */
type Closed = { readonly reason: "closed"; readonly opensAt: number | null };

/** The fall to a ticket: the one this conversation has already, else a new one (SPEC T1, T2). */
export function fileTicket(
  conversation: Conversation,
  why: FallReason | Closed,
  { fresh }: Pick<Context, "fresh">,
): PendingEvent {
  const { id, reference } = conversation.ticket ?? {
    id: fresh.ticketId,
    reference: fresh.reference,
  };
  const fall = typeof why === "string" ? { reason: why } : why;
  return open({ type: "ticket:filed", ticketId: id, reference, ...fall });
}
