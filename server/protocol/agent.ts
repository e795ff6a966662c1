import { z } from "zod";
import type { Envelope, Posted } from "./conversation.ts";
import type { Result } from "./errors.ts";
import type { FileLimits } from "./files.ts";
import type { InboxPage, InboxRest } from "./inbox.ts";
import type { EarlierLines } from "./lines.ts";
import { LONGEST_REASON } from "./limits.ts";
import { MOST_NOTICES, type Notices } from "./notices.ts";
import type { PrivateField } from "./private-fields.ts";
import type { PushShared } from "./push.ts";
import { pushCommands, type PushReplies } from "./push-commands.ts";
import { ticketCommands, type TicketReplies } from "./ticket-commands.ts";
import { toolkitCommands, type ToolkitReplies } from "./toolkit-commands.ts";
import {
  LONGEST_ABOUT,
  type Agent,
  type Contact,
  type EditReply,
  type InboxRow,
  type Workspace,
} from "./registers.ts";
import type { OnSite } from "./on-site.ts";
import { PERIODS, type Satisfaction } from "./satisfaction.ts";
import { MAX_SEARCH, type SearchResult } from "./search.ts";
import type { Ticket } from "./ticket.ts";
import type { SavedViews } from "./views.ts";
import { DOINGS, type Sign } from "./signs.ts";
import {
  availability,
  files,
  id,
  saysSomething,
  seq,
  tags,
  text,
  textBesideFiles,
  base,
} from "./schemas.ts";
import type { Toolkit } from "./toolkit.ts";
import type { ConversationView } from "./view.ts";
import type { Why } from "./why.ts";

const conversation = z.strictObject({ conversationId: id });

const written = z
  .strictObject({ conversationId: id, id, text: textBesideFiles, files: files.optional() })
  .refine(saysSomething);

/** What the console may send on namespace `/agent`; unknown fields are errors. */
export const agentCommands = {
  ...pushCommands,
  ...ticketCommands,
  ...toolkitCommands,
  /** Answered with everything the lists show. Sent on every (re)connection. */
  "session:open": z.strictObject({}),
  /** Answered with the next of what `session:open` left to come. */
  "session:more": z.strictObject({}),
  /** Answers with one conversation, its contact and ticket, and follows it from here on. */
  "conversation:open": conversation,
  "conversation:leave": conversation,
  "conversation:sync": z.strictObject({
    conversationId: id,
    after: z.strictObject({ public: seq, internal: seq }),
  }),
  /** Answers with the page of entries and notes up to these numbers. */
  "conversation:earlier": z.strictObject({
    conversationId: id,
    until: z.strictObject({ public: seq, internal: seq }),
  }),
  "message:post": written,
  "note:post": written,
  "receipt:advance": z.strictObject({ conversationId: id, delivered: seq, seen: seq }),
  /** What one does in a conversation one has open; renewed while it goes on. */
  "sign:set": z.strictObject({ conversationId: id, doing: z.enum(DOINGS) }),
  "offer:accept": conversation,
  /** `because`: what whoever asks why is told. */
  "offer:decline": z.strictObject({
    conversationId: id,
    because: z.string().trim().min(1).max(LONGEST_REASON).optional(),
  }),
  /** Take a waiting conversation without having been offered it. */
  "conversation:claim": conversation,
  /** Hands a chat on, with a note (`id` is the note's) that the next agent reads first. */
  "conversation:transfer": z.strictObject({
    conversationId: id,
    id,
    target: z.discriminatedUnion("to", [
      z.strictObject({ to: z.literal("agent"), agentId: id }),
      z.strictObject({ to: z.literal("team"), teamId: z.string().min(1).max(40) }),
      z.strictObject({ to: z.literal("tier"), tier: z.number().int().min(1).max(9) }),
      z.strictObject({ to: z.literal("queue") }),
    ]),
    note: text.nullable(),
  }),
  /** Supervisors only: who is on the site now. */
  "site:look": z.strictObject({}),
  /** Supervisors only: how customers found it. */
  "satisfaction:read": z.strictObject({ days: z.literal([...PERIODS]) }),
  /** Why it is where it is: every routing decision on it, and what the router says of it now. */
  "routing:explain": conversation,
  /** All of the mail that a message came as, by the message's id. */
  "mail:read": z.strictObject({ messageId: id }),
  /** Supervisors only: gives a chat to an agent with room; to themselves: takes it over. */
  "conversation:assign": z.strictObject({ conversationId: id, agentId: id }),
  /** Whether a contact may write; any agent decides, and is named with it. */
  "contact:block": z.strictObject({ contactId: id, blocked: z.boolean() }),
  /** What the team keeps of a contact; any agent writes it. `base`: the tags and note these were made of. */
  "contact:describe": z.strictObject({
    contactId: id,
    base,
    tags,
    about: z.string().trim().min(1).max(LONGEST_ABOUT).nullable(),
  }),
  /**
   * Supervisors only: the contact's own agent, and what decides where they stand in the queue. `base`: the
   * same three, as these were made of them.
   */
  "contact:update": z.strictObject({
    contactId: id,
    base,
    ownerId: id.nullable(),
    vip: z.boolean(),
    plan: z.string().trim().min(1).max(60).nullable(),
  }),
  /** Supervisors only: `fromId` was the same person all along; its history becomes `contactId`'s. */
  "contact:merge": z.strictObject({ contactId: id, fromId: id }),
  /** `reason`: kept with it as a note. */
  "conversation:resolve": conversation.extend({
    reason: z.string().trim().min(1).max(LONGEST_REASON).optional(),
  }),
  /** It was resolved too soon: goes on with the agent whose it was, shortly after. */
  "conversation:unresolve": conversation,
  /** Close unresolved: files the ticket, or reopens the one it came from. */
  "conversation:file": conversation,
  /** One's own, looked at. */
  "notices:read": z.strictObject({ ids: z.array(id).min(1).max(MOST_NOTICES) }),
  /** Through tickets, chats and contacts. */
  "search:find": z.strictObject({ text: z.string().max(MAX_SEARCH) }),
  "availability:set": z.strictObject({ availability }),
  /** Out until then (epoch ms; null: until further notice), with who answers for one; null: back. */
  "leave:set": z.strictObject({
    leave: z
      .strictObject({ until: z.number().int().nullable(), standInId: id.nullable() })
      .nullable(),
  }),
  /** Admins only. Answers with a link that works once. */
  "invite:create": z.strictObject({ name: z.string().trim().min(1).max(80) }),
  /** Admins only, and not for oneself: closes an account, with all that was in its hands, or opens it again. */
  "agent:activate": z.strictObject({ agentId: id, active: z.boolean() }),
  /** Admins only. What the site signs with when it vouches for a visitor; `anew` ends the one before. */
  "identity:secret": z.strictObject({ anew: z.boolean() }),
  /** Admins only. `base`: the name and origins these were made of. */
  "workspace:update": z.strictObject({
    base,
    name: z.string().trim().min(1).max(80),
    origins: z.array(z.url({ protocol: /^https?$/ }).max(300)).max(50),
  }),
} as const;

