import type { AgentClient, VisitorClient } from "../support/clients.ts";
import type { LinkAgent, LinkVisitor } from "../support/link-client.ts";
import { registersDiffer, viewDiffers } from "./chat-truth.ts";

const START = { public: 0, internal: 0 };

/** How what they hold differs from what the server says past the proxies. */
export async function unlikeServer(
  held: { readonly visitor: LinkVisitor; readonly agent: LinkAgent },
  { visitor, agent }: { readonly visitor: VisitorClient; readonly agent: AgentClient },
): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const [conversationId, view] of held.visitor.views.value) {
    broken.push(
      ...viewDiffers(
        "the visitor",
        view,
        await visitor.get("conversation:sync", { conversationId, after: 0 }),
      ),
    );
  }
  for (const [conversationId, view] of held.agent.views.value) {
    broken.push(
      ...viewDiffers(
        "the agent",
        view,
        await agent.get("conversation:sync", { conversationId, after: START }),
      ),
    );
  }
  const { rows, tickets, agents } = await agent.get("session:open", {});
  const { registers } = held.agent;
  return [
    ...broken,
    ...registersDiffer("row", registers.rows.value, rows),
    ...registersDiffer("ticket", registers.tickets.value, tickets),
    ...registersDiffer("agent", registers.agents.value, agents),
    ...registersDiffer(
      "the visitor's ticket",
      held.visitor.tickets.value,
      (await visitor.hello()).tickets,
    ),
  ];
}
