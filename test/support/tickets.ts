import type { Ticket } from "../../server/protocol/ticket.ts";
import type { AgentClient, VisitorClient } from "./clients.ts";
import { until } from "./until.ts";

/** The ticket of a conversation, as the console holds it. */
export function ticketOf(agent: AgentClient, conversationId: string): Promise<Ticket> {
  return until("a ticket", async () =>
    (await agent.get("session:open", {})).tickets.find(
      (ticket) => ticket.conversationId === conversationId,
    ),
  );
}

export type Filed = { readonly conversationId: string; readonly ticketId: string };

/** A question of this visitor's that has become a ticket, with nobody on duty for it. */
export async function fileTicket(
  agent: AgentClient,
  visitor: VisitorClient,
  question = "my pole snapped",
): Promise<Filed> {
  await agent.get("availability:set", { availability: "away" });
  const conversationId = await visitor.start(question, { person: true });
  const { id } = await ticketOf(agent, conversationId);
  return { conversationId, ticketId: id };
}
