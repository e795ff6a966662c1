import { z } from "zod";
import type { Envelope, Posted } from "./conversation.ts";
import type { Result } from "./errors.ts";
import type { FileLimits } from "./files.ts";
import type { EarlierLines } from "./lines.ts";
import { LONGEST_REASON } from "./limits.ts";
import { MOST_ACTIONS, namesEachOnce } from "./macros.ts";
import { MOST_NOTICES, type Notices } from "./notices.ts";
import { pushCommands, type PushReplies } from "./push-commands.ts";
import {
  LONGEST_ABOUT,
  type Agent,
  type Contact,
  type InboxRow,
  type Workspace,
} from "./registers.ts";
import type { OnSite } from "./on-site.ts";
import { MAX_SEARCH, type SearchResult } from "./search.ts";
import {
  AGENT_STATUSES,
  MOST_TAGS,
  PRIORITIES,
  TICKET_KINDS,
  TICKET_STATUSES,
  type Ticket,
} from "./ticket.ts";
import { DUES, SORTS, type SavedViews } from "./views.ts";
import { DOINGS, type Sign } from "./signs.ts";
import { LONGEST_TASK, MOST_STEPS, MOST_TASKS, namesEarlierOnly } from "./tasks.ts";
import {
  availability,
  files,
  id,
  language,
  saysSomething,
  seq,
  tag,
  text,
  textBesideFiles,
} from "./schemas.ts";
import { LONGEST_TOOL_NAME, namesOnlyKnown, type Toolkit } from "./toolkit.ts";
import type { ConversationView } from "./view.ts";
import type { Why } from "./why.ts";

const conversation = z.strictObject({ conversationId: id });

const written = z
  .strictObject({ conversationId: id, id, text: textBesideFiles, files: files.optional() })
  .refine(saysSomething);

const tags = z.array(tag).max(MOST_TAGS);

/** What agents set on a ticket; what is left out stays. */
const ticketUpdate = {
  status: z.enum(AGENT_STATUSES).optional(),
  assigneeId: id.nullable().optional(),
  teamId: z.string().min(1).max(40).optional(),
  priority: z.enum(PRIORITIES).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  subject: z.string().trim().min(1).max(120).optional(),
  addTags: tags.optional(),
  removeTags: tags.optional(),
};

function changesSomething(payload: object): boolean {
  return Object.entries(payload).some(
    ([name, value]) => Object.hasOwn(ticketUpdate, name) && value !== undefined,
  );
}

const savedView = z.strictObject({
  id,
  name: z.string().trim().min(1).max(60),
  filter: z.strictObject({
    statuses: z.array(z.enum(TICKET_STATUSES)).max(TICKET_STATUSES.length),
    priorities: z.array(z.enum(PRIORITIES)).max(PRIORITIES.length),
    kinds: z.array(z.enum(TICKET_KINDS)).max(TICKET_KINDS.length),
    tags,
    assignee: z.union([z.enum(["any", "me", "nobody"]), id]),
    due: z.enum(DUES).optional(),
    team: z.string().min(1).max(40).optional(),
  }),
  sort: z.enum(SORTS),
});

const toolName = z.string().trim().min(1).max(LONGEST_TOOL_NAME);

const taskTitle = z.string().trim().min(1).max(LONGEST_TASK);

/** A year: nothing recurring is planned further ahead. */
const MOST_MINUTES = 366 * 24 * 60;

const process = z.strictObject({
  id,
  name: toolName,
  steps: z
    .array(
      z.strictObject({
        title: taskTitle,
        assigneeId: id.nullable(),
        dueMinutes: z.number().int().min(1).max(MOST_MINUTES).nullable(),
        waitsFor: z.array(z.number().int().min(0).max(MOST_STEPS)).max(MOST_STEPS),
      }),
    )
    .min(1)
    .max(MOST_STEPS)
    .refine(namesEarlierOnly),
});

const said = text.refine(namesOnlyKnown);

const macro = z.strictObject({
  id,
  name: toolName,
  actions: z
    .array(
      z.discriminatedUnion("does", [
        z.strictObject({ does: z.literal("reply"), text: said, send: z.boolean() }),
        z.strictObject({ does: z.literal("note"), text: said }),
        z.strictObject({ does: z.literal("tags"), add: tags.min(1) }),
        z.strictObject({ does: z.literal("status"), to: z.enum(AGENT_STATUSES) }),
        z.strictObject({ does: z.literal("priority"), to: z.enum(PRIORITIES) }),
        z.strictObject({
          does: z.literal("assignee"),
          to: z.union([z.enum(["me", "nobody"]), id]),
        }),
      ]),
    )
    .min(1)
    .max(MOST_ACTIONS)
    .refine(namesEachOnce),
});

const cannedReply = z.strictObject({
  id,
  name: toolName,
  text: said,
  language: language.nullable(),
});

