import { stepOf } from "../../../server/protocol/progress.ts";
import type { VisitorTicket } from "../../../server/protocol/ticket.ts";
import { stepNames } from "../state/standing.ts";
import { laterWords } from "../words/later-words.ts";

/** How far a request has come, as steps of a fall. */
export function Progress({ ticket }: { readonly ticket: VisitorTicket }) {
  const now = stepOf(ticket);
  return (
    <ol class="falls" aria-label={laterWords().ticket.progress}>
      {stepNames(ticket).map((name, step) => (
        <li
          key={step}
          class={step < now ? "past" : step === now ? "now" : ""}
          {...(step === now ? { "aria-current": "step" } : {})}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}
