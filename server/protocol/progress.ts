import type { VisitorTicket } from "./ticket.ts";

/** How far a request has come, of four steps: received, with somebody, answered, solved. */
export function stepOf({ status, assigneeName }: VisitorTicket): 0 | 1 | 2 | 3 {
  switch (status) {
    case "new":
      return assigneeName === null ? 0 : 1;
    case "open":
    case "on_hold":
      return 1;
    case "pending":
      return 2;
    case "solved":
    case "closed":
      return 3;
  }
}
