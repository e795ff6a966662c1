import type { AgentCommands } from "../../../server/protocol/agent.ts";
import type { Ticket } from "../../../server/protocol/ticket.ts";

export type TicketChange = Omit<AgentCommands["ticket:update"], "ticketId">;

/** Tickets that go the same way back. */
export type Returning = { readonly back: TicketChange; readonly ticketIds: readonly string[] };

/** How many tickets become what they were before the same change, those alike together. Pure. */
export function waysBack(tickets: readonly Ticket[], change: TicketChange): readonly Returning[] {
  const ways = new Map<string, Returning>();
  for (const ticket of tickets) {
    const back = wayBack(ticket, change);
    if (back === null) continue;
    const key = JSON.stringify(back);
    const ticketIds = [...(ways.get(key)?.ticketIds ?? []), ticket.id];
    ways.set(key, { back, ticketIds });
  }
  return [...ways.values()];
}

/** Whether the ticket becomes anything else by it. Pure. */
export function changes(ticket: Ticket, change: TicketChange): boolean {
  const { added, removed, isChanged } = differences(ticket, change);
  return added.length + removed.length > 0 || PLAIN_PARTS.some(isChanged);
}

const PLAIN_PARTS = ["status", "priority", "kind", "assigneeId", "teamId", "subject"] as const;

function differences(ticket: Ticket, change: TicketChange) {
  return {
    added: (change.addTags ?? []).filter((tag) => !ticket.tags.includes(tag)),
    removed: (change.removeTags ?? []).filter((tag) => ticket.tags.includes(tag)),
    isChanged: (name: (typeof PLAIN_PARTS)[number]) =>
      change[name] !== undefined && change[name] !== ticket[name],
  };
}

/** What makes a ticket as it was before a change; null: there is no way, or nothing to go back on. Pure. */
export function wayBack(ticket: Ticket, change: TicketChange): TicketChange | null {
  const { status, priority, kind, assigneeId, teamId, subject } = ticket;
  if (status === "closed") return null;
  const { added, removed, isChanged } = differences(ticket, change);
  const back: TicketChange = {
    ...(isChanged("status") ? { status } : {}),
    ...(isChanged("priority") ? { priority } : {}),
    ...(isChanged("kind") ? { kind } : {}),
    ...(isChanged("assigneeId") ? { assigneeId } : {}),
    // To no team there is no way.
    ...(isChanged("teamId") && teamId !== null ? { teamId } : {}),
    ...(isChanged("subject") ? { subject } : {}),
    ...(added.length > 0 ? { removeTags: added } : {}),
    ...(removed.length > 0 ? { addTags: removed } : {}),
  };
  return Object.keys(back).length === 0 ? null : back;
}
