/** What agents are shown of private things, by their role: pure, on views as they leave (SPEC CO10). */
import type { ConversationEvent, Logged, Message, Page } from "../protocol/conversation.ts";
import type { RoutingDecision } from "../protocol/routing-decision.ts";
import type { Found } from "../protocol/search.ts";
import { NOT_SHOWN, type PrivacySettings } from "../protocol/privacy.ts";
import type { PrivateField } from "../protocol/private-fields.ts";
import type { Contact, InboxRow, Role } from "../protocol/registers.ts";
import type { EarlierLines } from "../protocol/lines.ts";
import type { Ticket, TicketChange } from "../protocol/ticket.ts";
import type { RoutingStep, Why } from "../protocol/why.ts";
import type { ConversationView } from "../protocol/view.ts";

/** What is kept from one agent; empty: nothing. */
export type Hidden = ReadonlySet<PrivateField>;

export const NOTHING_HIDDEN: PrivacySettings = { hidden: [] };

/** Who supervises is shown everything. */
export function hiddenFrom(role: Role, { hidden }: PrivacySettings): Hidden {
  return new Set(role === "admin" ? [] : hidden);
}

export function contactFor(hidden: Hidden, contact: Contact): Contact {
  if (hidden.size === 0) return contact;
  return {
    ...contact,
    email: hidden.has("email") && contact.email !== null ? NOT_SHOWN : contact.email,
    said: contact.said.filter(
      ({ kind }) =>
        !hidden.has("answers") &&
        !(kind === "email" && hidden.has("email")) &&
        !(kind === "phone" && hidden.has("phone")),
    ),
    ...(hidden.has("plan") ? { plan: null, vip: false } : {}),
    ...(hidden.has("tracked") ? { tracked: [] } : {}),
    ...(hidden.has("device") ? { device: null, timeZone: null } : {}),
    ...(hidden.has("notes") ? { tags: [], about: null } : {}),
  };
}

export function rowFor(hidden: Hidden, row: InboxRow): InboxRow {
  return hidden.has("pages") ? { ...row, pageTitle: null } : row;
}

export function ticketFor(hidden: Hidden, ticket: Ticket): Ticket {
  if (hidden.size === 0) return ticket;
  const { call, email, sla } = ticket;
  return {
    ...ticket,
    email: hidden.has("email") && email !== null ? NOT_SHOWN : email,
    ...(call !== undefined && hidden.has("phone") ? { call: { ...call, phone: NOT_SHOWN } } : {}),
    page: hidden.has("pages") ? null : ticket.page,
    // Policies are chosen by plan, and named after it.
    sla: sla !== null && hidden.has("plan") ? { ...sla, policy: NOT_SHOWN } : sla,
    history: ticket.history.map((entry) => ({ ...entry, change: changeFor(hidden, entry.change) })),
  };
}

function changeFor(hidden: Hidden, change: TicketChange): TicketChange {
  if ("email" in change && hidden.has("email")) return { ...change, email: NOT_SHOWN };
  if (change.what === "call" && hidden.has("phone"))
    return { ...change, call: { ...change.call, phone: NOT_SHOWN } };
  return change;
}

type Masks = {
  readonly [T in ConversationEvent["type"]]:
    | ((event: Extract<ConversationEvent, { type: T }>, hidden: Hidden) => ConversationEvent)
    | null;
};

/** The type makes every new event decide; null: nothing private is in it. */
const EVENTS: Masks = {
  "message:posted": (event, hidden) => ({ ...event, message: messageFor(hidden, event.message) }),
  "wait:kept": (event, hidden) => (hidden.has("email") ? { ...event, email: NOT_SHOWN } : event),
  "call:asked": (event, hidden) =>
    hidden.has("phone") ? { ...event, call: { ...event.call, phone: NOT_SHOWN } } : event,
  "topic:chosen": (event, hidden) =>
    hidden.has("answers") ? { ...event, choice: NOT_SHOWN } : event,
  "page:changed": (event, hidden) => ({ ...event, page: pageFor(hidden, event.page) }),
  "routing:decided": (event, hidden) => ({
    ...event,
    decision: decisionFor(hidden, event.decision),
  }),
  "offer:made": (event, hidden) => ({ ...event, decision: decisionFor(hidden, event.decision) }),
  "conversation:started": null,
  "conversation:rated": null,
  "answer:judged": null,
  "handoff:made": null,
  "hold:began": null,
  "hold:ended": null,
  "transfer:made": null,
  "agent:joined": null,
  "conversation:resolved": null,
  "ticket:filed": null,
  "receipt:advanced": null,
  "note:posted": null,
  "offer:ended": null,
  "handover:noted": null,
  "bot:turned": null,
  "bot:writing": null,
  "visitor:left": null,
  "visitor:returned": null,
  "visitor:invited": null,
  "article:opened": null,
  "language:found": null,
};

