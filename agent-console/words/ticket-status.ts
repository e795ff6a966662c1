import type { TicketStatus } from "../../server/protocol/ticket.ts";

export const statusWords: Readonly<Record<TicketStatus, string>> = {
  new: "New",
  open: "Open",
  pending: "Pending",
  on_hold: "On hold",
  solved: "Solved",
  closed: "Closed",
};