/** What the console may send on namespace `/agent`; unknown fields are errors. */
export const agentCommands = {
  ...pushCommands,
  /** Answered with everything the lists show. Sent on every (re)connection. */
  "session:open": z.strictObject({}),
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
  /** Why it is where it is: every routing decision on it, and what the router says of it now. */
  "routing:explain": conversation,
  /** All of the mail that a message came as, by the message's id. */
  "mail:read": z.strictObject({ messageId: id }),
  /** Supervisors only: gives a chat to an agent with room; to themselves: takes it over. */
  "conversation:assign": z.strictObject({ conversationId: id, agentId: id }),
  /** Supervisors only: the contact's own agent, and what decides where they stand in the queue. */
  /** Whether a contact may write; any agent decides, and is named with it. */
  "contact:block": z.strictObject({ contactId: id, blocked: z.boolean() }),
  /** What the team keeps of a contact; any agent writes it. */
  "contact:describe": z.strictObject({
    contactId: id,
    tags,
    about: z.string().trim().min(1).max(LONGEST_ABOUT).nullable(),
  }),
  "contact:update": z.strictObject({
    contactId: id,
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
  /** Close unresolved: files the ticket, or reopens the one it came from. */
  "conversation:file": conversation,
  "ticket:update": z.strictObject({ ticketId: id, ...ticketUpdate }).refine(changesSomething),
  /** The same change on many; answers with those it could not be done on. */
  "tickets:update": z
    .strictObject({ ticketIds: z.array(id).min(1).max(200), ...ticketUpdate })
    .refine(changesSomething),
  "ticket:link": z.strictObject({ ticketId: id, otherId: id, linked: z.boolean() }),
  /** The first becomes part of the other. */
  "ticket:merge": z.strictObject({ ticketId: id, otherId: id }),
  /** A customer's message becomes a ticket; `conversationId` is of the client's making. */
  "ticket:split": z.strictObject({ ticketId: id, messageId: id, conversationId: id }),
  /** A task of a ticket, a new one or another under the same id. */
  "task:save": z.strictObject({
    ticketId: id,
    id,
    title: taskTitle,
    assigneeId: id.nullable(),
    dueAt: seq.nullable(),
    waitsFor: z.array(id).max(MOST_TASKS),
  }),
  "task:done": z.strictObject({ ticketId: id, taskId: id, done: z.boolean() }),
  "task:remove": z.strictObject({ ticketId: id, taskId: id }),
  /** Puts the tasks of a process on a ticket; `taskIds` are of the client's making, one for each step. */
  "process:begin": z.strictObject({
    ticketId: id,
    processId: id,
    taskIds: z.array(id).min(1).max(MOST_STEPS),
  }),
  /** Supervisors only, like canned replies. */
  "process:save": process,
  "process:remove": z.strictObject({ id }),
  /** Keeps a view for everybody: a new one, or another under the same id. */
  "view:save": savedView,
  /** One's own, looked at. */
  "notices:read": z.strictObject({ ids: z.array(id).min(1).max(MOST_NOTICES) }),
  "view:remove": z.strictObject({ id }),
  /** Supervisors only: a canned reply for everybody, a new one or another under the same id. */
  "canned:save": cannedReply,
  "canned:remove": z.strictObject({ id }),
  "macro:save": macro,
  "macro:remove": z.strictObject({ id }),
  /** Through tickets, chats and contacts. */
  "search:find": z.strictObject({ text: z.string().max(MAX_SEARCH) }),
  /** Turn a ticket back into a live chat; both must be there. */
  "ticket:resume": z.strictObject({ ticketId: id }),
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
  /** Admins only. */
  "workspace:update": z.strictObject({
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
  readonly me: { readonly id: string; readonly role: "admin" | "agent" };
  readonly workspace: Workspace;
  readonly agents: readonly Agent[];
  readonly presence: Presence;
  /** Everything open, and what was closed lately. */
  readonly rows: readonly InboxRow[];
  readonly tickets: readonly Ticket[];
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

/** What each command is answered with. */
export type AgentReplies = PushReplies & {
  "session:open": AgentSnapshot;
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
  "routing:explain": Why;
  "mail:read": MailView;
  "conversation:assign": null;
  "contact:block": Contact;
  "contact:describe": Contact;
  "contact:update": Contact;
  "contact:merge": Contact;
  "conversation:resolve": null;
  "conversation:file": null;
  "ticket:update": Ticket;
  "tickets:update": { readonly failed: readonly string[] };
  "ticket:link": null;
  "ticket:merge": null;
  "ticket:split": { readonly ticketId: string };
  "notices:read": Notices;
  "view:save": SavedViews;
  "view:remove": SavedViews;
  "task:save": Ticket;
  "task:done": Ticket;
  "task:remove": Ticket;
  "process:begin": Ticket;
  "process:save": Toolkit;
  "process:remove": Toolkit;
  "canned:save": Toolkit;
  "canned:remove": Toolkit;
  "macro:save": Toolkit;
  "macro:remove": Toolkit;
  "search:find": SearchResult;
  "ticket:resume": null;
  "availability:set": null;
  "leave:set": null;
  "invite:create": { readonly link: string; readonly expiresAt: number };
  "agent:activate": null;
  "identity:secret": { readonly secret: string };
  "workspace:update": Workspace;
};

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
