import type { Entry, ConversationView } from "../../../server/protocol/view.ts";
import { isSettled, type VisitorTicket } from "../../../server/protocol/ticket.ts";
import type { ConversationSummary } from "../../../server/protocol/visitor.ts";
import { unreadOf } from "../state/reading.ts";
import { isOpen } from "../state/threads.ts";

/** A line of the visitor's own list. */
export type HomeItem =
  | {
      readonly is: "conversation";
      readonly id: string;
      readonly title: string;
      readonly agentName: string | null;
      readonly open: boolean;
      /** Looking for a person. */
      readonly waiting: boolean;
      readonly last: string | null;
      readonly at: number;
      readonly unread: number;
    }
  | {
      readonly is: "ticket";
      readonly ticket: VisitorTicket;
      readonly at: number;
      readonly unread: number;
    };

export type HomeInput = {
  readonly conversations: readonly ConversationSummary[];
  readonly tickets: readonly VisitorTicket[];
  readonly views: readonly ConversationView[];
};

/** What is open comes first, then requests that aren't solved, then the rest, newest first. Pure. */
export function homeItems({ conversations, tickets, views }: HomeInput): readonly HomeItem[] {
  const view = (id: string) => views.find((held) => held.id === id);
  const filed = new Set(tickets.map((ticket) => ticket.conversationId));
  const begun = views
    .filter((held) => held.public.seq > 0 && !conversations.some(({ id }) => id === held.id))
    .map(summaryOf);
  const talks = [...begun, ...conversations]
    .filter(({ id }) => !filed.has(id))
    .map((summary) => conversationItem(summary, view(summary.id)));
  const cases = tickets.map((ticket): HomeItem => {
    const held = view(ticket.conversationId);
    return {
      is: "ticket",
      ticket,
      at: ticket.updatedAt,
      unread: held === undefined ? 0 : unreadOf(held).length,
    };
  });
  return [...talks, ...cases].sort((a, b) => rank(a) - rank(b) || b.at - a.at);
}

function rank(item: HomeItem): number {
  if (item.is === "conversation") return item.open ? 0 : 2;
  return isSettled(item.ticket) ? 2 : 1;
}

function conversationItem(
  summary: ConversationSummary,
  view: ConversationView | undefined,
): HomeItem {
  const last = view?.public.entries.findLast((entry) => entry.is === "message");
  return {
    is: "conversation",
    id: summary.id,
    title: summary.title,
    agentName: (view && agentOf(view)) ?? summary.agentName,
    open: view === undefined ? summary.open : isOpen(view),
    waiting: view?.public.phase.is === "waiting",
    last: last === undefined ? null : textOf(last),
    at: last?.at ?? summary.startedAt,
    unread: view === undefined ? 0 : unreadOf(view).length,
  };
}

function summaryOf(view: ConversationView): ConversationSummary {
  const first = view.public.entries.find(
    (entry) => entry.is === "message" && entry.message.author.kind === "visitor",
  );
  return {
    id: view.id,
    title: first === undefined ? "" : (textOf(first) ?? ""),
    startedAt: view.startedAt,
    open: isOpen(view),
    agentName: agentOf(view),
    ticketId: null,
  };
}

/** The agent who was here last. */
export function agentOf({ public: { entries, phase } }: ConversationView): string | null {
  const names = entries.flatMap((entry) => {
    if (entry.is === "joined") return [entry.agentName];
    return entry.is === "message" && entry.message.author.kind === "agent"
      ? [entry.message.author.name]
      : [];
  });
  return names.at(-1) ?? (phase.is === "live" ? phase.agentName : null);
}

/** The words of a message as one line; null where it has none of its own. */
export function textOf(entry: Entry): string | null {
  if (entry.is !== "message") return null;
  const { body, files } = entry.message;
  if (body.type === "text") return body.text || (files?.[0]?.name ?? null);
  return body.type === "answer" ? body.article.title : null;
}
