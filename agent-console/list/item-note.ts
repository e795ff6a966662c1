import type { ListItem } from "../state/items.ts";
import { commonWords } from "../words/common.ts";
import { listWords } from "../words/list.ts";
import { statusWords } from "../words/ticket-status.ts";

/** The last line of an item: how it stands. Pure. */
export function noteOf(item: ListItem, me: string): string {
  if (item.is === "ticket") {
    const { reference, status, assigneeName } = item.ticket;
    const parts = [reference, statusWords[status]];
    const mine = item.ticket.assigneeId === me;
    return [...parts, ...(assigneeName === null || mine ? [] : [assigneeName])].join(" · ");
  }
  const { row } = item;
  const name = row.agentId === me ? commonWords.you : (row.agentName ?? "");
  switch (row.status) {
    case "queued":
      return listWords.inQueue(row.pageTitle);
    case "offered":
      return listWords.offeredTo(name);
    case "live":
      return row.agentId === me ? (row.pageTitle ?? listWords.live) : listWords.with(name);
    case "resolved":
      return listWords.resolved(name);
    case "ticketed":
      return listWords.ticketed;
  }
}
