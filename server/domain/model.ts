/** The aggregates, as stored. Each is one record; each state carries only its own fields. */
import type { AddressRecord, TrackingRecord } from "./address.ts";
import type { ArticleRecord, RevisionRecord } from "./article.ts";
import type { FileRecord, UploadsRecord } from "./file-record.ts";
import type { LookSettings } from "../protocol/look.ts";
import type {
  BotTurn,
  CallBack,
  Coming,
  FallReason,
  HandoffReason,
  Message,
  OfferEnd,
  Outcome,
  Page,
  Rating,
  Receipt,
  Side,
  TransferTarget,
  Writing,
} from "../protocol/conversation.ts";
import type { PreChatRecord } from "./pre-chat-record.ts";
import type { PreChatSettings } from "../protocol/pre-chat-settings.ts";
import type { DoorRecord, ErrandRecord } from "./errand-record.ts";
import type { MailRules, OutboxRecord } from "./outbox-record.ts";
import type { Macro } from "../protocol/macros.ts";
import type { Process, Task } from "../protocol/tasks.ts";
import type { CannedReply } from "../protocol/toolkit.ts";
import type { SavedView } from "../protocol/views.ts";
import type { Notice } from "../protocol/notices.ts";
import type { SlaMetric, TicketSla } from "../protocol/sla.ts";
import type { ServiceSettings } from "../protocol/service-rules.ts";
import type { Waiting } from "./waiting-record.ts";
import type { SlaSettings } from "../protocol/sla-settings.ts";
import type { Stop } from "./sla/running.ts";
import type { QuestionRecord } from "./question-record.ts";
import type { KnowledgeSettings } from "../protocol/articles.ts";
import type { Availability, Role, StoryItem, Tracked } from "../protocol/registers.ts";
import type { AgentRouting, RoutingSettings } from "../protocol/routing.ts";
import type {
  Priority,
  TicketHistoryEntry,
  TicketKind,
  TicketRef,
  TicketStatus,
} from "../protocol/ticket.ts";

export type BotState = {
  readonly is: "bot";
  /** Turns that did not help. */
  readonly misses: number;
  /** Articles already shown; the bot does not repeat itself. */
  readonly shown: readonly string[];
  /** The bot's message that waits for a verdict. */
  readonly awaiting: string | null;
  readonly lastTurn: BotTurn["kind"] | null;
  /** What was asked last, which the next question may go on from; missing in states of old. */
  readonly question?: string | null;
  /** The answer it is putting in other words, if it is; missing in states of old. */
  readonly writing?: Writing | null;
};

export type QueuedState = {
  readonly is: "queued";
  readonly since: number;
  readonly reason: HandoffReason;
  /** Until when it waits for a previous agent who is full (epoch ms). */
  readonly heldUntil: number | null;
  /** It has been held once; it is not held again. */
  readonly held: boolean;
  /** Agents who were told of it all at once, and may claim it. */
  readonly told?: readonly string[];
  /** Who was said to come when it was handed on. */
  readonly coming?: Coming;
};

export type OfferedState = {
  readonly is: "offered";
  readonly since: number;
  readonly reason: HandoffReason;
  readonly held: boolean;
  readonly agentId: string;
  readonly agentName: string;
  readonly offeredAt: number;
  readonly expiresAt: number;
  readonly coming?: Coming;
};

export type LiveState = {
  readonly is: "live";
  readonly agentId: string;
  readonly agentName: string;
  readonly since: number;
  readonly before: number | null;
};
export type ResolvedState = {
  readonly is: "resolved";
  readonly outcome: Outcome;
  readonly at: number;
};
export type TicketedState = {
  readonly is: "ticketed";
  readonly ticketId: string;
  readonly reference: string;
  readonly reason: FallReason;
  readonly at: number;
  /** When people are back (epoch ms; null: not known), where that is why it fell. */
  readonly opensAt?: number | null;
};

export type State =
  | BotState
  | QueuedState
  | OfferedState
  | LiveState
  | ResolvedState
  | TicketedState;

export type LastMessage = {
  readonly by: Message["author"]["kind"];
  readonly text: string;
  readonly at: number;
  readonly seq: number;
};

