import type { Ticket, TicketHistoryEntry } from "../../server/protocol/ticket.ts";
import { minute, times } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { historyWords } from "../words/ticket.ts";

/** What was done to the ticket, newest first. */
export function History({ ticket }: { readonly ticket: Ticket }) {
  return (
    <ol class="history">
      {ticket.history.toReversed().map((entry, index) => (
        <HistoryLine
          key={ticket.history.length - index}
          entry={entry}
          contact={ticket.contactName}
        />
      ))}
    </ol>
  );
}

type LineProps = { readonly entry: TicketHistoryEntry; readonly contact: string };

function HistoryLine({ entry, contact }: LineProps) {
  const { account } = useDesk();
  const { title, by } = historyWords(entry, { contact, me: account.name });
  return (
    <li>
      <time class="num">{times.full(entry.at, minute.value)}</time>
      <p>
        {title}
        {by !== "" && <span class="soft">, {by}</span>}
      </p>
    </li>
  );
}
