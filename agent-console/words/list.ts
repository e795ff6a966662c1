import type { Filter, ViewName } from "../route.ts";
import type { Order } from "../state/prefs.ts";
import type { GroupName } from "../state/views.ts";
import { statusWords } from "./ticket-status.ts";

/** The words of the order of lists. */
export const orderWords = {
  title: "Order of the list",
  orders: {
    turn: "What needs a reply first",
    newest: "Newest first",
    oldest: "Oldest first",
  } satisfies Record<Order, string>,
};

/** The words of the lists. */
export const viewWords: Readonly<Record<ViewName, string>> = {
  mine: "Mine",
  waiting: "Waiting",
  unassigned: "Unassigned",
  all: "All chats",
  tickets: "Tickets",
  closed: "Closed",
};

const FILTER: Readonly<Record<Filter, string>> = {
  all: "All",
  chats: "Chats",
  tickets: "Tickets",
  team: "My teams",
  breaching: "Breaching soon",
  ...statusWords,
};

export function filterWords(view: ViewName, filter: Filter): string {
  return view === "tickets" && filter === "all" ? "Unsolved" : FILTER[filter];
}

export const groupWords: Readonly<Record<Exclude<GroupName, "plain">, string>> = {
  needs_us: "Needs a reply",
  waits_for_them: "Waiting for them",
};

export const emptyWords: Readonly<
  Record<ViewName, { readonly title: string; readonly text: string }>
> = {
  mine: {
    title: "Nothing waits for you",
    text: "Chats you accept and tickets given to you gather here, the longest waiting on top.",
  },
  waiting: {
    title: "Nobody is waiting",
    text: "When the bot cannot help, a visitor waits here until somebody takes the chat.",
  },
  unassigned: {
    title: "Every ticket has somebody",
    text: "A question nobody could take in time becomes a ticket and lands here.",
  },
  all: {
    title: "No live chats",
    text: "Every chat in progress shows here, yours and your colleagues’.",
  },
  tickets: {
    title: "No tickets here",
    text: "What stays unresolved becomes a ticket by itself, with the whole story attached.",
  },
  closed: {
    title: "Nothing closed lately",
    text: "Solved chats stay here for a while, so that you can look back.",
  },
};

/** What is not in a table of tickets because of how it was narrowed. */
export const unfitWords = {
  filters: {
    title: "No ticket fits these filters",
    text: "There may be others: Reset takes the filters back.",
  },
  view: {
    title: "No ticket fits this view",
    text: "Each shows here as soon as it does.",
  },
};

export const listWords = {
  filter: "Filter",
  toCome: (count: number) => `${count.toLocaleString("en")} more on their way…`,
  unread: "Unread.",
  typing: "Typing",
  live: "Live chat",
  ticketed: "Now a ticket",
  otherViews: "Other views",
  us: "Us",
  said: (name: string, text: string) => `${name}: ${text}`,
  inQueue: (page: string | null) => (page === null || page === "" ? "In the queue" : page),
  offeredTo: (name: string) => `Offered to ${name}`,
  with: (name: string) => `With ${name}`,
  resolved: (name: string) => (name === "" ? "Solved" : `Solved with ${name}`),
};
