import type { InboxRow } from "./registers.ts";
import { isBreaching, type Ticket } from "./ticket.ts";

/**
 * A line is told ahead by so much of its id: enough to know it again, too little to find it by.
 * Of 10,000 ids two share it once in 1,300 times; then a count is one too low until both are here.
 */
export const MARK_LENGTH = 6;

export const markOf = (id: string): string => id.slice(0, MARK_LENGTH);

/** What tickets are counted by. */
export type TicketFacts = Pick<
  Ticket,
  "status" | "priority" | "kind" | "tags" | "assigneeId" | "teamId"
> & { readonly breaching: boolean };

/** Tickets that are counted alike, by their marks. */
export type ComingTickets = TicketFacts & { readonly marks: readonly string[] };

/** What of the lists is still to come. Chats that are in no list are left out. */
export type InboxRest = {
  readonly waiting: readonly string[];
  readonly live: readonly string[];
  readonly tickets: readonly ComingTickets[];
};

/** The next of them; `last`: there is no more. */
export type InboxPage = {
  readonly rows: readonly InboxRow[];
  readonly tickets: readonly Ticket[];
  readonly last: boolean;
};

export function factsOf(ticket: Ticket): TicketFacts {
  const { status, priority, kind, tags, assigneeId, teamId } = ticket;
  return { status, priority, kind, tags, assigneeId, teamId, breaching: isBreaching(ticket) };
}
