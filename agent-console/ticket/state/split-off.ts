import { newId } from "../../../widget/link/ids.ts";
import type { Desk } from "../../state/desk.ts";
import { besideList, go } from "../../state/here.ts";

/** What a customer wrote on a ticket becomes a ticket of its own, which is gone to. */
export async function splitOff(desk: Desk, ticketId: string, messageId: string): Promise<void> {
  const conversationId = newId();
  const reply = await desk.attempt("ticket:split", { ticketId, messageId, conversationId });
  if (reply.ok) go(besideList({ is: "ticket", id: reply.value.ticketId }));
}
