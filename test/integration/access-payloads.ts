import type { AgentCommands } from "../../server/protocol/agent.ts";
import type { VisitorCommands } from "../../server/protocol/visitor.ts";
import { randomIds } from "../../server/random-ids.ts";

/** What each command is tried with: the owner's own conversation, ticket and answer. */
export type Things = {
  readonly conversationId: string;
  readonly ticketId: string;
  readonly agentId: string;
  readonly contactId: string;
};
type Payloads<Commands> = { readonly [E in keyof Commands]: (things: Things) => Commands[E] };

const page = { url: "https://shop.example/a", title: "A" };
const id = () => randomIds.id();

export const VISITOR_PAYLOADS: Payloads<VisitorCommands> = {
  "session:open": () => ({ language: "en", timeZone: null, page: null }),
  "conversation:start": ({ conversationId }) => ({
    conversationId,
    message: { id: id(), text: "hello" },
    person: false,
    page: null,
  }),
  "message:post": ({ conversationId }) => ({ conversationId, id: id(), text: "hello" }),
  "answer:judge": ({ conversationId }) => ({ conversationId, messageId: id(), helped: true }),
  "person:request": ({ conversationId }) => ({ conversationId }),
  "message:leave": ({ conversationId }) => ({ conversationId, id: id(), text: "later" }),
  "call:ask": ({ conversationId }) => ({
    conversationId,
    name: "Aino",
    phone: "+358 40 123 4567",
    when: null,
  }),
  "wait:keep": ({ conversationId }) => ({ conversationId, email: "aino@example.com" }),
  "topic:choose": ({ conversationId }) => ({ conversationId, choice: "Billing" }),
  "receipt:advance": ({ conversationId }) => ({ conversationId, delivered: 1, seen: 1 }),
  "conversation:sync": ({ conversationId }) => ({ conversationId, after: 0 }),
  "conversation:earlier": ({ conversationId }) => ({ conversationId, until: 1 }),
  "prechat:answer": () => ({ answers: {} }),
  "proactive:show": () => ({ rule: "shipping", language: "en" }),
  "proactive:open": () => ({ rule: "shipping" }),
  "typing:set": ({ conversationId }) => ({ conversationId, typing: true }),
  "draft:show": ({ conversationId }) => ({ conversationId, text: "my pole" }),
  "conversation:rate": ({ conversationId }) => ({ conversationId, good: true, comment: null }),
  "conversation:transcript": ({ conversationId }) => ({
    conversationId,
    email: "someone@example.com",
  }),
  "page:report": () => ({ page }),
  "event:track": () => ({ name: "looked around", details: {} }),
  "article:get": () => ({ id: "returns" }),
  "article:search": () => ({ text: "how do I return something", language: "en" }),
  "ticket:subscribe": ({ ticketId }) => ({ ticketId, email: "someone@example.com" }),
  "ticket:judge": ({ ticketId }) => ({ ticketId, solved: false }),
};

/** Commands that are about nobody's conversation in particular. */
export const HARMLESS = new Set([
  "session:open",
  "prechat:answer",
  "proactive:show",
  "page:report",
  "event:track",
  "article:get",
  "article:search",
]);

