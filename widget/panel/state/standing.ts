import { stepOf } from "../../../server/protocol/progress.ts";
import type { VisitorTicket } from "../../../server/protocol/ticket.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

/** The four steps in words. */
export function stepNames({ assigneeName }: VisitorTicket): readonly string[] {
  const { received, withTeam, answered, solved, with: withName } = laterWords().ticket;
  return [
    received,
    assigneeName === null ? withTeam : say(withName, { name: assigneeName }),
    answered,
    solved,
  ];
}

export function ticketTitle({ subject }: VisitorTicket): string {
  return subject === "" ? laterWords().ticket.untitled : subject;
}

export function ticketStanding(ticket: VisitorTicket): string {
  return stepNames(ticket)[stepOf(ticket)] ?? "";
}
