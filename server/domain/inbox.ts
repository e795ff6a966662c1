/** Which of the open chats and tickets a console is told first, and which behind that. Pure (SPEC CO13). */
import {
  factsOf,
  markOf,
  type ComingTickets,
  type InboxRest,
  type TicketFacts,
} from "../protocol/inbox.ts";
import type { TicketRecord } from "./ticket-record.ts";
import { holderOf, type Conversation } from "./model.ts";
import { ticketForAgent, type Versioned } from "./project.ts";

type Of<S> = Versioned<S> & { readonly id: string };

/** What a console has not asked for yet. */
export type Left = {
  readonly chats: readonly string[];
  readonly tickets: readonly { readonly id: string; readonly conversationId: string }[];
};

export const NOTHING_LEFT: Left = { chats: [], tickets: [] };

type Open<C, T> = {
  readonly me: string;
  /** Both the most recently changed first. */
  readonly chats: readonly C[];
  readonly tickets: readonly T[];
  /** So many of each at either end, besides one's own. */
  readonly ends: number;
};

type Divided<C, T> = {
  readonly chats: readonly C[];
  readonly tickets: readonly T[];
  /** What is left, as it is told ahead; null: nothing. */
  readonly rest: InboxRest | null;
  readonly left: Left;
};

/** One's own, and what stands on top of any list: the latest and the oldest. The rest can follow. */
export function divide<C extends Of<Conversation>, T extends Of<TicketRecord>>({
  me,
  chats,
  tickets,
  ends,
}: Open<C, T>): Divided<C, T> {
  const atEnd = (nth: number, of: number) => nth < ends || nth >= of - ends;
  const isFirstChat = ({ state: { state } }: C, nth: number) =>
    atEnd(nth, chats.length) || holderOf(state) === me;
  const isFirstTicket = ({ state }: T, nth: number) =>
    atEnd(nth, tickets.length) || state.assignee?.id === me;
  const laterChats = chats.filter((one, nth) => !isFirstChat(one, nth));
  const laterTickets = tickets.filter((one, nth) => !isFirstTicket(one, nth));
  return {
    chats: chats.filter(isFirstChat),
    tickets: tickets.filter(isFirstTicket),
    rest: restOf(laterChats, laterTickets),
    left: {
      chats: laterChats.map(({ id }) => id),
      tickets: laterTickets.map(({ id, state: { conversationId } }) => ({ id, conversationId })),
    },
  };
}

function restOf(
  chats: readonly Of<Conversation>[],
  tickets: readonly Of<TicketRecord>[],
): InboxRest | null {
  if (chats.length === 0 && tickets.length === 0) return null;
  const marksOf = (wanted: readonly Conversation["state"]["is"][]) =>
    chats
      .filter(({ state: { people, state } }) => people && wanted.includes(state.is))
      .map(({ id }) => markOf(id));
  return {
    waiting: marksOf(["queued", "offered"]),
    live: marksOf(["live"]),
    tickets: alike(tickets),
  };
}

/** Most tickets of a shop are counted like many others: each way is told once. */
function alike(tickets: readonly Of<TicketRecord>[]): readonly ComingTickets[] {
  const found = new Map<string, { readonly facts: TicketFacts; readonly marks: string[] }>();
  for (const stored of tickets) {
    const facts = factsOf(ticketForAgent(stored));
    const key = JSON.stringify(facts);
    const group = found.get(key) ?? { facts, marks: [] };
    group.marks.push(markOf(stored.id));
    found.set(key, group);
  }
  return [...found.values()].map(({ facts, marks }) => ({ ...facts, marks }));
}

/** The next so many, and what is left behind them. */
export function nextOf(
  { chats, tickets }: Left,
  most: number,
): { readonly now: Left; readonly left: Left } {
  const room = Math.max(0, most - tickets.length);
  return {
    now: { tickets: tickets.slice(0, most), chats: chats.slice(0, room) },
    left: { tickets: tickets.slice(most), chats: chats.slice(room) },
  };
}

export function isNothing({ chats, tickets }: Left): boolean {
  return chats.length === 0 && tickets.length === 0;
}