export const AGENT_PAYLOADS: Payloads<AgentCommands> = {
  "session:open": () => ({}),
  "session:more": () => ({}),
  "conversation:open": ({ conversationId }) => ({ conversationId }),
  "conversation:leave": ({ conversationId }) => ({ conversationId }),
  "conversation:sync": ({ conversationId }) => ({
    conversationId,
    after: { public: 0, internal: 0 },
  }),
  "conversation:earlier": ({ conversationId }) => ({
    conversationId,
    until: { public: 1, internal: 1 },
  }),
  "message:post": ({ conversationId }) => ({ conversationId, id: id(), text: "hello" }),
  "note:post": ({ conversationId }) => ({ conversationId, id: id(), text: "hello" }),
  "receipt:advance": ({ conversationId }) => ({ conversationId, delivered: 1, seen: 1 }),
  "sign:set": ({ conversationId }) => ({ conversationId, doing: "looking" }),
  "offer:accept": ({ conversationId }) => ({ conversationId }),
  "offer:decline": ({ conversationId }) => ({ conversationId, because: "on my break" }),
  "conversation:claim": ({ conversationId }) => ({ conversationId }),
  "conversation:transfer": ({ conversationId, agentId }) => ({
    conversationId,
    id: id(),
    target: { to: "agent", agentId },
    note: "look here",
  }),
  "site:look": () => ({}),
  "satisfaction:read": () => ({ days: 30 }),
  "routing:explain": ({ conversationId }) => ({ conversationId }),
  "mail:read": () => ({ messageId: id() }),
  "conversation:assign": ({ conversationId, agentId }) => ({ conversationId, agentId }),
  "contact:block": ({ contactId }) => ({ contactId, blocked: false }),
  "contact:describe": ({ contactId }) => ({
    contactId,
    base: null,
    tags: ["loyal"],
    about: "Calls often",
  }),
  "contact:update": ({ contactId }) => ({
    contactId,
    base: null,
    ownerId: null,
    vip: true,
    plan: null,
  }),
  "contact:merge": ({ contactId }) => ({ contactId, fromId: id() }),
  "conversation:resolve": ({ conversationId }) => ({ conversationId }),
  "conversation:unresolve": ({ conversationId }) => ({ conversationId }),
  "conversation:file": ({ conversationId }) => ({ conversationId }),
  "ticket:update": ({ ticketId, agentId }) => ({ ticketId, assigneeId: agentId }),
  "tickets:update": ({ ticketId }) => ({ ticketIds: [ticketId], priority: "high" }),
  "ticket:link": ({ ticketId }) => ({ ticketId, otherId: id(), linked: true }),
  "ticket:merge": ({ ticketId }) => ({ ticketId, otherId: id() }),
  "ticket:split": ({ ticketId }) => ({ ticketId, messageId: id(), conversationId: id() }),
  "view:save": () => ({
    base: null,
    view: {
      id: id(),
      name: "Urgent",
      filter: { statuses: [], priorities: ["urgent"], kinds: [], tags: [], assignee: "any" },
      sort: "oldest",
    },
  }),
  "macro:save": () => ({
    base: null,
    tool: { id: id(), name: "Guarantee", actions: [{ does: "status", to: "pending" }] },
  }),
  "macro:remove": () => ({ base: null, id: id() }),
  "canned:save": () => ({
    base: null,
    tool: { id: id(), name: "thanks", text: "Thank you!", language: null },
  }),
  "canned:remove": () => ({ base: null, id: id() }),
  "task:save": ({ ticketId }) => ({
    ticketId,
    id: id(),
    title: "Call them",
    assigneeId: null,
    dueAt: null,
    waitsFor: [],
  }),
  "task:done": ({ ticketId }) => ({ ticketId, taskId: id(), done: true }),
  "task:remove": ({ ticketId }) => ({ ticketId, taskId: id() }),
  "process:begin": ({ ticketId }) => ({ ticketId, processId: id(), taskIds: [id()] }),
  "process:save": () => ({
    base: null,
    tool: {
      id: id(),
      name: "Guarantee",
      steps: [{ title: "Call them", assigneeId: null, dueMinutes: 60, waitsFor: [] }],
    },
  }),
  "process:remove": () => ({ base: null, id: id() }),
  "notices:read": () => ({ ids: [id()] }),
  "view:remove": () => ({ base: null, id: id() }),
  "search:find": () => ({ text: "pole" }),
  "ticket:resume": ({ ticketId }) => ({ ticketId }),
  "availability:set": () => ({ availability: "online" }),
  "leave:set": () => ({ leave: null }),
  "visibility:set": () => ({ visible: true }),
  "push:open": () => ({ endpoint: null }),
  "push:subscribe": () => ({
    endpoint: "https://push.example/one",
    keys: { p256dh: "AAAA", auth: "AAAA" },
    name: "Chrome on Linux",
  }),
  "push:unsubscribe": () => ({ deviceId: "0".repeat(64) }),
  "push:set": () => ({ kinds: ["offer"], text: false, quiet: null }),
  "push:try": () => ({ deviceId: "0".repeat(64) }),
  "invite:create": () => ({ name: "New" }),
  "agent:activate": ({ agentId }) => ({ agentId, active: false }),
  "identity:secret": () => ({ anew: false }),
  "workspace:update": () => ({ base: null, name: "Shop", origins: [] }),
};

export const ADMIN_ONLY = new Set([
  "site:look",
  "satisfaction:read",
  "macro:save",
  "macro:remove",
  "canned:save",
  "canned:remove",
  "process:save",
  "process:remove",
  "invite:create",
  "agent:activate",
  "identity:secret",
  "workspace:update",
  "conversation:assign",
  "contact:update",
  "contact:merge",
]);
