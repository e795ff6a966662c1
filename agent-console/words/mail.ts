import type { TicketChange } from "../../server/protocol/ticket.ts";

/** Why the customer was not told by e-mail, and what that leaves to do. */
export function mailFailed({
  email,
  why,
}: Extract<TicketChange, { readonly what: "mail_failed" }>): string {
  return why === "undeliverable"
    ? `E-mail to ${email} could not be delivered: the customer may not know`
    : `E-mail to ${email} was not sent: nobody opened the link mailed there`;
}
