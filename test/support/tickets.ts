import type { Ticket } from "../../server/protocol/ticket.ts";
import { randomIds } from "../../server/random-ids.ts";
import { type AgentClient, VisitorClient } from "./clients.ts";
import type { Product } from "./product.ts";
import { siteKey } from "./site-key.ts";
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

/** The same, by somebody who comes for nothing else. */
export async function fileByStranger(
  agent: AgentClient,
  product: Product,
  question: string,
): Promise<Filed> {
  const site = await siteKey(product);
  const token = randomIds.secret();
  const visitor = await VisitorClient.connect({ url: product.url, site, token });
  await visitor.hello();
  const filed = await fileTicket(agent, visitor, question);
  visitor.close();
  return filed;
}
