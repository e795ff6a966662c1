import { describe, expect, it } from "vitest";
import { newsFor, replyFor } from "../../../server/domain/private-messages.ts";
import { hiddenFrom, isPrivate, loggedFor, viewFor } from "../../../server/domain/privacy.ts";
import type { ConversationEvent, Logged, Message } from "../../../server/protocol/conversation.ts";
import type { RoutingDecision } from "../../../server/protocol/routing-decision.ts";
import { fold } from "../../../server/protocol/fold.ts";
import { PRIVATE_FIELDS, type PrivateField } from "../../../server/protocol/private-fields.ts";
import type { Contact } from "../../../server/protocol/registers.ts";
import type { Ticket } from "../../../server/protocol/ticket.ts";
import {
  EMPTY_INTERNAL,
  EMPTY_PUBLIC,
  type ConversationView,
} from "../../../server/protocol/view.ts";
import { row, ticket } from "../console/fixtures.ts";

/** What must not get out, by the field it belongs to. */
const SECRETS = {
  email: "aino@private.example",
  phone: "+358 40 765 4321",
  answers: "my answer before",
  plan: "Gold plan",
  tracked: "cart 900 EUR",
  pages: "https://shop.example/secret",
  device: "Pacific/Chatham",
  notes: "sues everybody",
} as const satisfies Record<PrivateField, string>;

const page = { url: SECRETS.pages, title: SECRETS.pages };
const call = { name: "Aino", phone: SECRETS.phone, when: null };
const decision = (on: "choice" | "page"): RoutingDecision => ({
  at: 1,
  outcome: "wait",
  agentId: null,
  candidates: [],
  asks: {
    team: "Returns",
    because: { is: "rule", on, text: on === "choice" ? SECRETS.answers : SECRETS.pages },
    tier: 1,
    skills: [],
    language: null,
  },
  ahead: [{ is: "plan", plan: SECRETS.plan }],
});
const article = { id: "returns", title: "Returns", updatedAt: "2026-01-01" };
const message: Message = {
  id: "m",
  author: { kind: "visitor" },
  body: { type: "text", text: "hello" },
  mail: { messageId: `1.${SECRETS.email}`, more: false },
};
const question = { messageId: "m", question: "hello", score: 0 };

/** One of every kind there is. */
const EVENTS: {
  readonly [T in ConversationEvent["type"]]: Omit<Extract<ConversationEvent, { type: T }>, "type">;
} = {
  "conversation:started": { contactId: "c" },
  "message:posted": { message },
  "conversation:rated": { good: true, comment: null },
  "answer:judged": { messageId: "m", helped: true },
  "handoff:made": { reason: "asked" },
  "hold:began": { agentName: "Mei", until: 2 },
  "hold:ended": {},
  "wait:kept": { email: SECRETS.email, until: 2 },
  "transfer:made": { agentName: "Mei", to: { is: "next" } },
  "agent:joined": { agentId: "mei", agentName: "Mei", before: null },
  "receipt:advanced": { side: "agent", receipt: { delivered: 1, seen: 1 } },
  "note:posted": { note: { id: "n", agentId: "mei", agentName: "Mei", text: "ours" }, after: 1 },
  "routing:decided": { decision: decision("page") },
  "offer:made": { agentId: "mei", agentName: "Mei", expiresAt: 2, decision: decision("choice") },
  "offer:ended": { agentId: "mei", why: "missed" },
  "handover:noted": { byId: "mei", byName: "Mei", target: { to: "queue" }, note: null },
  "call:asked": { call },
  "topic:chosen": { choice: SECRETS.answers },
  "bot:turned": { turn: { ...question, kind: "miss", articles: [] } },
  "bot:writing": {
    writing: { ...question, asked: "m", until: 2, article, passage: "", language: "en" },
  },
  "visitor:left": { goneAt: 1 },
  "visitor:returned": {},
  "visitor:invited": { ticketId: "t", reference: "C-1" },
  "page:changed": { page },
  "article:opened": { messageId: "m", articleId: "returns" },
  "language:found": { language: "th" },
  // Behind those that would be used up by them.
  "conversation:resolved": { outcome: "resolved" },
  "ticket:filed": { ticketId: "t", reference: "C-1", reason: "silent" },
};

const INTERNAL = new Set(
  Object.keys(EVENTS).filter((type) =>
    /^(note|routing|offer|handover|call|topic|bot|visitor|page|article):/.test(type),
  ),
);

const LOGGED: readonly Logged[] = (() => {
  const heads = { public: 0, internal: 0 };
  return Object.entries(EVENTS).map(([type, rest]) => {
    const log = INTERNAL.has(type) ? "internal" : "public";
    heads[log] += 1;
    return { log, seq: heads[log], at: 5, event: { type, ...rest } } as Logged;
  });
})();

const EMPTY: ConversationView = {
  id: "chat",
  contactId: "c",
  startedAt: 0,
  public: EMPTY_PUBLIC,
  internal: EMPTY_INTERNAL,
};