/** The same object where nothing of it is kept from them. */
export function loggedFor(hidden: Hidden, logged: Logged): Logged {
  const mask = EVENTS[logged.event.type] as
    | ((event: ConversationEvent, hidden: Hidden) => ConversationEvent)
    | null;
  return mask === null || hidden.size === 0
    ? logged
    : ({ ...logged, event: mask(logged.event, hidden) } as Logged);
}

/** Whether an event may hold something that is kept from some. */
export function isPrivate({ event }: Logged): boolean {
  return EVENTS[event.type] !== null;
}

/** What its sender's mailbox is called can stand in what a mail is called. */
function messageFor(hidden: Hidden, message: Message): Message {
  return message.mail !== undefined && hidden.has("email")
    ? { ...message, mail: { ...message.mail, messageId: "" } }
    : message;
}

function pageFor(hidden: Hidden, page: Page): Page {
  return hidden.has("pages") ? { url: "", title: NOT_SHOWN } : page;
}

/** What a chat asks for can tell what its visitor said and saw; what takes it forward, their plan. */
export function decisionFor(hidden: Hidden, decision: RoutingDecision): RoutingDecision {
  const { asks, ahead } = decision;
  return {
    ...decision,
    ...(asks === undefined ? {} : { asks: asksFor(hidden, asks) }),
    ...(ahead === undefined || !hidden.has("plan")
      ? {}
      : { ahead: ahead.filter((one) => one.is === "first_time") }),
  };
}

type Asks = NonNullable<RoutingDecision["asks"]>;

function asksFor(hidden: Hidden, asks: Asks): Asks {
  const { because } = asks;
  if (because.is !== "rule") return asks;
  const kept =
    (because.on === "choice" && hidden.has("answers")) ||
    (because.on === "page" && hidden.has("pages"));
  return kept ? { ...asks, because: { ...because, text: NOT_SHOWN } } : asks;
}

export function whyFor(hidden: Hidden, { steps, now }: Why): Why {
  return {
    steps: steps.map((step) => stepFor(hidden, step)),
    now: now && { ...now, decision: decisionFor(hidden, now.decision) },
  };
}

function stepFor(hidden: Hidden, step: RoutingStep): RoutingStep {
  if (step.is === "decided") return { ...step, decision: decisionFor(hidden, step.decision) };
  return step.is === "chose" && hidden.has("answers") ? { ...step, choice: NOT_SHOWN } : step;
}

/** The same as folding `loggedFor` of every event into a view. */
export function viewFor(hidden: Hidden, view: ConversationView): ConversationView {
  if (hidden.size === 0) return view;
  const { public: seen, internal } = view;
  const { kept } = seen;
  return {
    ...view,
    public: {
      ...seen,
      entries: seen.entries.map((entry) => entryFor(hidden, entry)),
      kept: kept !== null && hidden.has("email") ? { ...kept, email: NOT_SHOWN } : kept,
    },
    internal: internal && {
      ...internal,
      page: internal.page && pageFor(hidden, internal.page),
      trail: internal.trail.map(({ page, at }) => ({ page: pageFor(hidden, page), at })),
      decision: internal.decision && decisionFor(hidden, internal.decision),
      choice: internal.choice !== null && hidden.has("answers") ? NOT_SHOWN : internal.choice,
    },
  };
}

type Entry = EarlierLines["public"]["entries"][number];

function entryFor(hidden: Hidden, entry: Entry): Entry {
  return entry.is === "message" ? { ...entry, message: messageFor(hidden, entry.message) } : entry;
}

export function linesFor(hidden: Hidden, lines: EarlierLines): EarlierLines {
  const entries = lines.public.entries.map((entry) => entryFor(hidden, entry));
  return hidden.size === 0 ? lines : { ...lines, public: { ...lines.public, entries } };
}

export function foundFor(hidden: Hidden, found: Found): Found {
  return found.kind === "contact" && found.excerpt !== "" && hidden.has("email")
    ? { ...found, excerpt: NOT_SHOWN }
    : found;
}
