import { useSignal } from "@preact/signals";
import { Avatar, BotAvatar } from "../../ui/avatar.tsx";
import { NextIcon } from "../../ui/icons-home.tsx";
import { TicketIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { clock } from "../browser.ts";
import { looked } from "../looked.ts";
import { times } from "../reading.ts";
import { ticketStanding, ticketTitle } from "../state/standing.ts";
import { laterWords } from "../words/later-words.ts";
import { homeItems, type HomeItem } from "./items.ts";
import { counted } from "../words/counted.ts";

const FIRST = 3;

/** The visitor's own conversations and requests; nothing where there are none. */
export function Rows() {
  const { session } = useApp();
  const all = useSignal(false);
  const views = [...session.threads.value.values()].map((thread) => looked.over(thread.view.value));
  const conversations = session.snapshot.value?.conversations ?? [];
  const items = homeItems({ conversations, tickets: session.tickets.value, views });
  if (items.length === 0) return null;
  return (
    <>
      <ul class="card rows" aria-label={laterWords().mine.label}>
        {(all.value ? items : items.slice(0, FIRST)).map((item) => (
          <li key={item.is === "ticket" ? item.ticket.id : item.id}>
            {item.is === "ticket" ? <TicketRow item={item} /> : <ConversationRow item={item} />}
          </li>
        ))}
      </ul>
      {items.length > FIRST && !all.value && (
        <button type="button" class="btn btn-bare" onClick={() => (all.value = true)}>
          {laterWords().mine.showAll}
        </button>
      )}
    </>
  );
}

function ConversationRow({ item }: { readonly item: Extract<HomeItem, { is: "conversation" }> }) {
  const { route } = useApp();
  const title = item.agentName ?? (item.title === "" ? laterWords().bar.bot : item.title);
  const below = item.waiting
    ? laterWords().bar.finding
    : item.agentName === null
      ? laterWords().mine.withBot
      : (item.last ?? item.title);
  return (
    <button type="button" class="row" onClick={() => route.go({ is: "thread", id: item.id })}>
      {item.agentName === null ? (
        <BotAvatar size={40} />
      ) : (
        <Avatar name={item.agentName} size={40} />
      )}
      <span class="body">
        <span class="top">
          <b class="strong clip" dir="auto">
            {title}
          </b>
          <time class="tiny soft num">{times().short(item.at, clock())}</time>
        </span>
        <span class={item.unread > 0 ? "small clip" : "small soft clip"} dir="auto">
          {below}
        </span>
      </span>
      <End unread={item.unread} />
    </button>
  );
}

function TicketRow({ item }: { readonly item: Extract<HomeItem, { is: "ticket" }> }) {
  const { route } = useApp();
  const { ticket } = item;
  return (
    <button type="button" class="row" onClick={() => route.go({ is: "ticket", id: ticket.id })}>
      <span class="tile">
        <TicketIcon />
      </span>
      <span class="body">
        <span class="top">
          <b class="strong clip" dir="auto">
            {ticketTitle(ticket)}
          </b>
          <span class="tiny soft num">{ticket.reference}</span>
        </span>
        <span class="small soft clip">{ticketStanding(ticket)}</span>
      </span>
      <End unread={item.unread} />
    </button>
  );
}

function End({ unread }: { readonly unread: number }) {
  if (unread === 0) return <NextIcon small turn />;
  return (
    <>
      <i class="dot" />
      <span class="sr">{counted(laterWords().mine.unread, unread)}</span>
    </>
  );
}
