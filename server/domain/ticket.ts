import type { Message } from "../protocol/conversation.ts";
import {
  isSettled,
  type Priority,
  type TicketChange,
  type TicketHistoryEntry,
  type TicketKind,
  type TicketRef,
  type TicketStatus,
} from "../protocol/ticket.ts";
import type { Actor, Conversation, TicketedState } from "./model.ts";
import type { TicketRecord } from "./ticket-record.ts";

/** Who changes a ticket, when (epoch ms), and after how long a solved one closes. */
export type Stamp = { readonly at: number; readonly actor: Actor; readonly closeAfterMs: number };

/** A new ticket, with all that led to it; its transcript is the conversation's own log. */
export function newTicket(
  conversation: Conversation,
  state: Pick<TicketedState, "ticketId" | "reference" | "reason" | "at">,
  { contactName, email }: { readonly contactName: string; readonly email: string | null },
): TicketRecord {
  return {
    id: state.ticketId,
    reference: state.reference,
    conversationId: conversation.id,
    contactId: conversation.contactId,
    contactName,
    subject: conversation.title,
    status: "new",
    reason: state.reason,
    assignee: null,
    email,
    page: conversation.page,
    botAttempts: conversation.botAttempts,
    ...(conversation.call === undefined ? {} : { call: conversation.call }),
    createdAt: state.at,
    updatedAt: state.at,
    ...UNTOUCHED,
    ...(conversation.call === undefined ? {} : { kind: "call_back" }),
    since: state.at,
    ...originOf(conversation),
    history: [
      { at: state.at, by: { kind: "system" }, change: { what: "filed", reason: state.reason } },
    ],
  };
}

/** A follow-up goes on from its closed ticket; what was split off is linked with where it came from. */
function originOf({ follows }: Conversation): Pick<TicketRecord, "followsUp" | "links"> {
  if (follows == null) return { followsUp: null, links: [] };
  const { id, reference, how } = follows;
  return how === "split"
    ? { followsUp: null, links: [{ id, reference }] }
    : { followsUp: { id, reference }, links: [] };
}

/** What nobody has set yet; also for tickets filed before there was such a thing. */
export const UNTOUCHED = {
  priority: "normal",
  kind: "question",
  tags: [],
  links: [],
  confirmed: false,
  closesAt: null,
  followsUp: null,
  followedBy: null,
  team: null,
  tier: 1,
  firstReplyAt: null,
  askedAt: null,
  stops: [],
  sla: null,
  slaMarks: {},
} as const satisfies Partial<TicketRecord>;

export function withStatus(ticket: TicketRecord, to: TicketStatus, stamp: Stamp): TicketRecord {
  if (ticket.status === to) return ticket;
  return changed(moved(ticket, to, stamp), { what: "status", from: ticket.status, to }, stamp);
}

/** A solved ticket closes by itself; everything else stays as it is until somebody does something. */
function moved(ticket: TicketRecord, to: TicketStatus, { at, closeAfterMs }: Stamp): TicketRecord {
  if (ticket.status === to) return ticket;
  return {
    ...ticket,
    status: to,
    since: at,
    confirmed: to === "closed" && ticket.confirmed,
    closesAt: to === "solved" ? at + closeAfterMs : null,
    stops: [...stopped(ticket.stops, at), ...(isStop(to) ? [{ on: to, from: at, to: null }] : [])],
  };
}

/** The clocks stand still no longer for what did it until now. */
function stopped(stops: TicketRecord["stops"], at: number): TicketRecord["stops"] {
  return stops.map((stop) => (stop.to === null ? { ...stop, to: at } : stop));
}

function isStop(status: TicketStatus): status is "pending" | "on_hold" | "solved" {
  return status === "pending" || status === "on_hold" || status === "solved";
}

/** Whose it is from here on. What goes to another team is nobody's there yet. */
export function withTeam(
  ticket: TicketRecord,
  { team, tier }: Pick<TicketRecord, "team" | "tier">,
  stamp: Stamp,
): TicketRecord {
  if (ticket.team?.id === team?.id && ticket.tier === tier) return ticket;
  const change = { what: "team", team: team?.name ?? null, tier } as const;
  const moved = changed({ ...ticket, team, tier }, change, stamp);
  return ticket.team?.id === team?.id ? moved : withAssignee(moved, null, stamp);
}

export function withAssignee(
  ticket: TicketRecord,
  to: TicketRecord["assignee"],
  stamp: Stamp,
): TicketRecord {
  if (ticket.assignee?.id === to?.id) return ticket;
  return changed(
    { ...ticket, assignee: to },
    { what: "assignee", from: ticket.assignee?.name ?? null, to: to?.name ?? null },
    stamp,
  );
}

export function withPriority(ticket: TicketRecord, to: Priority, stamp: Stamp): TicketRecord {
  if (ticket.priority === to) return ticket;
  const change = { what: "priority", from: ticket.priority, to } as const;
  return changed({ ...ticket, priority: to }, change, stamp);
}

export function withKind(ticket: TicketRecord, to: TicketKind, stamp: Stamp): TicketRecord {
  if (ticket.kind === to) return ticket;
  const change = { what: "kind", from: ticket.kind, to } as const;
  return changed({ ...ticket, kind: to }, change, stamp);
}

export function withSubject(ticket: TicketRecord, to: string, stamp: Stamp): TicketRecord {
  if (ticket.subject === to) return ticket;
  const change = { what: "subject", from: ticket.subject, to } as const;
  return changed({ ...ticket, subject: to }, change, stamp);
}

