import type { ListItem } from "../state/items.ts";
import { words } from "../words.ts";

/** The last line of an item: how it stands. Pure. */
export function noteOf(item: ListItem, me: string): string {
  if (item.is === "ticket") {
    const { reference, status, assigneeName } = item.ticket;
    const parts = [reference, words.statuses[status]];
    const mine = item.ticket.assigneeId === me;
    return [...parts, ...(assigneeName === null || mine ? [] : [assigneeName])].join(" · ");
  }
  const { row } = item;
  const name = row.agentId === me ? words.you : (row.agentName ?? "");
  switch (row.status) {
    case "queued":
      return words.list.inQueue(row.pageTitle);
    case "offered":
      return words.list.offeredTo(name);
    case "live":
      return row.agentId === me ? (row.pageTitle ?? words.list.live) : words.list.with(name);
    case "resolved":
      return words.list.resolved(name);
    case "ticketed":
      return words.list.ticketed;
  }
}