export type Conversation = {
  readonly id: string;
  readonly contactId: string;
  readonly startedAt: number;
  readonly page: Page | null;
  /** The first thing the visitor asked, shortened; empty until they did. */
  readonly title: string;
  /** It began with a mail, which `title` is the subject of. */
  readonly byMail?: true;
  /** What its files come to; not there: it has none. */
  readonly fileBytes?: number;
  readonly state: State;
  /** The ticket it goes on from or was split off; missing in conversations of old. */
  readonly follows?: (TicketRef & { readonly how: "follow_up" | "split" }) | null;
  /** The one ticket it may have, kept when the ticket is turned back into a chat. */
  readonly ticket: { readonly id: string; readonly reference: string } | null;
  /** It has fallen to that, and was not only promised it; missing in conversations of old. */
  readonly fell?: boolean;
  readonly last: LastMessage | null;
  readonly lastVisitorText: string | null;
  /** Public seq of the newest message of each side; receipts reach no further. */
  readonly newest: Readonly<Record<Side, number>>;
  readonly receipts: Readonly<Record<Side, Receipt>>;
  readonly judged: Readonly<Record<string, boolean>>;
  /** Agents who wrote to the visitor here, and since when they did; on a ticket, when they last did. */
  readonly wrote: Readonly<Record<string, { readonly name: string; readonly at: number }>>;
  /** Agents who were offered it and did not take it. */
  readonly passed: Readonly<Record<string, Exclude<OfferEnd, "accepted">>>;
  readonly botAttempts: number;
  /** A person has been asked for at some time; from then on agents see it. */
  readonly people: boolean;
  /** When the visitor's last connection went (epoch ms); null while there is one. */
  readonly visitorGoneAt: number | null;
  /** Articles the bot's messages point to which the visitor has not opened yet, by message id. */
  readonly pointedTo: Readonly<Record<string, readonly string[]>>;
  /** The visitor's newest message while with the bot. */
  readonly asked: string | null;
  /** Questions the bot tried to answer, by the visitor's message id: the last few. */
  readonly questions: readonly string[];
  /** Where it asked for people from: the page (URL) and the article shown last. */
  readonly cameFrom?: { readonly page: string | null; readonly articleId: string | null };
  /** How it was handed on since, in order. */
  readonly handed?: readonly { readonly target: TransferTarget; readonly byId: string }[];
  /** What agents said when they declined it. */
  readonly because?: Readonly<Record<string, string>>;
  /** How long agents had it live, in milliseconds. */
  readonly handledMs?: number;
  /** The visitor wants to be called. */
  readonly call?: CallBack;
  /** What the visitor said it is about. */
  readonly choice?: string;
  /** The visitor's place is kept until then (epoch ms), though they go: they are told by mail. */
  readonly kept?: {
    readonly email: string;
    readonly until: number;
    /** They were asked back to the agent who has it now. */
    readonly invited: boolean;
  } | null;
  /** How the visitor found it; `firstAt`: when they first said so. */
  readonly rated?: Rating & { readonly firstAt: number };
};

export type Blocked = { readonly at: number; readonly byName: string };

export type ContactRecord = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly firstSeenAt: number;
  /** At most one conversation in progress (bot, queued, offered or live). */
  readonly activeId: string | null;
  readonly story: readonly StoryItem[];
  /** Their own agent, asked before those who spoke with them. */
  readonly ownerId?: string | null;
  readonly vip?: boolean;
  /** As the owner of the shop names it. */
  readonly plan?: string | null;
  /** An agent lets them write no more; missing: they may. */
  readonly blocked?: Blocked;
  /** They turned out to be that contact, which has their history now. */
  readonly mergedInto?: string;
  /** The site has proved who they are: its own id of them. Missing: nobody has. */
  readonly verified?: { readonly subject: string };
  /** Contacts who opened a link that was mailed to the same address; missing: none. */
  readonly sameAs?: readonly string[];
  /** What the site told of them, newest first; missing in records of old. */
  readonly tracked?: readonly Tracked[];
  /** What they answered before a chat; missing: nothing yet. */
  readonly preChat?: PreChatRecord;
};

/** One browser. Its id is the SHA-256 of its token: the token itself is never kept. */
export type VisitorRecord = {
  readonly id: string;
  readonly contactId: string;
  readonly firstSeenAt: number;
};

