import { isSettled, type Ticket } from "../../server/protocol/ticket.ts";
import { BackIcon, ChatIcon, DoneIcon, NextIcon } from "../../widget/ui/icons.tsx";
import { BoltIcon } from "../icons.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { HOME } from "../route.ts";
import { overlay } from "../state/asked.ts";
import { besideList, href, listRoute } from "../state/here.ts";
import type { Followed } from "../state/threads.ts";
import { useDesk } from "../state/use-desk.ts";
import { resume } from "../talk/actions.ts";
import { ContactButton } from "../talk/talk-header.tsx";
import { viewWords } from "../words/list.ts";
import { talkWords } from "../words/talk.ts";
import { macroWords } from "../words/macros.ts";
import { changeTicket } from "./state/change-ticket.ts";
import { ticketWords } from "../words/ticket.ts";

type BarProps = { readonly ticket: Ticket; readonly followed: Followed | null };

/** Where the ticket stands among the lists, and the two ways on. */
export function TicketBar({ ticket, followed }: BarProps) {
  const desk = useDesk();
  const view = viewWords[listRoute.value.view];
  const solve = () => void changeTicket(desk, ticket, { status: "solved" });
  return (
    <header>
      <div class="top-bar">
        <a class="tool phone-only" href={href(besideList(null))} aria-label={talkWords.back(view)}>
          <BackIcon turn />
        </a>
        <p class="crumb grow">
          <a class="not-phone" href={href(besideList(null))}>
            {view}
          </a>
          <span class="not-phone crumb-next">
            <NextIcon small turn />
          </span>
          <b class="num strong">{ticket.reference}</b>
        </p>
        {followed !== null && ticket.status !== "closed" && (
          <ChatLive ticket={ticket} followed={followed} />
        )}
        {ticket.status !== "closed" && <MacroMenu conversationId={ticket.conversationId} />}
        {!isSettled(ticket) && (
          <button type="button" class="btn btn-main sm" onClick={solve}>
            <DoneIcon />
            {ticketWords.solve}
          </button>
        )}
        <ContactButton />
      </div>
    </header>
  );
}

/** Several things at once, shown before they are done. */
function MacroMenu({ conversationId }: { readonly conversationId: string }) {
  const { registers } = useDesk();
  const { macros } = registers.toolkit.value;
  if (macros.length === 0) return null;
  return (
    <Menu label={macroWords.run} triggerClass="tool macro-menu" trigger={<BoltIcon />}>
      {macros.map(({ id, name }) => (
        <MenuItem
          key={id}
          onChoose={() => (overlay.value = { is: "macro", conversationId, macroId: id })}
        >
          <span dir="auto">{name}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

/** Back from the ticket to a chat: possible while the visitor is there. */
function ChatLive({ ticket, followed }: { readonly ticket: Ticket; readonly followed: Followed }) {
  const desk = useDesk();
  const { phase } = followed.thread.view.value.public;
  const chat = { ...HOME, open: { is: "conversation", id: ticket.conversationId } } as const;
  if (phase.is === "live") {
    return (
      <a class="btn btn-line sm" href={href(chat)}>
        <ChatIcon />
        {ticketWords.toChat}
      </a>
    );
  }
  const here = followed.visitorOnline.value;
  return (
    <button
      type="button"
      class="btn btn-line sm"
      disabled={!here}
      onClick={() => void resume(desk, ticket)}
    >
      <ChatIcon />
      <span class="wide-only">{ticketWords.chatLive(ticket.contactName, here)}</span>
      <span class="slim-only">{ticketWords.chatLiveShort(here)}</span>
    </button>
  );
}
