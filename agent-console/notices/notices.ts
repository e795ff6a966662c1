import type { InboxRow } from "../../server/protocol/registers.ts";
import type { Notice as Told } from "../../server/protocol/notices.ts";
import type { Ticket } from "../../server/protocol/ticket.ts";
import { HOME, type Opened, type Route } from "../route.ts";
import type { NoticeKind } from "../state/prefs.ts";
import type { Held } from "../state/views.ts";

/** Something an agent wants to hear of, wherever they look. */
export type Notice = {
  readonly kind: Exclude<NoticeKind, "told">;
  /** One of its kind about one thing replaces the one before. */
  readonly tag: string;
  readonly about: "offered" | "handed" | "wrote" | "assigned" | "answered";
  readonly name: string;
  readonly text: string;
  readonly open: Opened;
};

/** What came for this agent between two states of the lists. Pure. */
export function noticesBetween(before: Held, after: Held): readonly Notice[] {
  const { me } = after;
  return [
    ...[...after.rows.values()].flatMap((row) => aboutRow(before.rows.get(row.id), row, me)),
    ...[...after.tickets.values()].flatMap((ticket) =>
      aboutTicket(
        { before: before.tickets.get(ticket.id), ticket, me },
        {
          before: before.rows.get(ticket.conversationId),
          row: after.rows.get(ticket.conversationId),
        },
      ),
    ),
  ];
}

/** Where a notice leads. Pure. */
export function placeOfNotice({ open }: Notice): Route {
  return { ...HOME, view: open.is === "ticket" ? "tickets" : HOME.view, open };
}

/** What is new under "For you", and not read on another console already. Pure. */
export function toldBetween(before: readonly Told[], after: readonly Told[]): readonly Told[] {
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id, read }) => !read && !known.has(id));
}

function aboutRow(before: InboxRow | undefined, row: InboxRow, me: string): readonly Notice[] {
  if (before === row) return [];
  const open = { is: "conversation", id: row.id } as const;
  const about = { tag: row.id, name: row.contactName, open };
  if (asks(row, me)) {
    const again = before !== undefined && asks(before, me);
    return again ? [] : [{ ...about, kind: "offer", about: "offered", text: row.title }];
  }
  // Not held before: a chat of mine from before a reload is no news. Over, it goes on by one's own hand alone.
  if (before === undefined || isOver(before) || !isMine(row, me)) return [];
  if (isMine(before, me)) {
    const wrote = {
      ...about,
      kind: "message",
      about: "wrote",
      text: row.last?.text ?? "",
    } as const;
    return spoke(before, row) ? [wrote] : [];
  }
  // Taken by one's own yes it is no news either; given by somebody else it is.
  return asks(before, me) ? [] : [{ ...about, kind: "offer", about: "handed", text: row.title }];
}

function isOver({ status }: InboxRow): boolean {
  return status === "resolved" || status === "ticketed";
}

type TicketChange = {
  readonly before: Ticket | undefined;
  readonly ticket: Ticket;
  readonly me: string;
};
type RowChange = { readonly before: InboxRow | undefined; readonly row: InboxRow | undefined };

function aboutTicket(
  { before, ticket, me }: TicketChange,
  { before: said, row }: RowChange,
): readonly Notice[] {
  if (ticket.assigneeId !== me) return [];
  const open = { is: "ticket", id: ticket.id } as const;
  const about = { kind: "ticket", tag: ticket.id, name: ticket.contactName, open } as const;
  // A ticket that begins as mine comes from my own chat.
  if (before !== undefined && before.assigneeId !== me)
    return [{ ...about, about: "assigned", text: ticket.subject }];
  return row !== undefined && row.status === "ticketed" && said !== undefined && spoke(said, row)
    ? [{ ...about, about: "answered", text: row.last?.text ?? "" }]
    : [];
}

/** It waits for my yes, alone or as one of many. */
function asks({ status, agentId, told }: InboxRow, me: string): boolean {
  return status === "offered" ? agentId === me : status === "queued" && told.includes(me);
}

function isMine({ status, agentId }: InboxRow, me: string): boolean {
  return status === "live" && agentId === me;
}

/** The visitor wrote again. */
function spoke(before: InboxRow, { last }: InboxRow): boolean {
  return last?.by === "visitor" && last.seq > (before.last?.seq ?? 0);
}
