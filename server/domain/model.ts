/** The aggregates, as stored. Each is one record; each state carries only its own fields. */
import type { MailboxRecord } from "./mailbox-record.ts";
import type { AgentRecord, InviteRecord, SessionRecord } from "./agent-record.ts";
import type { ContactRecord, VisitorRecord } from "./contact-record.ts";
import type { TicketRecord } from "./ticket-record.ts";
import type { AddressRecord, TrackingRecord } from "./address.ts";
import type { Hold } from "./routing/waiting-chat.ts";
import type { ArticleRecord, RevisionRecord } from "./article.ts";
import type { FileRecord, UploadsRecord } from "./file-record.ts";
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
import type { DoorRecord, ErrandRecord } from "./errand-record.ts";
import type { MailRules, OutboxRecord } from "./outbox-record.ts";
import type { PushRecord } from "./push-record.ts";
import type { Macro } from "../protocol/macros.ts";
import type { Process } from "../protocol/tasks.ts";
import type { CannedReply } from "../protocol/toolkit.ts";
import type { SavedView } from "../protocol/views.ts";
import type { Notice } from "../protocol/notices.ts";
import type { ServiceSettings } from "../protocol/service-rules.ts";
import type { SlaSettings } from "../protocol/sla-settings.ts";
import type { QuestionRecord } from "./question-record.ts";
import type { Role } from "../protocol/registers.ts";
import type { WorkspaceRecord } from "./workspace-record.ts";
import type { TicketRef } from "../protocol/ticket.ts";

export type BotState = {
  readonly is: "bot";
  /** Turns that did not help. */
  readonly misses: number;
  /** Articles already shown; the bot does not repeat itself. */
  readonly shown: readonly string[];
  /** The bot's message that waits for a verdict. */
  readonly awaiting: string | null;
  readonly lastTurn: BotTurn["kind"] | null;
  /** What was asked last, and what that goes on from: the next question may go on from it; missing in states of old. */
  readonly question?: string | null;
  /** The answer it is putting in other words, if it is; missing in states of old. */
  readonly writing?: Writing | null;
  /** What was said of a text whose end is still to come. */
  readonly unfinished?: string;
};

export type QueuedState = {
  readonly is: "queued";
  readonly since: number;
  readonly reason: HandoffReason;
  /** Until when it waits for a previous agent who is full (epoch ms). */
  readonly heldUntil: number | null;
  /** It has been held once; it is not held again. */
  readonly held: boolean;
  /** For whom. */
  readonly holds?: readonly Hold[];
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
  readonly holds?: readonly Hold[];
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
  /** Whose it was until then; not there: nobody's, or it is of old. */
  readonly last?: Pick<LiveState, "agentId" | "before">;
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
  /** When a person was first asked for (epoch ms). */
  readonly calledAt?: number;
  /** How long a person's first words took from then, in ms; null: nobody had time. Not there: not known yet, or no chat. */
  readonly answeredMs?: number | null;
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

/** Whom a site's own id of a person stands for; `id`: its SHA-256. */
export type SubjectRecord = { readonly id: string; readonly contactId: string };

/** E-mail address (lower case) to agent: makes an address belong to one agent under any race. */
export type LoginRecord = { readonly id: string; readonly agentId: string };

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
  readonly mailbox: MailboxRecord;
  readonly errand: ErrandRecord;
  readonly door: DoorRecord;
  readonly service: ServiceRecord;
  readonly file: FileRecord;
  readonly uploads: UploadsRecord;
  readonly push: PushRecord;
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
