import type { VisitorTicket } from "../../../server/protocol/ticket.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

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
