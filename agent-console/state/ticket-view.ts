import { isSettled, PRIORITIES } from "../../server/protocol/ticket.ts";
import { MY_TEAMS, type Sort, type ViewFilter } from "../../server/protocol/views.ts";
import { deadlineOf } from "./due.ts";
import { newestFirst, oldestFirst, type ListItem } from "./items.ts";
import { isOfTeams, presses, ticketsToCome, type AnyTicket, type Held } from "./views.ts";

export type TicketItem = Extract<ListItem, { readonly is: "ticket" }>;

/** Whether a view shows this ticket to this agent. Pure. */
export function passesView(
  ticket: AnyTicket,
  filter: ViewFilter,
  { me, teamIds }: Pick<Held, "me" | "teamIds">,
): boolean {
  const { statuses, priorities, kinds, tags } = filter;
  const stands = statuses.length === 0 ? !isSettled(ticket) : statuses.includes(ticket.status);
  return (
    stands &&
    isOneOf(priorities, ticket.priority) &&
    isOneOf(kinds, ticket.kind) &&
    (tags.length === 0 || ticket.tags.some((tag) => tags.includes(tag))) &&
    (filter.due !== "soon" || presses(ticket)) &&
    isInTeam(ticket, filter.team, teamIds) &&
    isWith(ticket, filter.assignee, me)
  );
}

/** What a view shows, of what is here; and how many more are on their way. Pure. */
export function inView(
  filter: ViewFilter,
  held: Held,
): { readonly items: readonly TicketItem[]; readonly coming: number } {
  const { rows, tickets, rest = null } = held;
  const found = [...tickets.values()].filter((one) => passesView(one, filter, held));
  return {
    items: found.map((ticket) => ({
      is: "ticket",
      ticket,
      row: rows.get(ticket.conversationId) ?? null,
    })),
    coming: rest === null ? 0 : ticketsToCome(rest, (facts) => passesView(facts, filter, held)),
  };
}

/** How many tickets a view has, here and on their way. Pure. */
export function sizeOf(filter: ViewFilter, held: Held): number {
  const { items, coming } = inView(filter, held);
  return items.length + coming;
}

function isOneOf<V>(wanted: readonly V[], value: V): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function isInTeam(
  ticket: AnyTicket,
  wanted: ViewFilter["team"],
  teamIds: readonly string[],
): boolean {
  if (wanted === MY_TEAMS) return isOfTeams(ticket, teamIds);
  return wanted === undefined || ticket.teamId === wanted;
}

function isWith({ assigneeId }: AnyTicket, wanted: string, me: string): boolean {
  if (wanted === "any") return true;
  if (wanted === "nobody") return assigneeId === null;
  return assigneeId === (wanted === "me" ? me : wanted);
}

type Compare = (a: TicketItem, b: TicketItem) => number;

const COMPARE: Readonly<Record<Sort, Compare>> = {
  oldest: oldestFirst,
  newest: newestFirst,
  quickest: (a, b) => lengthOf(a) - lengthOf(b) || oldestFirst(a, b),
  priority: (a, b) => urgency(b) - urgency(a) || oldestFirst(a, b),
  deadline: (a, b) => comesFirst(deadlineOf(a.ticket), deadlineOf(b.ticket)) || oldestFirst(a, b),
};

/** In a view's order; equal ones keep one place, whatever order they came in. */
export function sortedBy(items: readonly TicketItem[], sort: Sort): readonly TicketItem[] {
  const compare = COMPARE[sort];
  return items.toSorted((a, b) => compare(a, b) || (a.ticket.id < b.ticket.id ? -1 : 1));
}

/** A story with little in it is read, and answered, quickest. */
function lengthOf({ row }: TicketItem): number {
  return row?.last?.seq ?? 0;
}

/** Two that never come are equal. */
function comesFirst(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function urgency({ ticket }: TicketItem): number {
  return PRIORITIES.indexOf(ticket.priority);
}
