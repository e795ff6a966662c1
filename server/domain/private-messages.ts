/** Which answers and news to consoles hold private things, and what is shown of them by role (SPEC CO10). */
import type { AgentReplies, AgentServerToClient } from "../protocol/agent.ts";
import {
  contactFor,
  foundFor,
  linesFor,
  loggedFor,
  rowFor,
  ticketFor,
  viewFor,
  whyFor,
  type Hidden,
} from "./privacy.ts";
import { NOT_SHOWN } from "../protocol/privacy.ts";
import type { Contact, EditReply } from "../protocol/registers.ts";

type Mask<T> = (hidden: Hidden, whole: T) => T;

const editFor: Mask<EditReply<Contact>> = (hidden, { kept, now }) => ({
  kept,
  now: contactFor(hidden, now),
});

/** The type makes every new answer decide; null: nothing private is in it. */
const REPLIES: { readonly [E in keyof AgentReplies]: Mask<AgentReplies[E]> | null } = {
  "session:open": (hidden, whole) => ({
    ...whole,
    rows: whole.rows.map((row) => rowFor(hidden, row)),
    tickets: whole.tickets.map((ticket) => ticketFor(hidden, ticket)),
  }),
  "session:more": (hidden, { rows, tickets, last }) => ({
    rows: rows.map((row) => rowFor(hidden, row)),
    tickets: tickets.map((ticket) => ticketFor(hidden, ticket)),
    last,
  }),
  "conversation:open": (hidden, { view, contact, ticket, visitorOnline }) => ({
    view: viewFor(hidden, view),
    contact: contactFor(hidden, contact),
    ticket: ticket && ticketFor(hidden, ticket),
    visitorOnline,
  }),
  "conversation:sync": viewFor,
  "conversation:earlier": linesFor,
  "routing:explain": whyFor,
  "mail:read": (hidden, mail) => (hidden.has("email") ? { ...mail, from: NOT_SHOWN } : mail),
  "contact:block": contactFor,
  "contact:describe": editFor,
  "contact:update": editFor,
  "contact:merge": contactFor,
  "ticket:update": ticketFor,
  "task:save": ticketFor,
  "task:done": ticketFor,
  "task:remove": ticketFor,
  "process:begin": ticketFor,
  "search:find": (hidden, { found, more }) => ({
    found: found.map((one) => foundFor(hidden, one)),
    more,
  }),
  "conversation:leave": null,
  // One's own words.
  "message:post": null,
  "note:post": null,
  "receipt:advance": null,
  "sign:set": null,
  "offer:accept": null,
  "offer:decline": null,
  "conversation:claim": null,
  "conversation:transfer": null,
  // Supervisors alone are answered.
  "site:look": null,
  "satisfaction:read": null,
  "conversation:assign": null,
  "conversation:resolve": null,
  "conversation:unresolve": null,
  "conversation:file": null,
  "notices:read": null,
  "availability:set": null,
  "leave:set": null,
  "invite:create": null,
  "agent:activate": null,
  "identity:secret": null,
  "workspace:update": null,
  "tickets:update": null,
  "ticket:link": null,
  "ticket:merge": null,
  "ticket:split": null,
  "ticket:resume": null,
  "view:save": null,
  "view:remove": null,
  "process:save": null,
  "process:remove": null,
  "canned:save": null,
  "canned:remove": null,
  "macro:save": null,
  "macro:remove": null,
  "visibility:set": null,
  "push:open": null,
  "push:subscribe": null,
  "push:unsubscribe": null,
  "push:set": null,
  "push:try": null,
};

/** What consoles are told, by the name of the event. */
export type ConsoleNews = {
  readonly [E in keyof AgentServerToClient]: Parameters<AgentServerToClient[E]>[0];
};

const NEWS: { readonly [E in keyof ConsoleNews]: Mask<ConsoleNews[E]> | null } = {
  "conversation:happened": (hidden, { conversationId, logged }) => ({
    conversationId,
    logged: loggedFor(hidden, logged),
  }),
  "row:changed": rowFor,
  "rows:changed": (hidden, rows) => rows.map((row) => rowFor(hidden, row)),
  "ticket:changed": ticketFor,
  "contact:changed": contactFor,
  "notices:changed": null,
  "push:changed": null,
  "views:changed": null,
  "toolkit:changed": null,
  "agent:changed": null,
  "workspace:changed": null,
  "presence:changed": null,
  "visitor:changed": null,
  "sign:changed": null,
  // Words of a message to be.
  "draft:shown": null,
  "articles:changed": null,
  "heartbeat:sent": null,
};

/** What is answered to somebody who is not shown everything. */
export function replyFor<E extends keyof AgentReplies>(
  event: E,
  hidden: Hidden,
  reply: AgentReplies[E],
): AgentReplies[E] {
  const mask = REPLIES[event] as Mask<AgentReplies[E]> | null;
  return mask === null || hidden.size === 0 ? reply : mask(hidden, reply);
}

/** What is told them; the same object where nothing private can be in it. */
export function newsFor<E extends keyof ConsoleNews>(
  event: E,
  hidden: Hidden,
  told: ConsoleNews[E],
): ConsoleNews[E] {
  const mask = NEWS[event] as Mask<ConsoleNews[E]> | null;
  return mask === null || hidden.size === 0 ? told : mask(hidden, told);
}
