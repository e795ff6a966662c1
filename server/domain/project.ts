/** What clients are shown of the stored records: the one place where a record becomes a view. */
import type { Logged } from "../protocol/conversation.ts";
import type { Agent, Contact, InboxRow, Workspace } from "../protocol/registers.ts";
import type { Ticket, VisitorTicket } from "../protocol/ticket.ts";
import type { ConversationSummary } from "../protocol/visitor.ts";
import type { EarlierLines } from "../protocol/lines.ts";
import {
  MOST_PAGES,
  type ConversationView,
  type HeldFor,
  type InternalSide,
  type Phase,
  type PublicSide,
} from "../protocol/view.ts";
import type { Audience } from "./audience.ts";
import { holderOf, type Conversation } from "./model.ts";
import type { WorkspaceRecord } from "./workspace-record.ts";
import type { AgentRecord } from "./agent-record.ts";
import { otherThanWidget } from "./contact-language.ts";
import type { ContactRecord } from "./contact-record.ts";
import type { TicketRecord } from "./ticket-record.ts";
import { comingOf } from "./evolve-queue.ts";
import type { Heads } from "./pending.ts";
import { agentRouting } from "./routing/settings.ts";
import { tasksOf } from "./tasks.ts";

export type Versioned<S> = { readonly state: S; readonly version: number };
export type ConversationAsStored = Versioned<Conversation> & { readonly heads: Heads };

type ViewParts = {
  readonly stored: ConversationAsStored;
  /** The lines that are sent. */
  readonly lines: EarlierLines;
  /** The internal log whole, where it is asked for, and of the public one at least the last hold. */
  readonly logged: readonly Logged[];
  readonly audience: Audience;
};

/** A conversation as it stands, for one audience. */
export function conversationView({ stored, lines, logged, audience }: ViewParts): ConversationView {
  const { state: conversation, heads } = stored;
  return {
    id: conversation.id,
    contactId: conversation.contactId,
    startedAt: conversation.startedAt,
    public: {
      seq: heads.public,
      phase: phaseOf(conversation, logged),
      ...lines.public,
      judged: conversation.judged,
      receipts: conversation.receipts,
      rating: ratingOf(conversation),
      kept: keptOf(conversation),
      helped: Object.keys(conversation.wrote).length > 0,
      filed: conversation.fell ?? conversation.ticket !== null,
    },
    internal:
      audience === "agent" && lines.internal !== null
        ? { ...internalSide(conversation, logged), ...lines.internal, seq: heads.internal }
        : null,
  };
}

function keptOf({ kept }: Conversation): PublicSide["kept"] {
  return kept == null ? null : { email: kept.email, until: kept.until };
}

function ratingOf({ rated }: Conversation): PublicSide["rating"] {
  return rated === undefined ? null : { good: rated.good, comment: rated.comment, at: rated.at };
}

function phaseOf({ state }: Conversation, logged: readonly Logged[]): Phase {
  switch (state.is) {
    case "bot":
      return { is: "bot" };
    case "queued":
      return {
        is: "waiting",
        since: state.since,
        ...comingOf(state),
        heldFor: state.heldUntil === null ? null : heldFor(logged, state.heldUntil),
      };
    case "offered":
      return { is: "waiting", since: state.since, heldFor: null, ...comingOf(state) };
    case "live":
      return {
        is: "live",
        agentId: state.agentId,
        agentName: state.agentName,
        since: state.since,
        before: state.before,
      };
    case "resolved":
      return { is: "resolved", outcome: state.outcome, at: state.at };
    case "ticketed":
      return {
        is: "ticketed",
        ticketId: state.ticketId,
        reference: state.reference,
        reason: state.reason,
        at: state.at,
        ...(state.opensAt === undefined ? {} : { opensAt: state.opensAt }),
      };
    default:
      return state satisfies never;
  }
}

function heldFor(logged: readonly Logged[], until: number): HeldFor {
  const began = logged.findLast(({ event }) => event.type === "hold:began");
  if (began?.event.type !== "hold:began") return { agentName: "", until };
  const { type: _began, ...held } = began.event;
  return held;
}

function internalSide(
  { state, page, choice }: Conversation,
  logged: readonly Logged[],
): Omit<InternalSide, "seq" | "from" | "notes"> {
  return {
    turns: logged.flatMap(({ event }) => (event.type === "bot:turned" ? [event.turn] : [])),
    decision: lastDecision(logged),
    handover: lastHandover(logged),
    offer:
      state.is === "offered"
        ? { agentId: state.agentId, agentName: state.agentName, expiresAt: state.expiresAt }
        : null,
    page,
    trail: logged
      .flatMap(({ at, event }) => (event.type === "page:changed" ? [{ page: event.page, at }] : []))
      .slice(-MOST_PAGES),
    choice: choice ?? null,
    invitedAt: logged.findLast(({ event }) => event.type === "visitor:invited")?.at ?? null,
  };
}