export type TagChange = { readonly add: readonly string[]; readonly remove: readonly string[] };

/** Tags as the protocol tidies them; what is added and removed at once is there. */
export function withTags(
  ticket: TicketRecord,
  { add, remove }: TagChange,
  stamp: Stamp,
): TicketRecord {
  const added = [...new Set(add)].filter((tag) => !ticket.tags.includes(tag));
  const removed = ticket.tags.filter((tag) => remove.includes(tag) && !add.includes(tag));
  if (added.length === 0 && removed.length === 0) return ticket;
  const tags = [...ticket.tags.filter((tag) => !removed.includes(tag)), ...added];
  return changed({ ...ticket, tags }, { what: "tags", added, removed }, stamp);
}

export function withEmail(ticket: TicketRecord, email: string, stamp: Stamp): TicketRecord {
  if (ticket.email === email) return ticket;
  return changed({ ...ticket, email }, { what: "email", email }, stamp);
}

/** Its customer says that it is solved: a solved one asks them no more (SPEC T10). */
export function solvedByCustomer(ticket: TicketRecord, stamp: Stamp): TicketRecord {
  if (ticket.confirmed) return ticket;
  if (ticket.status !== "solved")
    return { ...withStatus(ticket, "solved", stamp), confirmed: true };
  return changed({ ...ticket, confirmed: true }, { what: "confirmed" }, stamp);
}

/** Its customer says that it is not: it is open again, unless nobody has begun it yet (SPEC T10). */
export function notSolved(ticket: TicketRecord, stamp: Stamp): TicketRecord {
  return ticket.status === "new"
    ? ticket
    : withStatus(isSettled(ticket) ? asked(ticket, stamp.at) : ticket, "open", stamp);
}

/** A closed ticket that goes on as another (SPEC T9). */
export function followedBy(ticket: TicketRecord, next: TicketRef, stamp: Stamp): TicketRecord {
  const change = { what: "followed", reference: next.reference } as const;
  return changed({ ...ticket, followedBy: next }, change, stamp);
}

/** The visitor wants to be called: there is something to do again (SPEC P13). */
export function withCall(
  ticket: TicketRecord,
  call: TicketRecord["call"],
  stamp: Stamp,
): TicketRecord {
  if (call === undefined) return ticket;
  const asked = changed({ ...ticket, call, kind: "call_back" }, { what: "call", call }, stamp);
  return ticket.status === "new" ? asked : withStatus(asked, "open", stamp);
}

/** Turned back into a live chat by this agent (SPEC T6). */
export function goneLive(
  ticket: TicketRecord,
  agent: { readonly id: string; readonly name: string },
  stamp: Stamp,
): TicketRecord {
  const mine = withAssignee(ticket, agent, stamp);
  const live = mine.status === "solved" ? moved(mine, "open", stamp) : mine;
  return changed(live, { what: "live" }, stamp);
}

/**
 * What a message on the ticket does to it (SPEC T4, T5): the customer's opens it again, an agent's
 * waits for the customer and takes the ticket if nobody had it. One on hold stays so: it still
 * waits for somebody else.
 */
export function withMessage(ticket: TicketRecord, message: Message, stamp: Stamp): TicketRecord {
  const { author } = message;
  const touched = withWords({ ...ticket, updatedAt: stamp.at }, message, stamp);
  if (author.kind === "visitor")
    return ticket.status === "new" ? touched : withStatus(touched, "open", stamp);
  if (author.kind === "bot") return touched;
  const owned =
    ticket.assignee === null
      ? withAssignee(touched, { id: author.id, name: author.name }, stamp)
      : touched;
  return ticket.status === "on_hold" ? owned : withStatus(owned, "pending", stamp);
}

/** Who waits for whose answer, and since when: also while people chat about it (SPEC S2). */
export function withWords(ticket: TicketRecord, { author }: Message, { at }: Stamp): TicketRecord {
  if (ticket.status === "closed") return ticket;
  if (author.kind === "agent")
    return ticket.firstReplyAt !== null && ticket.askedAt === null
      ? ticket
      : { ...ticket, firstReplyAt: ticket.firstReplyAt ?? at, askedAt: null };
  return author.kind === "visitor" ? asked(ticket, at) : ticket;
}

/** The customer waits for an answer; a new wait is a new promise. */
function asked(ticket: TicketRecord, at: number): TicketRecord {
  if (ticket.firstReplyAt === null || ticket.askedAt !== null) return ticket;
  const { next: _kept, ...slaMarks } = ticket.slaMarks;
  return { ...ticket, askedAt: at, slaMarks };
}

/** What its passed deadlines do (SPEC T8). The same object: none has passed. */
export function afterDeadlines(ticket: TicketRecord, stamp: Stamp): TicketRecord {
  const closes = ticket.closesAt !== null && ticket.closesAt <= stamp.at;
  return closes ? withStatus(ticket, "closed", stamp) : ticket;
}

export function changed(
  ticket: TicketRecord,
  change: TicketChange,
  { at, actor }: Stamp,
): TicketRecord {
  return {
    ...ticket,
    updatedAt: at,
    history: [...ticket.history, { at, by: byOf(actor), change }],
  };
}

function byOf(actor: Actor): TicketHistoryEntry["by"] {
  return actor.kind === "agent" ? { kind: "agent", name: actor.name } : { kind: actor.kind };
}