export type AgentCommands = {
  [E in keyof typeof agentCommands]: z.infer<(typeof agentCommands)[E]>;
};

/** Agents with a live connection, by id. Sent whole. */
export type Presence = { readonly agentIds: readonly string[] };

export type AgentSnapshot = {
  readonly me: {
    readonly id: string;
    readonly role: "admin" | "agent";
    /** What of contacts is kept from this agent. */
    readonly hidden: readonly PrivateField[];
  };
  readonly workspace: Workspace;
  readonly agents: readonly Agent[];
  readonly presence: Presence;
  /** What is open, or what stands on top of it, and what was closed lately. */
  readonly rows: readonly InboxRow[];
  readonly tickets: readonly Ticket[];
  /** What of the open ones is still to come; null: nothing. */
  readonly rest: InboxRest | null;
  readonly views: SavedViews;
  readonly toolkit: Toolkit;
  readonly notices: Notices;
  readonly files: FileLimits;
};

export type OpenedConversation = {
  readonly view: ConversationView;
  readonly contact: Contact;
  readonly ticket: Ticket | null;
  readonly visitorOnline: boolean;
};

/** A mail as it came; `text`: with what it quotes, and its signature. */
export type MailView = { readonly from: string; readonly subject: string; readonly text: string };

type Replies = {
  "session:open": AgentSnapshot;
  "session:more": InboxPage;
  "conversation:open": OpenedConversation;
  "conversation:leave": null;
  "conversation:sync": ConversationView;
  "conversation:earlier": EarlierLines;
  "message:post": Posted;
  "note:post": Posted;
  "receipt:advance": null;
  "sign:set": null;
  "offer:accept": null;
  "offer:decline": null;
  "conversation:claim": null;
  "conversation:transfer": null;
  "site:look": OnSite;
  "satisfaction:read": Satisfaction;
  "routing:explain": Why;
  "mail:read": MailView;
  "conversation:assign": null;
  "contact:block": Contact;
  "contact:describe": EditReply<Contact>;
  "contact:update": EditReply<Contact>;
  "contact:merge": Contact;
  "conversation:resolve": null;
  "conversation:unresolve": null;
  "conversation:file": null;
  "notices:read": Notices;
  "search:find": SearchResult;
  "availability:set": null;
  "leave:set": null;
  "invite:create": { readonly link: string; readonly expiresAt: number };
  "agent:activate": null;
  "identity:secret": { readonly secret: string };
  "workspace:update": EditReply<Workspace>;
};

/** What each command is answered with. */
export type AgentReplies = PushReplies & TicketReplies & ToolkitReplies & Replies;

export type AgentClientToServer = {
  [E in keyof AgentCommands]: (
    payload: AgentCommands[E],
    ack: (result: Result<AgentReplies[E]>) => void,
  ) => void;
};

export type AgentServerToClient = {
  "conversation:happened": (envelope: Envelope) => void;
  /** One conversation moved on. */
  "row:changed": (row: InboxRow) => void;
  /** Messages and receipts changed these lines; a few times a second at most. */
  "rows:changed": (rows: readonly InboxRow[]) => void;
  "ticket:changed": (ticket: Ticket) => void;
  "notices:changed": (notices: Notices) => void;
  /** One's own settings, by this console or another. */
  "push:changed": (shared: PushShared) => void;
  "views:changed": (views: SavedViews) => void;
  "toolkit:changed": (toolkit: Toolkit) => void;
  "contact:changed": (contact: Contact) => void;
  "agent:changed": (agent: Agent) => void;
  "workspace:changed": (workspace: Workspace) => void;
  "presence:changed": (presence: Presence) => void;
  "visitor:changed": (visitor: { readonly contactId: string; readonly online: boolean }) => void;
  /** What its visitor or another agent does in a conversation this console follows. */
  "sign:changed": (sign: Sign) => void;
  /** What the visitor is writing, where the owner has it shown; "": nothing any more. */
  "draft:shown": (draft: { readonly conversationId: string; readonly text: string }) => void;
  /** Something in the knowledge base is not as it was; whoever shows it asks anew over HTTP. */
  "articles:changed": (nothing: Record<string, never>) => void;
  /** Heads of the conversations this console follows. */
  "heartbeat:sent": (
    heads: Readonly<Record<string, { readonly public: number; readonly internal: number }>>,
  ) => void;
};