function lastDecision(logged: readonly Logged[]): InternalSide["decision"] {
  const last = logged.findLast(
    ({ event }) => event.type === "offer:made" || event.type === "routing:decided",
  );
  return last?.event.type === "offer:made" || last?.event.type === "routing:decided"
    ? last.event.decision
    : null;
}

function lastHandover(logged: readonly Logged[]): InternalSide["handover"] {
  const last = logged.findLast(({ event }) => event.type === "handover:noted");
  return last?.event.type === "handover:noted"
    ? { at: last.at, byName: last.event.byName, note: last.event.note }
    : null;
}

/** A line of the agents' list; null while it is the bot's alone, or was never anybody else's. */
export function inboxRow(
  { state: conversation, version }: Versioned<Conversation>,
  contactName: string,
): InboxRow | null {
  const { state } = conversation;
  if (state.is === "bot" || !conversation.people) return null;
  return {
    id: conversation.id,
    version,
    contactId: conversation.contactId,
    contactName,
    status: state.is,
    since: "since" in state ? state.since : state.at,
    agentId: holderOf(state),
    agentName: state.is === "offered" || state.is === "live" ? state.agentName : null,
    offerExpiresAt: state.is === "offered" ? state.expiresAt : null,
    passed: conversation.passed,
    told: state.is === "queued" ? (state.told ?? []) : [],
    title: conversation.title,
    pageTitle: conversation.page?.title ?? null,
    last: conversation.last,
    seen: conversation.receipts.agent.seen,
    ticketId: conversation.ticket?.id ?? null,
  };
}

export function ticketForVisitor({
  state: ticket,
  version,
}: Versioned<TicketRecord>): VisitorTicket {
  const {
    id,
    reference,
    conversationId,
    subject,
    status,
    reason,
    assignee,
    email,
    confirmed,
    closesAt,
    followsUp,
    followedBy,
    call,
    createdAt,
    updatedAt,
  } = ticket;
  return {
    ...(call === undefined ? {} : { call }),
    id,
    version,
    reference,
    conversationId,
    subject,
    status,
    reason,
    assigneeName: assignee?.name ?? null,
    email,
    confirmed,
    closesAt,
    followsUp,
    followedBy,
    createdAt,
    updatedAt,
  };
}

export function ticketForAgent(stored: Versioned<TicketRecord>): Ticket {
  const { contactId, contactName, assignee, page, botAttempts, history } = stored.state;
  const { priority, kind, tags, links, since, team, tier, sla } = stored.state;
  return {
    ...ticketForVisitor(stored),
    contactId,
    contactName,
    assigneeId: assignee?.id ?? null,
    priority,
    kind,
    tags,
    links,
    since,
    teamId: team?.id ?? null,
    teamName: team?.name ?? null,
    tier,
    sla,
    page,
    botAttempts,
    history,
    tasks: tasksOf(stored.state),
  };
}

export function contactForAgent({ state: contact, version }: Versioned<ContactRecord>): Contact {
  const { id, name, email, language, timeZone, firstSeenAt, story } = contact;
  const { ownerId = null, vip = false, plan = null, tracked = [], blocked = null } = contact;
  const { preChat = null } = contact;
  return {
    id,
    version,
    name,
    email,
    language,
    writesIn: otherThanWidget(contact),
    timeZone,
    device: contact.device ?? null,
    tags: contact.tags ?? [],
    about: contact.about ?? null,
    firstSeenAt,
    verified: contact.verified !== undefined,
    provedEmail: email !== null && email.toLowerCase() === contact.provedEmail?.toLowerCase(),
    tracked,
    said: preChat?.said ?? [],
    story,
    ownerId,
    vip,
    plan,
    blocked,
  };
}

export function agentForAgent({ state: agent, version }: Versioned<AgentRecord>): Agent {
  const { id, name, email, role, availability, capacity, assigned, awayBecause } = agent;
  const { teams, tier, leave } = agentRouting(agent);
  return {
    id,
    version,
    name,
    email,
    role,
    availability,
    capacity,
    load: assigned.length,
    awayBecause: awayBecause ?? null,
    teamIds: teams.map(({ teamId }) => teamId),
    tier,
    leave,
    active: agent.deactivatedAt === undefined,
  };
}

export function workspaceForAgent({ state, version }: Versioned<WorkspaceRecord>): Workspace {
  const { id, name, siteKey, demo, origins, asked = [], routing } = state;
  const teams = routing?.settings.teams.map((team) => ({ id: team.id, name: team.name })) ?? [];
  const quietMinutes = routing?.settings.limits.quietMinutes ?? 0;
  return { id, version, name, siteKey, demo, origins, asked, quietMinutes, teams };
}

const SUMMARIES = 20;

/** The contact's conversations for their own list, newest first. */
export function summaries(contact: ContactRecord): readonly ConversationSummary[] {
  return contact.story.slice(0, SUMMARIES).map((item) => ({
    id: item.conversationId,
    title: item.title,
    startedAt: item.startedAt,
    open: item.conversationId === contact.activeId,
    agentName: item.agents.at(-1)?.name ?? null,
    ticketId: item.ticketId,
  }));
}
