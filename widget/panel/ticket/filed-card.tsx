import { NextIcon } from "../../ui/icons-home.tsx";
import { TicketIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { clock } from "../browser.ts";
import { ticketStanding, ticketTitle } from "../state/standing.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";
import { CallBack } from "./call-back.tsx";
import { dayAndTime } from "./day-and-time.ts";
import { EmailForm } from "./email-form.tsx";

type FiledProps = {
  readonly ticketId: string;
  /** When people are back, where that is why it fell (epoch ms); null: not known, or another reason. */
  readonly opensAt: number | null;
};

/** The question has become a request: its number, and a way to follow it. */
export function FiledCard({ ticketId, opensAt }: FiledProps) {
  const { session, route } = useApp();
  const ticket = session.tickets.value.find(({ id }) => id === ticketId);
  if (ticket === undefined) return null;
  return (
    <section class="card filed">
      <div class="top">
        <span class="tile">
          <TicketIcon />
        </span>
        <div class="grow">
          <h3 class="title num">{ticket.reference}</h3>
          <p class="small soft clip" dir="auto">
            {ticketTitle(ticket)}
          </p>
        </div>
        <span class="chip tint">{ticketStanding(ticket)}</span>
      </div>
      <p class="small">
        {laterWords().ticket.reasons[ticket.reason]}
        {opensAt !== null &&
          opensAt > clock() &&
          ` ${say(laterWords().instead.opens, { time: dayAndTime(opensAt) })}`}
      </p>
      <CallBack ticket={ticket} opensAt={opensAt} />
      <EmailForm ticket={ticket} />
      <button type="button" class="follow" onClick={() => route.go({ is: "ticket", id: ticketId })}>
        {laterWords().ticket.follow}
        <NextIcon small turn />
      </button>
    </section>
  );
}