export type TicketRecord = {
  readonly id: string;
  readonly reference: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly subject: string;
  readonly status: TicketStatus;
  readonly reason: FallReason;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly priority: Priority;
  readonly kind: TicketKind;
  /** As `tidyTag` writes them, in the order they were given. */
  readonly tags: readonly string[];
  /** Tickets that have to do with it; each names the other. */
  readonly links: readonly TicketRef[];
  /** Since when it has its status (epoch ms). */
  readonly since: number;
  /** Its customer said that it is solved. */
  readonly confirmed: boolean;
  /** When a solved one closes (epoch ms). Kept, so that another setting moves no promise. */
  readonly closesAt: number | null;
  readonly followsUp: TicketRef | null;
  readonly followedBy: TicketRef | null;
  readonly email: string | null;
  readonly page: Page | null;
  readonly botAttempts: number;
  /** The visitor wants to be called. */
  readonly call?: CallBack;
  /** Whose it is: told by the rules when it was filed, then by people and by escalation. */
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly tier: number;
  /** When somebody of ours first wrote on it (epoch ms). */
  readonly firstReplyAt: number | null;
  /** Since when its customer waits for our next word, after the first. */
  readonly askedAt: number | null;
  /** When its clocks had to stand still, in order; only the last may still last. */
  readonly stops: readonly Stop[];
  /** What is promised now, kept so that deadlines are data. */
  readonly sla: TicketSla | null;
  /** While it waits for its customer, and rules say what comes of that. */
  readonly waiting?: Waiting;
  /** In the order they were added; not there: there are none. */
  readonly tasks?: readonly Task[];
  /** What was done about each promise, so that it is done once. */
  readonly slaMarks: {
    readonly [M in SlaMetric]?: { readonly warnedAt?: number; readonly breachedAt?: number };
  };
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly history: readonly TicketHistoryEntry[];
};

export type AgentRecord = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: Role;
  readonly availability: Availability;
  readonly capacity: number;
  /** Conversations offered to or held by this agent. Part of the same commit: capacity holds under any race. */
  readonly assigned: readonly string[];
  /** Since when they have had nothing new (epoch ms). */
  readonly idleSince: number;
  /** What decides which chats they are for; not there: the first team's, at any time. */
  readonly routing?: AgentRouting;
  /** When they were last given a chat, and when one last ended (epoch ms). */
  readonly givenAt?: number;
  readonly freedAt?: number;
  /** Offers missed since they last took one. */
  readonly misses?: number;
  /** They became away by themselves: too many offers went unanswered. */
  readonly awayBecause?: "missed";
  /** Since when the account is closed (epoch ms); not there: it is open. */
  readonly deactivatedAt?: number;
};

/** `id`: SHA-256 of the cookie's token. */
export type SessionRecord = {
  readonly id: string;
  readonly agentId: string;
  readonly expiresAt: number;
};

/** `id`: SHA-256 of the link's token. */
export type InviteRecord = {
  readonly id: string;
  readonly name: string | null;
  readonly role: Role;
  readonly expiresAt: number | null;
};

/** Whom a site's own id of a person stands for; `id`: its SHA-256. */
export type SubjectRecord = { readonly id: string; readonly contactId: string };

/** E-mail address (lower case) to agent: makes an address belong to one agent under any race. */
export type LoginRecord = { readonly id: string; readonly agentId: string };

export type WorkspaceRecord = {
  readonly id: "workspace";
  readonly name: string;
  readonly siteKey: string;
  readonly demo: boolean;
  readonly origins: readonly string[];
  /** What the site signs with whom it vouches for; made when it is first needed. */
  readonly identitySecret?: string;
  /** Number in the last ticket reference given out. */
  readonly lastReference: number;
  /** What the tokens in addresses for answers are signed with; made when it is first needed. */
  readonly mailSecret?: string;
  /** Who gets which chat; not there: as it is for a new installation. `revision` counts changes. */
  readonly routing?: { readonly revision: number; readonly settings: RoutingSettings };
  /** How the bot decides; not there: as it is for a new installation. */
  readonly knowledge?: KnowledgeSettings;
  /** How the chat looks; not there: as it is for a new installation. `revision` counts changes. */
  readonly look?: { readonly revision: number; readonly settings: LookSettings };
  /** What is asked before a person is called; not there: nothing. `revision` counts changes. */
  readonly preChat?: { readonly revision: number; readonly settings: PreChatSettings };
  /** The folder the articles were last kept in step with. */
  readonly articlesFolder?: string;
  /** The articles a new installation begins with have been put there, once. */
  readonly seeded?: true;
};

