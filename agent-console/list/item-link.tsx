import type { InboxRow } from "../../server/protocol/registers.ts";
import { Avatar, initialsOf, stoneOf } from "../../widget/ui/avatar.tsx";
import { ChatIcon, TicketIcon } from "../../widget/ui/icons.tsx";
import { Due } from "../parts/due.tsx";
import { Waited } from "../parts/waited.tsx";
import { besideList, href, listRoute } from "../state/here.ts";
import { pressing } from "../state/due.ts";
import { idOf, isUnread, stoodSince, type ListItem } from "../state/items.ts";
import { useDesk } from "../state/use-desk.ts";
import { titleOf } from "../ticket/title.ts";
import { commonWords } from "../words/common.ts";
import { listWords } from "../words/list.ts";
import { noteOf } from "./item-note.ts";

/** One line of a list: who, how long, the last words, how it stands. */
export function ItemLink({ item }: { readonly item: ListItem }) {
  const desk = useDesk();
  const open = item.is === "chat" ? "conversation" : "ticket";
  const here = listRoute.value.open?.id === idOf(item);
  const subject = item.is === "chat" ? item.row : item.ticket;
  const unread = isUnread(item);
  const owner = ownerOf(item, desk.account.id);
  const clock = item.is === "ticket" ? pressing(item.ticket) : null;
  return (
    <a
      class={`item${unread ? " unread" : ""}${here ? " is-on" : ""}`}
      href={href(besideList({ is: open, id: idOf(item) }))}
      aria-current={here ? "true" : undefined}
    >
      <span class={`avatar ${stoneOf(subject.contactId)}`} aria-hidden="true">
        {initialsOf(subject.contactName)}
        <span class="kind">{item.is === "chat" ? <ChatIcon /> : <TicketIcon />}</span>
      </span>
      <span class="l1">
        <b class="clip">{subject.contactName}</b>
        {unread && <i class="dot" />}
        {unread && <span class="sr">{listWords.unread}</span>}
        <span class="wait-for">
          <Waited since={item.row?.status === "queued" ? item.row.since : stoodSince(item)} />
        </span>
      </span>
      <span class="l2 clip" dir="auto">
        <LastWords item={item} />
      </span>
      <span class="l3">
        <span class="clip">{noteOf(item, desk.account.id)}</span>
        {clock !== null && <Due clock={clock} />}
        {owner !== null && <Avatar name={owner.name} seed={owner.id} size={18} />}
      </span>
    </a>
  );
}

function LastWords({ item }: { readonly item: ListItem }) {
  const { account, threads } = useDesk();
  const conversationId = item.is === "chat" ? item.row.id : item.ticket.conversationId;
  if (threads.followed.value.get(conversationId)?.typing.value === true) {
    return <span class="typing-word">{listWords.typing}</span>;
  }
  const title = item.is === "chat" ? item.row.title : titleOf(item.ticket);
  return <>{spoken(item.row, account.id) ?? title}</>;
}

/** A row says that one of us wrote, not who: in a chat it is whose chat it is. */
function spoken(row: InboxRow | null, me: string): string | null {
  if (row?.last == null || row.last.text === "") return null;
  if (row.last.by !== "agent") return row.last.text;
  const name = row.agentId === me ? commonWords.You : (row.agentName ?? listWords.us);
  return listWords.said(name, row.last.text);
}

function ownerOf(
  item: ListItem,
  me: string,
): { readonly id: string; readonly name: string } | null {
  const [id, name] =
    item.is === "chat"
      ? [item.row.agentId, item.row.agentName]
      : [item.ticket.assigneeId, item.ticket.assigneeName];
  return id === null || name === null || id === me ? null : { id, name };
}
