import type { Ticket } from "../../server/protocol/ticket.ts";
import { contactWords } from "../words/contact.ts";

/** What it is about; what was filed before anything was asked says so. */
export function titleOf({ subject }: Pick<Ticket, "subject">): string {
  return subject === "" ? contactWords.untitled : subject;
}
