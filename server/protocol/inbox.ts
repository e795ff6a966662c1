import type { InboxRow } from "./registers.ts";
import type { Ticket, TicketStatus } from "./ticket.ts";

/** What of the lists is still to come, by what it is counted under. */
export type InboxRest = {
  readonly waiting: number;
  readonly live: number;
  readonly unassigned: number;
  readonly breaching: number;
  readonly statuses: Readonly<Record<TicketStatus, number>>;
};

/** The next of them. `rest` null: these were the last. */
export type InboxPage = {
  readonly rows: readonly InboxRow[];
  readonly tickets: readonly Ticket[];
  readonly rest: InboxRest | null;
};
