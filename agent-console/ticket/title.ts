import type { Ticket } from "../../server/protocol/ticket.ts";
import { words } from "../words.ts";

/** What it is about; what was filed before anything was asked says so. */
export function titleOf({ subject }: Pick<Ticket, "subject">): string {
  return subject === "" ? words.contact.untitled : subject;
}
