import type { Logged } from "../protocol/conversation.ts";
import type { StoryItem } from "../protocol/registers.ts";
import { holderOf, isActive, type Conversation, type State } from "./model.ts";
import type { AgentRecord } from "./agent-record.ts";
import type { ContactRecord } from "./contact-record.ts";
import type { TicketRecord } from "./ticket-record.ts";
import {
  followedBy,
  goneLive,
  newTicket,
  withCall,
  withEmail,
  withMessage,
  withStatus,
  withWords,
  type Stamp,
} from "./ticket.ts";
import { splitOff } from "./ticket-links.ts";

/** A conversation before and after one decision. `before` is null when it has just begun. */
export type Step = {
  readonly before: Conversation | null;
  readonly after: Conversation;
  readonly logged: readonly Logged[];
};

/** The contact's side of a step: what is in progress, and the story agents read. The same object if nothing changed. */
export function contactAfter(contact: ContactRecord, step: Step): ContactRecord {
  const { after } = step;
  const item = storyItem(after);
  const old = contact.story.find((one) => one.conversationId === after.id);
  const activeId = isActive(after.state)
    ? after.id
    : contact.activeId === after.id
      ? null
      : contact.activeId;
  const email = emailGiven(step) ?? contact.email;
  const writesIn = languageFoundIn(step);
  const asBefore = activeId === contact.activeId && email === contact.email && writesIn === null;
  if (asBefore && old !== undefined && same(old, item)) return contact;
  const others = contact.story.filter((one) => one.conversationId !== after.id);
  return {
    ...contact,
    activeId,
    email,
    ...(writesIn === null ? {} : { writesIn }),
    story: [item, ...others].sort((a, b) => b.startedAt - a.startedAt),
  };
}

function emailGiven({ logged }: Step): string | null {
  const kept = logged.findLast(({ event }) => event.type === "wait:kept");
  return kept?.event.type === "wait:kept" ? kept.event.email : null;
}

function languageFoundIn({ logged }: Step): string | null {
  const found = logged.findLast(({ event }) => event.type === "language:found");
  return found?.event.type === "language:found" ? found.event.language : null;
}

/** Agents a step gives a chat, takes one from, or who answered an offer in it, by id. */
export function agentsTouched({ before, after, logged }: Step): readonly string[] {
  const had = before === null ? null : holderOf(before.state);
  const has = holderOf(after.state);
  const accepted = logged.some(
    ({ event }) => event.type === "offer:ended" && event.why === "accepted",
  );
  const touched = had === has && !accepted ? [] : [had, has].filter((id) => id !== null);
  return [...new Set(touched)];
}

/** The agent who has a slot taken by this step that they did not have before; null: nobody. */
export function taker({ before, after }: Step): string | null {
  const has = holderOf(after.state);
  return before !== null && holderOf(before.state) === has ? null : has;
}

/**
 * The agent's side of a step: which conversations take a slot, and whether they answer their offers:
 * `missesToAway` (0: never) missed in a row make them away. The same object if nothing changed.
 */
export function agentAfter(agent: AgentRecord, step: Step, missesToAway: number): AgentRecord {
  const { before, after, logged } = step;
  const at = logged.at(-1)?.at ?? agent.idleSince;
  const had = before !== null && holderOf(before.state) === agent.id;
  const has = holderOf(after.state) === agent.id;
  const slots = inHand(agent, step, has);
  const given = has && !had ? { ...slots, givenAt: at } : slots;
  const endedLive = had && !has && before.state.is === "live";
  const freed = endedLive ? { ...given, freedAt: at } : given;
  return answered(freed, step, missesToAway);
}

function inHand(agent: AgentRecord, { after, logged }: Step, has: boolean): AgentRecord {
  if (has === agent.assigned.includes(after.id)) return agent;
  const others = agent.assigned.filter((id) => id !== after.id);
  if (has) return { ...agent, assigned: [...others, after.id] };
  return { ...agent, assigned: others, idleSince: logged.at(-1)?.at ?? agent.idleSince };
}

function answered(agent: AgentRecord, { logged }: Step, missesToAway: number): AgentRecord {
  const ends = new Set(
    logged.flatMap(({ event }) =>
      event.type === "offer:ended" && event.agentId === agent.id ? [event.why] : [],
    ),
  );
  const { misses = 0 } = agent;
  if (ends.has("missed")) {
    const missed = { ...agent, misses: misses + 1 };
    return missesToAway > 0 && missed.misses >= missesToAway && agent.availability === "online"
      ? { ...missed, misses: 0, availability: "away", awayBecause: "missed" }
      : missed;
  }
  const responds = ends.has("accepted") || ends.has("declined");
  return responds && misses > 0 ? { ...agent, misses: 0 } : agent;
}

