import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Ticket, TicketRef } from "../../server/protocol/ticket.ts";
import { focusIfFree } from "../browser.ts";
import { PenIcon } from "../icons.tsx";
import { Due } from "../parts/due.tsx";
import { LineField } from "../parts/line-field.tsx";
import { besideList, href, say } from "../state/here.ts";
import { useOpener } from "../state/openers.ts";
import { useDesk } from "../state/use-desk.ts";
import { fallWords } from "../words/talk.ts";
import { slaWords } from "../words/sla.ts";
import { ticketWords } from "../words/ticket.ts";
import { titleOf } from "./title.ts";
import { CallWish } from "./call-wish.tsx";
import { Picks } from "./picks.tsx";
import { Tags } from "./tags.tsx";

const LONGEST_SUBJECT = 120;

/** What it is about, what is set on it, and how it came to be. */
export function CaseTitle({ ticket }: { readonly ticket: Ticket }) {
  return (
    <div class="case-title">
      <Subject key={ticket.id} ticket={ticket} />
      {ticket.call !== undefined && <CallWish call={ticket.call} />}
      <Picks ticket={ticket} />
      <Tags ticket={ticket} />
      <Promises ticket={ticket} />
      <Facts ticket={ticket} />
      <Standing ticket={ticket} />
    </div>
  );
}

function Subject({ ticket }: { readonly ticket: Ticket }) {
  const editing = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useOpener("subject", () => (editing.value = true), ticket.status !== "closed");
  useEffect(() => focusIfFree(heading.current), []);
  if (editing.value && ticket.status !== "closed")
    return <SubjectForm ticket={ticket} done={() => (editing.value = false)} />;
  return (
    <div class="subject">
      <h1 dir="auto" ref={heading}>
        {titleOf(ticket)}
      </h1>
      {ticket.status !== "closed" && (
        <button
          type="button"
          class="tool sm"
          aria-label={ticketWords.editSubject}
          title={ticketWords.editSubject}
          onClick={() => (editing.value = true)}
        >
          <PenIcon />
        </button>
      )}
    </div>
  );
}

function SubjectForm({ ticket, done }: { readonly ticket: Ticket; readonly done: () => void }) {
  const desk = useDesk();
  const text = useSignal(ticket.subject);
  const save = async (event: Event) => {
    event.preventDefault();
    const subject = text.value.trim();
    if (subject === "" || subject === ticket.subject) return done();
    const reply = await desk.attempt("ticket:update", { ticketId: ticket.id, subject });
    if (reply.ok) done();
  };
  return (
    <form class="subject" onSubmit={(event) => void save(event)}>
      <LineField
        label={ticketWords.subject}
        longest={LONGEST_SUBJECT}
        value={text.value}
        onInput={(subject) => (text.value = subject)}
        onLeave={done}
      />
      <button class="btn btn-main sm">{ticketWords.saveSubject}</button>
    </form>
  );
}

/** Every clock that runs or stands still. */
function Promises({ ticket: { sla } }: { readonly ticket: Ticket }) {
  if (sla === null || sla.clocks.length === 0) return null;
  return (
    <p class="promises" title={slaWords.promised(sla.policy)}>
      {sla.clocks.map((clock) => (
        <Due key={clock.metric} clock={clock} named />
      ))}
    </p>
  );
}

function Facts({ ticket }: { readonly ticket: Ticket }) {
  const { page, email, followsUp, followedBy } = ticket;
  return (
    <p class="soft case-facts">
      <span>{ticketWords.fell(say.day(ticket.createdAt), fallWords[ticket.reason])}</span>
      {page !== null && (
        <span>
          {ticketWords.from}{" "}
          <a href={page.url} target="_blank" rel="noopener noreferrer nofollow">
            {page.title || page.url}
          </a>
        </span>
      )}
      <span>{email === null ? ticketWords.noNews : ticketWords.newsTo(email)}</span>
      {followsUp !== null && <To ticket={followsUp} text={ticketWords.followsUp} />}
      {followedBy !== null && <To ticket={followedBy} text={ticketWords.followedBy} />}
    </p>
  );
}

type ToProps = { readonly ticket: TicketRef; readonly text: (reference: string) => string };

function To({ ticket, text }: ToProps) {
  return <a href={href(besideList({ is: "ticket", id: ticket.id }))}>{text(ticket.reference)}</a>;
}

/** What happens next by itself, where something does. */
function Standing({ ticket }: { readonly ticket: Ticket }) {
  if (ticket.status === "closed") return <p class="standing">{ticketWords.closed}</p>;
  if (ticket.status !== "solved" || ticket.closesAt === null) return null;
  const who = ticket.confirmed ? ticketWords.confirmed : ticketWords.askedCustomer;
  return (
    <p class="standing">
      {who(ticket.contactName)}. {ticketWords.closes(say.onDay(ticket.closesAt))}.
    </p>
  );
}
