import type { Attachment } from "./files.ts";
import type { RoutingDecision } from "./routing-decision.ts";

/**
 * What happens in a conversation, as both clients see it. A conversation has two logs, each with
 * gapless sequence numbers from 1: `public`, the same for visitor and agents, and `internal`, for
 * agents alone. Two logs, so that a visitor's numbers neither skip nor betray what is hidden.
 */
export type Log = "public" | "internal";

export type Page = { readonly url: string; readonly title: string };

export type Author =
  | { readonly kind: "visitor" }
  | { readonly kind: "bot" }
  | { readonly kind: "agent"; readonly id: string; readonly name: string };

export type ArticleRef = {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: string;
};

/** Phrases of the bot that the client words in the visitor's own language. */
export type BotPhrase =
  | "greeting"
  | "welcome"
  | "goodbye"
  | "not_sure"
  | "glad"
  | "ask_again"
  | "sorry";

export type MessageBody =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "phrase"; readonly phrase: BotPhrase }
  | {
      readonly type: "answer";
      readonly article: ArticleRef;
      /** The article's own words. */
      readonly passage: string;
      /** The same in other words, each sentence checked against the passage; shown above it, as such. */
      readonly rephrased?: { readonly text: string };
    }
  | { readonly type: "suggestions"; readonly articles: readonly ArticleRef[] };

/** It came by e-mail. */
export type ByMail = {
  /** Its Message-ID, without brackets; empty: it had none. */
  readonly messageId: string;
  /** There is more of it than the message shows: what it quotes, a signature. */
  readonly more: boolean;
  /** Files that came with it and are not kept; not there: none. */
  readonly lost?: readonly LostFile[];
};

/** `name` as its sender called it. */
export type LostFile = {
  readonly name: string;
  readonly why:
    | "file_type"
    | "file_large"
    | "files_full"
    | "file_quota"
    | "mail_large"
    | "too_many";
};

export type Message = {
  readonly id: string;
  readonly author: Author;
  readonly body: MessageBody;
  readonly mail?: ByMail;
  /** In the order they were chosen; not there: none. */
  readonly files?: readonly Attachment[];
  /** It was shown before the visitor had said anything; what they say answers it. */
  readonly unasked?: true;
  /** The text goes on in its writer's next message. */
  readonly goesOn?: true;
};

/** Why the bot stood aside. */
export type HandoffReason =
  | "asked"
  | "frustrated"
  | "said_no"
  | "two_misses"
  | "agent_left"
  | "transferred"
  /** A file without words: nothing the bot can read. */
  | "file_sent";

/** Where an agent hands a chat on to. */
export type TransferTarget =
  | { readonly to: "agent"; readonly agentId: string }
  | { readonly to: "team"; readonly teamId: string }
  | { readonly to: "tier"; readonly tier: number }
  | { readonly to: "queue" };

/** The same as its visitor is told it. */
export type Coming =
  | { readonly is: "agent" | "team"; readonly name: string }
  | { readonly is: "specialist" | "next" };

/** What a visitor asked to be called for; `when`: epoch ms, null: as soon as somebody can. */
export type CallBack = {
  readonly name: string;
  readonly phone: string;
  readonly when: number | null;
};

/** Why a conversation fell to a ticket. */
export type FallReason =
  | "nobody_on_duty"
  | "queue_limit"
  | "visitor_left"
  | "closed_unresolved"
  | "silent"
  | "left_unanswered"
  /** The customer wrote on a solved chat of a ticket, or said that it is not solved. */
  | "reopened"
  /** The customer wrote on a closed ticket: this one goes on from it. */
  | "follow_up"
  /** An agent made a ticket of its own of one message of another ticket. */
  | "split"
  | "closed"
  | "left_message"
  | "call_back"
  /** It came by e-mail. */
  | "email";

/**
 * deflected: the contact confirmed that a bot answer solved it. resolved: an agent did.
 * quiet: answered, and the visitor left without a word.
 */
export type Outcome = "deflected" | "resolved" | "quiet";

export type Side = "visitor" | "agent";

/** Public sequence numbers up to which one side has received and looked at the other's messages. */
export type Receipt = { readonly delivered: number; readonly seen: number };

export type PublicEvent =
  | { readonly type: "conversation:started"; readonly contactId: string }
  | { readonly type: "message:posted"; readonly message: Message }
  /** The visitor says how it was; the last word counts. */
  | { readonly type: "conversation:rated"; readonly good: boolean; readonly comment: string | null }
  | { readonly type: "answer:judged"; readonly messageId: string; readonly helped: boolean }
  | { readonly type: "handoff:made"; readonly reason: HandoffReason }
  /** `met: false`: the visitor has not spoken with them yet. */
  | {
      readonly type: "hold:began";
      readonly agentName: string;
      readonly until: number;
      readonly met?: false;
    }
  | { readonly type: "hold:ended" }
  /** The visitor may go: their place is kept until then (epoch ms), and they are told by mail. */
  | { readonly type: "wait:kept"; readonly email: string; readonly until: number }
  /** The agent hands the chat on, and who is coming. */
  | { readonly type: "transfer:made"; readonly agentName: string; readonly to: Coming }
  | {
      readonly type: "agent:joined";
      readonly agentId: string;
      readonly agentName: string;
      readonly before: number | null;
    }
  | { readonly type: "conversation:resolved"; readonly outcome: Outcome }
  | {
      readonly type: "ticket:filed";
      readonly ticketId: string;
      readonly reference: string;
      readonly reason: FallReason;
      /** When people are back (epoch ms; null: not known). Absent: that is not why it fell. */
      readonly opensAt?: number | null;
    }
  | { readonly type: "receipt:advanced"; readonly side: Side; readonly receipt: Receipt };

