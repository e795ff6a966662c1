import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import type { Ticket, TicketRef } from "../../server/protocol/ticket.ts";
import { CloseIcon } from "../../widget/ui/icons.tsx";
import { useQuestion } from "../parts/use-question.ts";
import { besideList, go, href } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { failedWords } from "../words/failures.ts";
import { statusWords } from "../words/ticket-status.ts";
import { ticketWords } from "../words/ticket.ts";

/** Tickets that have to do with this one, and ways to link it or make it part of another. */
export function LinkedTab({ ticket }: { readonly ticket: Ticket }) {
  return (
    <div class="linked">
      {ticket.links.length === 0 && <p class="soft">{ticketWords.linked.none}</p>}
      <ul>
        {ticket.links.map((link) => (
          <LinkRow key={link.id} ticket={ticket} link={link} />
        ))}
      </ul>
      <LinkForm key={ticket.id} ticket={ticket} />
    </div>
  );
}

function LinkRow({ ticket, link }: { readonly ticket: Ticket; readonly link: TicketRef }) {
  const desk = useDesk();
  const other = desk.registers.tickets.value.get(link.id);
  const unlink = () =>
    void desk.attempt("ticket:link", { ticketId: ticket.id, otherId: link.id, linked: false });
  return (
    <li>
      <a class="grow clip" href={href(besideList({ is: "ticket", id: link.id }))}>
        <b class="num">{link.reference}</b> {other?.subject}
      </a>
      {other !== undefined && <span class="soft">{statusWords[other.status]}</span>}
      <button
        type="button"
        class="tool sm"
        aria-label={ticketWords.linked.unlink(link.reference)}
        title={ticketWords.linked.unlink(link.reference)}
        onClick={unlink}
      >
        <CloseIcon small />
      </button>
    </li>
  );
}

type Asked =
  | { readonly is: "asking" }
  | { readonly is: "refused"; readonly why: string }
  | { readonly is: "merging"; readonly to: Ticket };

const UNKNOWN: Asked = { is: "refused", why: ticketWords.linked.unknown };
const OTHERS: Asked = { is: "refused", why: failedWords("ticket:merge", "other_contact") };

function LinkForm({ ticket }: { readonly ticket: Ticket }) {
  const desk = useDesk();
  const text = useSignal("");
  const asked = useSignal<Asked>({ is: "asking" });
  const mergeButton = useRef<HTMLButtonElement>(null);
  const named = () => {
    const wanted = text.value.trim().toLowerCase();
    const all = [...desk.registers.tickets.value.values()];
    return all.find(
      ({ id, reference }) =>
        id !== ticket.id &&
        (reference.toLowerCase() === wanted || reference.toLowerCase() === `cas-${wanted}`),
    );
  };
  const link = async (event: Event) => {
    event.preventDefault();
    const other = named();
    if (other === undefined) return void (asked.value = UNKNOWN);
    const two = { ticketId: ticket.id, otherId: other.id };
    const reply = await desk.attempt("ticket:link", { ...two, linked: true });
    if (reply.ok) text.value = "";
  };
  const merge = () => {
    const to = named();
    if (to === undefined) asked.value = UNKNOWN;
    else asked.value = to.contactId === ticket.contactId ? { is: "merging", to } : OTHERS;
  };
  const keepBoth = () => {
    asked.value = { is: "asking" };
    mergeButton.current?.focus();
  };
  return (
    <form class="add-tag" onSubmit={(event) => void link(event)}>
      <span class="field">
        <input
          aria-label={ticketWords.linked.reference}
          placeholder={ticketWords.linked.reference}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            asked.value = { is: "asking" };
          }}
        />
      </span>
      <button class="btn btn-tint sm" disabled={text.value.trim() === ""}>
        {ticketWords.linked.link}
      </button>
      {ticket.status !== "closed" && (
        <button
          ref={mergeButton}
          type="button"
          class="btn btn-line sm"
          disabled={text.value.trim() === ""}
          onClick={merge}
        >
          {ticketWords.linked.merge}
        </button>
      )}
      {asked.value.is === "refused" && (
        <p class="trouble" role="alert">
          {asked.value.why}
        </p>
      )}
      {asked.value.is === "merging" && (
        <MergeQuestion ticket={ticket} to={asked.value.to} onNo={keepBoth} />
      )}
    </form>
  );
}

type MergeProps = { readonly ticket: Ticket; readonly to: Ticket; readonly onNo: () => void };

/** It cannot be undone, so it is said first what it does. */
function MergeQuestion({ ticket, to, onNo }: MergeProps) {
  const desk = useDesk();
  const place = useQuestion(to.id, onNo);
  const id = useId();
  const merge = async () => {
    const two = { ticketId: ticket.id, otherId: to.id };
    const reply = await desk.attempt("ticket:merge", two);
    if (reply.ok) go(besideList({ is: "ticket", id: to.id }));
    else onNo();
  };
  return (
    <div
      ref={place}
      class="standing merge-question"
      role="alertdialog"
      aria-labelledby={id}
      tabIndex={-1}
    >
      <p id={id}>{ticketWords.linked.mergeAsk(ticket.reference, to.reference, to.subject)}</p>
      <span>
        <button type="button" class="btn btn-main sm" onClick={() => void merge()}>
          {ticketWords.linked.mergeYes(to.reference)}
        </button>
        <button type="button" class="btn btn-bare sm" onClick={onNo}>
          {ticketWords.linked.mergeNo}
        </button>
      </span>
    </div>
  );
}
