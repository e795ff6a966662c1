/** Which of the open chats and tickets a console is told first, and which behind that. Pure (SPEC CO13). */
import type { InboxRest } from "../protocol/inbox.ts";
import { isBreaching, isSettled, type TicketStatus } from "../protocol/ticket.ts";
import type { TicketRecord } from "./ticket-record.ts";
import { holderOf, type Conversation } from "./model.ts";

type Of<S> = { readonly id: string; readonly state: S };

/** As little of each as its counts need: it is kept for a console until that has asked for it. */
export type LeftChat = { readonly id: string; readonly is: "waiting" | "live" | "other" };
export type LeftTicket = {
  readonly id: string;
  readonly conversationId: string;
  readonly status: TicketStatus;
  readonly unassigned: boolean;
  readonly breaching: boolean;
};
export type Left = { readonly chats: readonly LeftChat[]; readonly tickets: readonly LeftTicket[] };

export const NOTHING_LEFT: Left = { chats: [], tickets: [] };

type Open<C, T> = {
  readonly me: string;
  /** Both the most recently changed first. */
  readonly chats: readonly C[];
  readonly tickets: readonly T[];
  /** So many of each at either end, besides one's own. */
  readonly ends: number;
};

/** One's own, and what stands on top of any list: the latest and the oldest. The rest can follow. */
export function divide<C extends Of<Conversation>, T extends Of<TicketRecord>>({
  me,
  chats,
  tickets,
  ends,
}: Open<C, T>): {
  readonly chats: readonly C[];
  readonly tickets: readonly T[];
  readonly left: Left;
} {
  const atEnd = (nth: number, of: number) => nth < ends || nth >= of - ends;
  const isFirstChat = ({ state: { state } }: C, nth: number) =>
    atEnd(nth, chats.length) || holderOf(state) === me;
  const isFirstTicket = ({ state }: T, nth: number) =>
    atEnd(nth, tickets.length) || state.assignee?.id === me;
  return {
    chats: chats.filter(isFirstChat),
    tickets: tickets.filter(isFirstTicket),
    left: {
      chats: chats.filter((one, nth) => !isFirstChat(one, nth)).map(leftChat),
      tickets: tickets.filter((one, nth) => !isFirstTicket(one, nth)).map(leftTicket),
    },
  };
}

function leftChat({ id, state: { state, people } }: Of<Conversation>): LeftChat {
  if (!people) return { id, is: "other" };
  if (state.is === "live") return { id, is: "live" };
  return { id, is: state.is === "queued" || state.is === "offered" ? "waiting" : "other" };
}

function leftTicket({ id, state }: Of<TicketRecord>): LeftTicket {
  const { conversationId, status, assignee, sla } = state;
  return {
    id,
    conversationId,
    status,
    unassigned: assignee === null && !isSettled({ status }),
    breaching: isBreaching({ sla, status }),
  };
}

/** Null: nothing is to come. */
export function restOf({ chats, tickets }: Left): InboxRest | null {
  if (chats.length === 0 && tickets.length === 0) return null;
  const statuses = { new: 0, open: 0, pending: 0, on_hold: 0, solved: 0, closed: 0 };
  for (const { status } of tickets) statuses[status] += 1;
  return {
    waiting: chats.filter(({ is }) => is === "waiting").length,
    live: chats.filter(({ is }) => is === "live").length,
    unassigned: tickets.filter(({ unassigned }) => unassigned).length,
    breaching: tickets.filter(({ breaching }) => breaching).length,
    statuses,
  };
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
