import type { Ticket } from "../../../server/protocol/ticket.ts";
import type { Desk } from "../../state/desk.ts";
import { undoWords } from "../../words/undo.ts";
import { wayBack, type TicketChange } from "./way-back.ts";

/** Said once it is so, with the way back where there is one. */
export async function changeTicket(
  desk: Desk,
  ticket: Ticket,
  change: TicketChange,
): Promise<void> {
  const back = wayBack(ticket, change);
  const reply = await desk.attempt("ticket:update", { ticketId: ticket.id, ...change });
  if (!reply.ok || back === null) return;
  const undo = () => void desk.attempt("ticket:update", { ticketId: ticket.id, ...back });
  desk.toasts.say(undoWords.changed(ticket.reference), { label: undoWords.undo, run: undo });
}
