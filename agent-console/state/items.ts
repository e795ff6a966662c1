import type { InboxRow } from "../../server/protocol/registers.ts";
import type { Ticket } from "../../server/protocol/ticket.ts";

/** A line of a list. A ticket brings the row of its conversation, if that is still held. */
export type ListItem =
  | { readonly is: "chat"; readonly row: InboxRow }
  | { readonly is: "ticket"; readonly ticket: Ticket; readonly row: InboxRow | null };

export function idOf(item: ListItem): string {
  return item.is === "chat" ? item.row.id : item.ticket.id;
}

/** The next word is ours. A pending ticket waits for its customer whoever wrote last. */
export function needsUs(item: ListItem): boolean {
  const answered = item.row?.last?.by === "agent";
  if (item.is === "chat") return !answered;
  switch (item.ticket.status) {
    case "new":
      return true;
    case "open":
      return !answered;
    case "pending":
    case "on_hold":
    case "solved":
    case "closed":
      return false;
  }
}

/** The visitor wrote something that nobody on our side has looked at. */
export function isUnread({ row }: ListItem): boolean {
  return row?.last?.by === "visitor" && row.last.seq > row.seen;
}

/** Since when things stand as they do (epoch ms). */
export function stoodSince(item: ListItem): number {
  if (item.row?.last != null) return item.row.last.at;
  return item.is === "chat" ? item.row.since : item.ticket.updatedAt;
}

export function oldestFirst(a: ListItem, b: ListItem): number {
  return stoodSince(a) - stoodSince(b);
}

export function newestFirst(a: ListItem, b: ListItem): number {
  return stoodSince(b) - stoodSince(a);
}