function folded(events: readonly Logged[]): ConversationView {
  return events.reduce((view, one) => {
    const next = fold(view, one);
    if (next.is !== "applied") throw new Error(`${one.event.type}: ${next.is}`);
    return next.view;
  }, EMPTY);
}

const contact: Contact = {
  id: "c",
  version: 1,
  name: "Aino",
  email: SECRETS.email,
  language: "fi",
  writesIn: "th",
  timeZone: SECRETS.device,
  device: "Safari on iPhone",
  tags: [SECRETS.notes],
  about: { text: SECRETS.notes, at: 1, byName: "Mei" },
  firstSeenAt: 0,
  verified: false,
  provedEmail: true,
  tracked: [{ name: SECRETS.tracked, details: {}, at: 1 }],
  said: [
    { kind: "email", text: SECRETS.email },
    { kind: "phone", text: SECRETS.phone },
    { kind: "text", text: SECRETS.answers },
  ],
  story: [],
  ownerId: null,
  vip: true,
  plan: SECRETS.plan,
  blocked: null,
};

const filed: Ticket = ticket("t", {
  email: SECRETS.email,
  page,
  call,
  sla: { policy: SECRETS.plan, clocks: [] },
  history: [
    { at: 1, by: { kind: "visitor" }, change: { what: "email", email: SECRETS.email } },
    { at: 1, by: { kind: "visitor" }, change: { what: "call", call } },
    {
      at: 1,
      by: { kind: "system" },
      change: { what: "mail_failed", email: SECRETS.email, why: "returned" },
    },
  ],
});

const only = (field: PrivateField) => hiddenFrom("agent", { hidden: [field] });
const all = hiddenFrom("agent", { hidden: PRIVATE_FIELDS });
const text = (value: unknown) => JSON.stringify(value);
const leaks = (value: unknown) =>
  PRIVATE_FIELDS.filter((one) => text(value).includes(SECRETS[one]));

describe("what agents are shown of private things", () => {
  it("CO10: who supervises is shown everything, and so is everybody until something is hidden", () => {
    expect(hiddenFrom("admin", { hidden: PRIVATE_FIELDS }).size).toBe(0);
    for (const one of LOGGED) {
      expect(loggedFor(hiddenFrom("agent", { hidden: [] }), one)).toBe(one);
      expect(loggedFor(hiddenFrom("admin", { hidden: PRIVATE_FIELDS }), one)).toBe(one);
    }
    expect(newsFor("contact:changed", new Set(), contact)).toBe(contact);
  });

  it.each(LOGGED)("CO10: nothing hidden gets out in $event.type", (one) => {
    for (const field of leaks(one)) expect(leaks(loggedFor(only(field), one))).not.toContain(field);
    expect(leaks(loggedFor(all, one))).toEqual([]);
    // What is told as it is holds nothing to hide.
    if (!isPrivate(one)) expect(leaks(one)).toEqual([]);
  });

  it.each([...PRIVATE_FIELDS.map((field) => [field]), [...PRIVATE_FIELDS]])(
    "CO10: without %s a stale view and the events behind it make the same as a fresh one",
    (...fields) => {
      const hidden = hiddenFrom("agent", { hidden: fields as PrivateField[] });
      for (let told = 0; told <= LOGGED.length; told += 1) {
        const stale = viewFor(hidden, folded(LOGGED.slice(0, told)));
        const caughtUp = LOGGED.slice(told)
          .map((one) => loggedFor(hidden, one))
          .reduce((view, one) => {
            const next = fold(view, one);
            return next.is === "applied" ? next.view : view;
          }, stale);
        expect(caughtUp).toEqual(viewFor(hidden, folded(LOGGED)));
      }
    },
  );

  it.each(PRIVATE_FIELDS)("CO10: hiding %s hides it everywhere, and that alone", (field) => {
    const view = folded(LOGGED.slice(0, -2));
    const opened = { view, contact, ticket: filed, visitorOnline: true };
    const line = row("chat", { pageTitle: SECRETS.pages });
    const shown = [
      replyFor("conversation:open", only(field), opened),
      newsFor("contact:changed", only(field), contact),
      newsFor("ticket:changed", only(field), filed),
      newsFor("rows:changed", only(field), [line]),
      replyFor("mail:read", only(field), { from: SECRETS.email, subject: "", text: "" }),
      replyFor("search:find", only(field), {
        more: false,
        found: [
          {
            kind: "contact",
            id: "c",
            title: "Aino",
            reference: null,
            contactName: "Aino",
            excerpt: SECRETS.email,
            at: 1,
            conversationId: null,
          },
        ],
      }),
    ];
    expect(leaks(shown)).toEqual(PRIVATE_FIELDS.filter((other) => other !== field));
  });

  it("CO10: that there is an address is told, and the address is not", () => {
    expect(newsFor("contact:changed", all, contact).email).toBe("•••");
    expect(newsFor("contact:changed", all, { ...contact, email: null }).email).toBeNull();
  });
});