export type OfferEnd = "accepted" | "declined" | "missed" | "withdrawn";

export type Note = {
  readonly id: string;
  readonly agentId: string;
  readonly agentName: string;
  readonly text: string;
  readonly files?: readonly Attachment[];
  /** It says why its agent resolved the chat. */
  readonly why?: "resolved";
};

export type InternalEvent =
  /** `after` is the public sequence number the note stands behind. */
  | { readonly type: "note:posted"; readonly note: Note; readonly after: number }
  | { readonly type: "routing:decided"; readonly decision: RoutingDecision }
  | {
      readonly type: "offer:made";
      readonly agentId: string;
      readonly agentName: string;
      readonly expiresAt: number;
      readonly decision: RoutingDecision;
    }
  | {
      readonly type: "offer:ended";
      readonly agentId: string;
      readonly why: OfferEnd;
      /** What they said when they declined, if they did. */
      readonly because?: string;
    }
  /** The chat goes on to somebody else, with what they should know first. */
  | {
      readonly type: "handover:noted";
      readonly byId: string;
      readonly byName: string;
      readonly target: TransferTarget;
      readonly note: string | null;
    }
  | { readonly type: "call:asked"; readonly call: CallBack }
  /** What the visitor says it is about, of what they were offered. */
  | { readonly type: "topic:chosen"; readonly choice: string }
  | { readonly type: "bot:turned"; readonly turn: BotTurn }
  /** The bot has its answer and is putting it in other words; it is given by `until` at the latest. */
  | { readonly type: "bot:writing"; readonly writing: Writing }
  | { readonly type: "visitor:left"; readonly goneAt: number }
  | { readonly type: "visitor:returned" }
  /** Somebody has time for them and they are not there: they are asked back by mail, to this ticket's page. */
  | { readonly type: "visitor:invited"; readonly ticketId: string; readonly reference: string }
  | { readonly type: "page:changed"; readonly page: Page }
  /** What the visitor turns out to write in (BCP 47): another language than was known. */
  | { readonly type: "language:found"; readonly language: string }
  /** The visitor opened an article that this message of the bot points to. */
  | { readonly type: "article:opened"; readonly messageId: string; readonly articleId: string };

/** One turn of the bot, kept with its score and what came of it. */
export type BotTurn = {
  readonly messageId: string;
  readonly question: string;
  /** The question with what it goes on from; missing where it stands alone. */
  readonly subject?: string;
  readonly kind: "answer" | "suggest" | "miss" | "smalltalk" | "handoff";
  readonly articles: readonly ArticleRef[];
  readonly score: number;
  /** The best article, though it was not shown; for what the knowledge base lacks. */
  readonly nearest?: string | null;
  /** Why it did so; missing where it was no question, and in turns of old. */
  readonly reason?: BotReason;
};

/** An answer that is settled, and kept, but not given yet. */
export type Writing = {
  /** The bot's message to come. */
  readonly messageId: string;
  /** The visitor's message it answers. */
  readonly asked: string;
  /** Epoch ms. From then on it is given in the article's own words. */
  readonly until: number;
  readonly question: string;
  /** As in a turn. */
  readonly subject?: string;
  readonly article: ArticleRef;
  readonly passage: string;
  /** Of the passage and the question (BCP 47). */
  readonly language: string;
  readonly score: number;
};

/** What a score came to: sure enough to answer or to suggest, too low, or nothing (new) to show. */
export type BotReason = "sure" | "likely" | "unsure" | "nothing_found" | "shown_before";

/** How a visitor found a conversation with people, and when they said so (epoch ms). */
export type Rating = {
  readonly good: boolean;
  readonly comment: string | null;
  readonly at: number;
};

/** Longest comment with a rating. */
export const MAX_COMMENT = 1_000;

export type ConversationEvent = PublicEvent | InternalEvent;

/** An event as committed: its log, its place in it, and when (epoch ms, server clock). */
export type Logged =
  | {
      readonly log: "public";
      readonly seq: number;
      readonly at: number;
      readonly event: PublicEvent;
    }
  | {
      readonly log: "internal";
      readonly seq: number;
      readonly at: number;
      readonly event: InternalEvent;
    };

/** What the server sends: one committed event of one conversation. */
export type Envelope = { readonly conversationId: string; readonly logged: Logged };

/** What a message or note is answered with. */
export type Posted = {
  readonly seq: number;
  /** What came of it, which is told this connection in no other way; null: it was there already. */
  readonly made: Envelope | null;
};