/** What readers of the help centre said of an article; `id` is the article's. */
export type RatingRecord = {
  readonly id: string;
  readonly helpful: number;
  readonly notHelpful: number;
};

/** What the team has at hand. */
export type ToolkitRecord = {
  readonly id: "toolkit";
  readonly replies: readonly CannedReply[];
  readonly macros: readonly Macro[];
  readonly processes: readonly Process[];
};

/** The team's saved views. */
export type ViewsRecord = { readonly id: "views"; readonly views: readonly SavedView[] };
/** What is promised to customers; `sweep`: their tickets have to be looked at again, and when. */
export type SlaRecord = {
  readonly id: "sla";
  readonly revision: number;
  readonly settings: SlaSettings;
  readonly sweep: { readonly at: number; readonly again: boolean } | null;
};

/** What happens by itself around tickets; `sweep` as above. */
export type ServiceRecord = {
  readonly id: "service";
  readonly revision: number;
  readonly settings: ServiceSettings;
  /** What webhooks are signed with. */
  readonly secret: string | null;
  readonly sweep: SlaRecord["sweep"];
};

/** What one agent is told; `id` is theirs. Newest first. */
export type NoticesRecord = { readonly id: string; readonly notices: readonly Notice[] };

/** A mail that became a message; `id` is the message's. All of its text, with what it quotes. */
export type MailRecord = {
  readonly id: string;
  readonly conversationId: string;
  readonly from: string;
  readonly subject: string;
  /** Null: the message shows all of it. */
  readonly whole: string | null;
  readonly at: number;
};

/** The chats that take the places of a team with a limit; some of them may be done. */
export type TeamPlacesRecord = {
  readonly id: string;
  /** `turn`: how often the chat had been handed on when the team got it. */
  readonly held: readonly { readonly conversationId: string; readonly turn: number }[];
};

export type Records = {
  readonly article: ArticleRecord;
  readonly revision: RevisionRecord;
  readonly conversation: Conversation;
  readonly contact: ContactRecord;
  readonly visitor: VisitorRecord;
  readonly ticket: TicketRecord;
  readonly agent: AgentRecord;
  readonly session: SessionRecord;
  readonly invite: InviteRecord;
  readonly login: LoginRecord;
  readonly subject: SubjectRecord;
  readonly workspace: WorkspaceRecord;
  readonly rating: RatingRecord;
  readonly question: QuestionRecord;
  readonly views: ViewsRecord;
  readonly toolkit: ToolkitRecord;
  readonly places: TeamPlacesRecord;
  readonly sla: SlaRecord;
  readonly notices: NoticesRecord;
  readonly outbox: OutboxRecord;
  readonly address: AddressRecord;
  readonly tracking: TrackingRecord;
  readonly mail: MailRecord;
  readonly errand: ErrandRecord;
  readonly door: DoorRecord;
  readonly service: ServiceRecord;
  readonly file: FileRecord;
  readonly uploads: UploadsRecord;
};

export type Kind = keyof Records;

/** Limits in milliseconds; the owner sets them, tests shorten them. */
export type Timings = {
  readonly offerMs: number;
  readonly holdMs: number;
  readonly queueLimitMs: number;
  readonly visitorGoneMs: number;
  readonly idleMs: number;
  readonly botIdleMs: number;
  /** After how long without a word from its customer a solved ticket closes. */
  readonly solvedCloseMs: number;
  /** How long an answer may be put in other words; missing: it is given at once, in the article's own. */
  readonly rephraseMs?: number;
  /** When mail is sent; missing: none is. */
  readonly mail?: MailRules;
};

export type Actor =
  | { readonly kind: "visitor"; readonly contactId: string }
  | { readonly kind: "agent"; readonly agentId: string; readonly name: string; readonly role: Role }
  | { readonly kind: "system" };

/** Who a conversation takes a slot of. */
export function holderOf(state: State): string | null {
  return state.is === "offered" || state.is === "live" ? state.agentId : null;
}

/** Still on its way down the cascade: not resolved, not yet a ticket. */
export function isActive(state: State): boolean {
  return state.is !== "resolved" && state.is !== "ticketed";
}
