import { dueAt } from "./deadlines.ts";
import type { Conversation, Kind, Records, Timings } from "./model.ts";
import type { TicketRecord } from "./ticket-record.ts";
import { DAY_MS, fileDueAt } from "./files.ts";
import { outboxDueAt } from "./outbox.ts";
import type { QuestionRecord } from "./question-record.ts";
import { slaDueAt } from "./sla/ticket-sla.ts";
import { tasksDueAt } from "./tasks.ts";

/** How a store finds a record again: plain data, computed here alone. */
export type Index = { readonly labels: readonly string[]; readonly dueAt: number | null };

const PLAIN: Index = { labels: [], dueAt: null };

type Indexers = { readonly [K in Kind]: (state: Records[K], timings: Timings) => Index };

const INDEXERS: Indexers = {
  conversation: (state, timings) => ({
    labels: conversationLabels(state),
    dueAt: dueAt(state, timings),
  }),
  ticket: (state) => ({ labels: ticketLabels(state), dueAt: ticketDueAt(state) }),
  agent: () => ({ labels: ["agent"], dueAt: null }),
  contact: () => PLAIN,
  visitor: () => PLAIN,
  session: (state) => ({ labels: [state.agentId], dueAt: state.expiresAt }),
  invite: (state) => ({
    labels: state.role === "admin" && state.expiresAt === null ? ["setup"] : [],
    dueAt: state.expiresAt,
  }),
  login: () => PLAIN,
  subject: () => PLAIN,
  workspace: () => PLAIN,
  article: () => ({ labels: ["article"], dueAt: null }),
  revision: (state) => ({ labels: [state.articleId], dueAt: null }),
  rating: () => PLAIN,
  views: () => PLAIN,
  toolkit: () => PLAIN,
  places: () => PLAIN,
  sla: ({ sweep }) => ({ labels: [], dueAt: sweep?.at ?? null }),
  service: ({ sweep }) => ({ labels: [], dueAt: sweep?.at ?? null }),
  notices: () => PLAIN,
  push: () => PLAIN,
  outbox: (state) => ({ labels: [], dueAt: outboxDueAt(state) }),
  address: () => PLAIN,
  mail: () => PLAIN,
  mailbox: () => PLAIN,
  errand: ({ dueAt }) => ({ labels: [], dueAt }),
  door: ({ expiresAt }) => ({ labels: [], dueAt: expiresAt }),
  tracking: ({ sessionId, expiresAt }) => ({
    labels: sessionId === undefined ? [] : [sessionId],
    dueAt: expiresAt,
  }),
  file: (state) => ({ labels: [], dueAt: fileDueAt(state) }),
  uploads: ({ since }) => ({ labels: [], dueAt: since + DAY_MS }),
  question: (state) => ({ labels: questionLabels(state), dueAt: null }),
};

export function indexOf<K extends Kind>(kind: K, state: Records[K], timings: Timings): Index {
  return INDEXERS[kind](state, timings);
}

/** queued: to be routed. active: waiting or live. closed: was with people, is no more. rated: somebody said how it was. */
function conversationLabels(conversation: Conversation): readonly string[] {
  const standing = standingLabels(conversation);
  return conversation.rated === undefined ? standing : [...standing, "rated"];
}

/**
 * The labels that were thought of when there were records already. Stores give them to what an
 * earlier version wrote: the folder when it is opened, the database in its migrations.
 */
export function laterLabels(kind: string, state: unknown): readonly string[] {
  const isRated = kind === "conversation" && typeof state === "object" && state !== null;
  return isRated && "rated" in state ? ["rated"] : [];
}

function standingLabels({ state, people }: Conversation): readonly string[] {
  switch (state.is) {
    case "bot":
      return ["with-visitor"];
    case "queued":
      return ["queued", "active", "with-visitor"];
    case "offered":
    case "live":
      return ["active", "with-visitor"];
    case "resolved":
    case "ticketed":
      return people ? ["closed"] : [];
    default:
      return state satisfies never;
  }
}

/** asked: every question. judged, unjudged: whether an agent said what is right. */
function questionLabels({ judged, dismissed }: QuestionRecord): readonly string[] {
  if (judged !== null) return ["asked", "judged"];
  return dismissed ? ["asked"] : ["asked", "unjudged"];
}

/** When a ticket next wants attention (epoch ms), or null. */
export function ticketDueAt(ticket: TicketRecord): number | null {
  const times = [
    slaDueAt(ticket),
    ticket.closesAt,
    tasksDueAt(ticket),
    ticket.waiting?.dueAt ?? null,
  ];
  const next = times.filter((at) => at !== null);
  return next.length === 0 ? null : Math.min(...next);
}

function ticketLabels({ status, email }: TicketRecord): readonly string[] {
  const standing = status === "solved" || status === "closed" ? status : "unsolved";
  return email === null ? [standing] : [standing, emailLabel(email)];
}

/** Finds all tickets whose news goes to an address. */
export function emailLabel(email: string): string {
  return `to ${email.toLowerCase()}`;
}
