import { z } from "zod";
import { MAX_COMMENT, type Envelope, type Posted } from "./conversation.ts";
import type { Result } from "./errors.ts";
import type { FileLimits } from "./files.ts";
import { MAX_QUESTION } from "./help.ts";
import type { EarlierLines } from "./lines.ts";
import { FIELD_KINDS, LONGEST_ANSWER, type PreChat } from "./pre-chat.ts";
import { proactiveCommands } from "./proactive.ts";
import { LONGEST_PREVIEW } from "./limits.ts";
import type { VisitorTicket } from "./ticket.ts";
import {
  email,
  files,
  goesOn,
  id,
  language,
  page,
  saysSomething,
  seq,
  text,
  textBesideFiles,
  timeZone,
} from "./schemas.ts";
import type { ConversationView } from "./view.ts";

/** What a visitor's panel may send on namespace `/visitor`; unknown fields are errors. */
export const visitorCommands = {
  /** Says who and where; answered with everything the panel shows. Sent on every (re)connection. */
  "session:open": z.strictObject({
    language,
    timeZone: timeZone.nullable(),
    page: page.nullable(),
  }),
  /** Starts a conversation, or joins the one already open. A resend of the same ids is a no-op. */
  "conversation:start": z.strictObject({
    conversationId: id,
    message: z
      .strictObject({ id, text: textBesideFiles, files: files.optional(), goesOn })
      .refine(saysSomething)
      .nullable(),
    /** Ask for a person straight away. */
    person: z.boolean(),
    page: page.nullable(),
  }),
  "message:post": z
    .strictObject({
      conversationId: id,
      id,
      text: textBesideFiles,
      files: files.optional(),
      goesOn,
    })
    .refine(saysSomething),
  "answer:judge": z.strictObject({ conversationId: id, messageId: id, helped: z.boolean() }),
  "person:request": z.strictObject({ conversationId: id }),
  /** Instead of waiting: what is written becomes a ticket at once. */
  "message:leave": z.strictObject({ conversationId: id, id, text }),
  /** Instead of waiting: to be called, at a time (epoch ms) or as soon as somebody can (null). */
  "call:ask": z.strictObject({
    conversationId: id,
    name: z.string().trim().min(1).max(LONGEST_ANSWER.name),
    phone: z
      .string()
      .trim()
      .max(LONGEST_ANSWER.phone)
      .regex(/^\+?[0-9(][0-9 ()./-]{3,}[0-9]$/),
    when: z.number().int().min(0).max(8_640_000_000_000_000).nullable(),
  }),
  /** To go, keep the place, and be told by mail when somebody has time. */
  "wait:keep": z.strictObject({ conversationId: id, email }),
  /** What it is about, of the choices the snapshot offers. */
  "topic:choose": z.strictObject({ conversationId: id, choice: z.string().min(1).max(200) }),
  "receipt:advance": z.strictObject({ conversationId: id, delivered: seq, seen: seq }),
  /** Answers with the conversation as it stands; of the entries behind `after`, a page of the last. */
  "conversation:sync": z.strictObject({ conversationId: id, after: seq }),
  /** Answers with the page of entries up to this number. */
  "conversation:earlier": z.strictObject({ conversationId: id, until: seq }),
  /** What the owner asks before a person is called. */
  "prechat:answer": z.strictObject({
    answers: z.partialRecord(z.enum(FIELD_KINDS), z.string().max(1_000)),
  }),
  ...proactiveCommands,
  "typing:set": z.strictObject({ conversationId: id, typing: z.boolean() }),
  /** What is being written, where the owner has it shown; "": nothing any more. Nowhere kept. */
  "draft:show": z.strictObject({ conversationId: id, text: z.string().max(LONGEST_PREVIEW) }),
  /** How it was, once it is over; can be changed for a day. */
  "conversation:rate": z.strictObject({
    conversationId: id,
    good: z.boolean(),
    comment: z.string().trim().min(1).max(MAX_COMMENT).nullable(),
  }),
  /** The conversation is to be sent to an address. */
  "conversation:transcript": z.strictObject({ conversationId: id, email }),
  "page:report": z.strictObject({ page }),
  /** What the site says this visitor did. */
  "event:track": z.strictObject({
    name: z.string().trim().min(1).max(80),
    details: z
      .record(z.string().min(1).max(40), z.string().max(200))
      .refine((details) => Object.keys(details).length <= 10),
  }),
  "article:get": z.strictObject({
    id: z.string().min(1).max(200),
    /** The message of the bot it was opened from, if any: what people open is learned from. */
    from: z.strictObject({ conversationId: id, messageId: id }).optional(),
  }),
  /** Articles on what is being typed, best first. */
  "article:search": z.strictObject({ text: z.string().max(MAX_QUESTION), language }),
  /** Where news about a ticket goes. */
  "ticket:subscribe": z.strictObject({ ticketId: id, email }),
  /** The customer's own word on whether it is solved. */
  "ticket:judge": z.strictObject({ ticketId: id, solved: z.boolean() }),
} as const;

export type VisitorCommands = {
  [E in keyof typeof visitorCommands]: z.infer<(typeof visitorCommands)[E]>;
};

/** Sent in the namespace handshake, never in a URL. `token`: at least 128 random bits, base64url. */
export const visitorAuth = z.strictObject({
  version: z.number().int(),
  token: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  site: z.string().min(1).max(64),
  /** A token of the site's own that says who this is. */
  identity: z.string().max(4096).optional(),
});

/** none: the site has said nothing. expired, refused: what it said was late, or proves nothing. */
export type IdentityState = "none" | "verified" | "expired" | "refused";

export type ArticleSummary = { readonly id: string; readonly title: string };

/** An article found; `passage`: its own words that fit, without marks. */
export type FoundArticle = ArticleSummary & {
  readonly passage: string;
  readonly language: string;
};

export type ArticleView = ArticleSummary & {
  readonly body: string;
  readonly category: string;
  readonly language: string;
  readonly updatedAt: string;
};

/** Who would answer now. */
export type TeamView = {
  readonly people: readonly { readonly name: string }[];
  /** Within what time people usually answer, in whole minutes told as milliseconds; null: no basis for a number. */
  readonly usualReplyMs: number | null;
  /** They see what is written to them before it is sent: it is to be said so. */
  readonly previews: boolean;
};

/** A past or present conversation in the panel's list. */
export type ConversationSummary = {
  readonly id: string;
  readonly title: string;
  readonly startedAt: number;
  readonly open: boolean;
  readonly agentName: string | null;
  readonly ticketId: string | null;
};

export type VisitorSnapshot = {
  readonly contactId: string;
  /** What came of what the site said at this connection. */
  readonly identity: IdentityState;
  readonly shop: { readonly name: string; readonly demo: boolean };
  readonly team: TeamView;
  readonly popular: readonly ArticleSummary[];
  /** The conversation in progress, with a page of its last entries; null if none. */
  readonly current: ConversationView | null;
  /** Where that stands in the queue; null: it does not wait. */
  readonly wait: WaitNews | null;
  /** Newest first, at most 20. */
  readonly conversations: readonly ConversationSummary[];
  readonly tickets: readonly VisitorTicket[];
  /** News of a request is mailed to its address. */
  readonly mails: boolean;
  /** What somebody who waits may say it is about; empty: there is nothing to say, or it was said. */
  readonly choices: readonly string[];
  /** A place in the queue can be kept for somebody who goes. */
  readonly keeps: boolean;
  /** Nothing they write is taken for now. Changed, their connections are made anew. */
  readonly blocked: boolean;
  readonly files: FileLimits;
  /** To be asked before a person is called; null: nothing, or they have answered. */
  readonly preChat: PreChat | null;
};

/** What each command is answered with. */
export type VisitorReplies = {
  "session:open": VisitorSnapshot;
  /** `conversationId` may be another than asked for: the one that was already open. */
  "conversation:start": { readonly conversationId: string; readonly seq: number };
  "message:post": Posted;
  "answer:judge": null;
  "person:request": null;
  "message:leave": null;
  "call:ask": null;
  "wait:keep": null;
  "topic:choose": null;
  "receipt:advance": null;
  "conversation:sync": ConversationView;
  "conversation:earlier": EarlierLines;
  "prechat:answer": null;
  /** Null: it is not to be shown. */
  "proactive:show": { readonly text: string } | null;
  "proactive:open": null;
  "typing:set": null;
  "draft:show": null;
  "conversation:rate": null;
  "conversation:transcript": null;
  "page:report": null;
  "event:track": null;
  "article:get": ArticleView;
  /** At most 5. */
  "article:search": readonly FoundArticle[];
  "ticket:subscribe": VisitorTicket;
  "ticket:judge": VisitorTicket;
};

export type VisitorClientToServer = {
  [E in keyof VisitorCommands]: (
    payload: VisitorCommands[E],
    ack: (result: Result<VisitorReplies[E]>) => void,
  ) => void;
};

/** Where a waiting conversation stands. Told whenever it changes; nothing is remembered of it. */
export type WaitNews = {
  readonly conversationId: string;
  /** 1: next. */
  readonly position: number;
  /** From now, in whole minutes told as milliseconds. Null: there is no basis for a number. */
  readonly wait: { readonly fromMs: number; readonly toMs: number } | null;
};

export type VisitorServerToClient = {
  "conversation:happened": (envelope: Envelope) => void;
  "wait:changed": (news: WaitNews) => void;
  "ticket:changed": (ticket: VisitorTicket) => void;
  "team:changed": (team: TeamView) => void;
  "typing:changed": (typing: {
    readonly conversationId: string;
    /** The agent's; empty: it is the bot. */
    readonly name: string;
    readonly typing: boolean;
  }) => void;
  /** Public heads of the contact's open conversations. */
  "heartbeat:sent": (heads: Readonly<Record<string, number>>) => void;
};
