import type { Agent, InboxRow, Workspace } from "../../server/protocol/registers.ts";
import type { InboxRest, TicketFacts } from "../../server/protocol/inbox.ts";
import { isBreaching, isSettled, type Ticket } from "../../server/protocol/ticket.ts";
import type { Filter, ViewName } from "../route.ts";
import type { Order } from "./prefs.ts";
import { needsUs, newestFirst, oldestFirst, type ListItem } from "./items.ts";

/** What the lists are made of. */
export type Held = {
  readonly me: string;
  /** The teams one is in. */
  readonly teamIds: readonly string[];
  readonly rows: ReadonlyMap<string, InboxRow>;
  readonly tickets: ReadonlyMap<string, Ticket>;
  /** What is not held yet. */
  readonly rest?: InboxRest | null;
};

export type GroupName = "needs_us" | "waits_for_them" | "plain";
export type Group = { readonly name: GroupName; readonly items: readonly ListItem[] };

/**
 * Everything in a view, before it is filtered. Unordered. A ticket that was turned back into a
 * chat is one thing to do, not two: of mine, only the chat shows.
 */
export function itemsOf(view: ViewName, held: Held): readonly ListItem[] {
  switch (view) {
    case "mine":
      return [
        ...chats(held, (row) => row.status === "live" && row.agentId === held.me),
        ...tickets(held, (ticket) => isOpen(ticket) && ticket.assigneeId === held.me).filter(
          (item) => item.row?.status !== "live",
        ),
      ];
    case "waiting":
      return chats(held, (row) => row.status === "queued" || row.status === "offered");
    case "unassigned":
      return tickets(held, (ticket) => isOpen(ticket) && ticket.assigneeId === null);
    case "all":
      return chats(held, (row) => row.status === "live");
    case "tickets":
      return tickets(held, () => true);
    case "closed":
      return chats(held, (row) => row.status === "resolved");
  }
}

/** One that is here, or one that is on its way. */
export type AnyTicket = Ticket | TicketFacts;

/** A promise on it is nearly late, or late. */
export function presses(ticket: AnyTicket): boolean {
  return "breaching" in ticket ? ticket.breaching : isBreaching(ticket);
}

type Place = { readonly view: ViewName; readonly filter: Filter };

/** The list as it is shown, in the order that is liked. Pure. */
export function groupsOf(place: Place, held: Held, order: Order = "turn"): readonly Group[] {
  const items = itemsOf(place.view, held).filter((item) => passes(item, place.filter, held));
  return ordered(items, place, order).filter((group) => group.items.length > 0);
}

/** Whether one may choose an order there: who waits is served by theirs. */
export function mayOrder({ view, filter }: Place): boolean {
  return view !== "waiting" && view !== "closed" && filter !== "solved" && filter !== "closed";
}

function ordered(
  items: readonly ListItem[],
  { view, filter }: Place,
  order: Order,
): readonly Group[] {
  if (view === "waiting") return [{ name: "plain", items: items.toSorted(longestWaiting) }];
  if (order !== "turn" && mayOrder({ view, filter })) {
    const by = order === "newest" ? newestFirst : oldestFirst;
    return [{ name: "plain", items: items.toSorted(by) }];
  }
  const done = view === "closed" || filter === "solved" || filter === "closed";
  return done ? [{ name: "plain", items: items.toSorted(newestFirst) }] : byTurn(items);
}

export function countOf(view: ViewName, filter: Filter, held: Held): number {
  const here = itemsOf(view, held).filter((item) => passes(item, filter, held)).length;
  return here + toCome({ view, filter }, held);
}

/** How many of a list are not held yet, but on their way. One's own always are. Pure. */
export function toCome({ view, filter }: Place, { rest = null, ...held }: Held): number {
  if (rest === null) return 0;
  switch (view) {
    case "waiting":
      return rest.waiting.length;
    case "all":
      return rest.live.length;
    case "unassigned":
      return ticketsToCome(rest, (facts) => isOpen(facts) && facts.assigneeId === null);
    case "tickets":
      return ticketsToCome(rest, (facts) => ticketPasses(facts, filter, held));
    case "mine":
    case "closed":
      return 0;
  }
}

/** How many tickets on their way are like that. */
export function ticketsToCome(
  { tickets }: InboxRest,
  wanted: (facts: TicketFacts) => boolean,
): number {
  return tickets.filter(wanted).reduce((sum, { marks }) => sum + marks.length, 0);
}

/** How many of mine wait for me. */
export function needingMe(held: Held): number {
  return itemsOf("mine", held).filter(needsUs).length;
}

function passes(item: ListItem, filter: Filter, held: Held): boolean {
  if (item.is === "chat") return filter === "all" || filter === "chats";
  return ticketPasses(item.ticket, filter, held);
}

/** A solved ticket shows under "solved" alone, so that "all" stays what there is to do. */
function ticketPasses(
  ticket: AnyTicket,
  filter: Filter,
  { teamIds }: Pick<Held, "teamIds">,
): boolean {
  switch (filter) {
    case "all":
      return isOpen(ticket);
    case "chats":
      return false;
    case "tickets":
      return true;
    case "team":
      return isOpen(ticket) && isOfTeams(ticket, teamIds);
    case "breaching":
      return presses(ticket);
    default:
      return ticket.status === filter;
  }
}

function byTurn(items: readonly ListItem[]): readonly Group[] {
  const ours = items.filter(needsUs).toSorted(oldestFirst);
  const theirs = items.filter((item) => !needsUs(item)).toSorted(newestFirst);
  return [
    { name: "needs_us", items: ours },
    { name: "waits_for_them", items: theirs },
  ];
}

function longestWaiting(a: ListItem, b: ListItem): number {
  return (a.row?.since ?? 0) - (b.row?.since ?? 0);
}

function chats(held: Held, wanted: (row: InboxRow) => boolean): readonly ListItem[] {
  return [...held.rows.values()].filter(wanted).map((row) => ({ is: "chat", row }));
}

function tickets(held: Held, wanted: (ticket: Ticket) => boolean): readonly ListItem[] {
  const found = [...held.tickets.values()].filter(wanted);
  return found.map((ticket) => ({
    is: "ticket",
    ticket,
    row: held.rows.get(ticket.conversationId) ?? null,
  }));
}

/** The teams an agent serves; as with chats, whoever is in none serves the first. */
export function teamsOf(
  agent: Pick<Agent, "teamIds"> | undefined,
  teams: Workspace["teams"],
): readonly string[] {
  const known = teams.map(({ id }) => id);
  const theirs = (agent?.teamIds ?? []).filter((id) => known.includes(id));
  return theirs.length > 0 ? theirs : known.slice(0, 1);
}

export function isOfTeams({ teamId }: Pick<Ticket, "teamId">, teamIds: readonly string[]): boolean {
  return teamId !== null && teamIds.includes(teamId);
}

function isOpen(ticket: Pick<Ticket, "status">): boolean {
  return !isSettled(ticket);
}