/** The ticket's side of a step: filed, taken up live, solved with the chat, or written to. Null: there is none. */
export function ticketAfter(
  ticket: TicketRecord | null,
  step: Step,
  { stamp, contact }: { readonly stamp: Stamp; readonly contact: ContactRecord },
): TicketRecord | null {
  const { before, after, logged } = step;
  if (after.ticket === null) return null;
  if (ticket === null) return firstTicket(step, { stamp, contact });
  const called = after.call === ticket.call ? ticket : withCall(ticket, after.call, stamp);
  const written = logged.reduce(
    (current, { event }) =>
      event.type === "message:posted"
        ? onMessage(current, event.message, { state: after.state, stamp })
        : current,
    called,
  );
  const moved =
    before === null || before.state.is === after.state.is
      ? written
      : onTransition(written, after, stamp);
  const email = toldAt(step);
  return email === null ? moved : withEmail(moved, email, stamp);
}

type Who = { readonly stamp: Stamp; readonly contact: ContactRecord };

/** Filed as it falls; or made for the page that whoever is asked back to their chat comes by (SPEC E8). */
function firstTicket(step: Step, { stamp, contact }: Who): TicketRecord | null {
  const { after } = step;
  const { state, ticket } = after;
  const whose = { contactName: contact.name, email: toldAt(step) ?? contact.email };
  if (state.is === "ticketed") return newTicket(after, state, whose);
  if (state.is !== "live" || ticket === null) return null;
  const { id, reference } = ticket;
  const named = { ticketId: id, reference, reason: "visitor_left", at: stamp.at } as const;
  const filed = withStatus(newTicket(after, named, whose), "open", stamp);
  return goneLive(filed, { id: state.agentId, name: state.agentName }, stamp);
}

/** Where whoever keeps their place wants to be told, once there is a ticket to tell of. */
function toldAt({ before, logged }: Step): string | null {
  const told = logged.some(
    ({ event }) => event.type === "visitor:invited" || event.type === "ticket:filed",
  );
  return told ? (before?.kept?.email ?? null) : null;
}

/** The ticket a conversation goes on from (SPEC T9) or was split off (SPEC T16), once that has begun. */
export function followedAfter(
  origin: TicketRecord,
  { before, after }: Step,
  stamp: Stamp,
): TicketRecord {
  if (before !== null || after.ticket === null) return origin;
  return after.follows?.how === "split"
    ? splitOff(origin, after.ticket, stamp)
    : followedBy(origin, after.ticket, stamp);
}

function onMessage(
  ticket: TicketRecord,
  message: Parameters<typeof withMessage>[1],
  { state, stamp }: { readonly state: State; readonly stamp: Stamp },
): TicketRecord {
  return state.is === "ticketed"
    ? withMessage(ticket, message, stamp)
    : withWords(ticket, message, stamp);
}

function onTransition(ticket: TicketRecord, { state }: Conversation, stamp: Stamp): TicketRecord {
  // Merged into another while somebody was chatting: closed is for good (SPEC T9).
  if (ticket.status === "closed") return ticket;
  if (state.is === "live")
    return goneLive(ticket, { id: state.agentId, name: state.agentName }, stamp);
  if (state.is === "resolved") return withStatus(ticket, "solved", stamp);
  if (state.is === "ticketed")
    return withStatus(
      state.reason === "reopened" ? ticket : { ...ticket, reason: state.reason },
      "open",
      stamp,
    );
  return ticket;
}

/** How this conversation stands in the contact's story. */
export function storyItem(conversation: Conversation): StoryItem {
  const { state } = conversation;
  return {
    conversationId: conversation.id,
    title: conversation.title,
    startedAt: conversation.startedAt,
    endedAt: state.is === "resolved" || state.is === "ticketed" ? state.at : null,
    end: state.is === "resolved" ? state.outcome : state.is === "ticketed" ? "ticketed" : null,
    agents: Object.entries(conversation.wrote).map(([agentId, { name, at }]) => ({
      agentId,
      name,
      at,
    })),
    ticketId: conversation.ticket?.id ?? null,
    reference: conversation.ticket?.reference ?? null,
    rated: conversation.rated?.good ?? null,
  };
}

function same(a: StoryItem, b: StoryItem): boolean {
  return (
    a.title === b.title &&
    a.end === b.end &&
    a.endedAt === b.endedAt &&
    a.ticketId === b.ticketId &&
    (a.rated ?? null) === (b.rated ?? null) &&
    a.agents.length === b.agents.length &&
    a.agents.every(({ at }, nth) => at === b.agents[nth]?.at)
  );
}

/** When each agent last spoke with this contact: only those who really wrote count (SPEC R2). */
export function spokeWith(contact: ContactRecord): ReadonlyMap<string, number> {
  const spoke = new Map<string, number>();
  for (const { agents } of contact.story) {
    for (const { agentId, at } of agents) spoke.set(agentId, Math.max(at, spoke.get(agentId) ?? 0));
  }
  return spoke;
}

/** Agents whose last conversation that this contact rated was rated badly (SPEC Y4). */
export function ratedBadlyBy(contact: ContactRecord): ReadonlySet<string> {
  const verdicts = new Map<string, boolean>();
  // Newest first: the first verdict on each counts.
  for (const { agents, rated } of contact.story) {
    if (rated === null || rated === undefined) continue;
    for (const { agentId } of agents) if (!verdicts.has(agentId)) verdicts.set(agentId, rated);
  }
  return new Set([...verdicts].flatMap(([agentId, good]) => (good ? [] : [agentId])));
}
