import type {
  BotTurn,
  Coming,
  FallReason,
  HandoffReason,
  Message,
  Note,
  Outcome,
  Page,
  Rating,
  Receipt,
} from "./conversation.ts";
import type { RoutingDecision } from "./routing-decision.ts";

/** Whom a chat is held for, and until when. `met: false`: the visitor has not spoken with them yet. */
export type HeldFor = {
  readonly agentName: string;
  readonly until: number;
  readonly met?: false;
};

/** Where a conversation stands, as far as a visitor may know. */
export type Phase =
  | { readonly is: "bot" }
  | {
      readonly is: "waiting";
      readonly since: number;
      readonly heldFor: HeldFor | null;
      /** Who was said to come, when it was handed on. */
      readonly coming?: Coming;
    }
  | {
      readonly is: "live";
      readonly agentId: string;
      readonly agentName: string;
      readonly since: number;
      readonly before: number | null;
    }
  | { readonly is: "resolved"; readonly outcome: Outcome; readonly at: number }
  | {
      readonly is: "ticketed";
      readonly ticketId: string;
      readonly reference: string;
      readonly reason: FallReason;
      readonly at: number;
      /** When people are back (epoch ms; null: not known), where that is why. */
      readonly opensAt?: number | null;
    };

/** A line of the thread: a message, or a step the question took down the cascade. */
export type Entry =
  | { readonly is: "message"; readonly seq: number; readonly at: number; readonly message: Message }
  | {
      readonly is: "handoff";
      readonly seq: number;
      readonly at: number;
      readonly reason: HandoffReason;
    }
  | {
      readonly is: "transferred";
      readonly seq: number;
      readonly at: number;
      readonly agentName: string;
      readonly to: Coming;
    }
  | {
      readonly is: "joined";
      readonly seq: number;
      readonly at: number;
      readonly agentId: string;
      readonly agentName: string;
    }
  | {
      readonly is: "resolved";
      readonly seq: number;
      readonly at: number;
      readonly outcome: Outcome;
    }
  | {
      readonly is: "filed";
      readonly seq: number;
      readonly at: number;
      readonly reference: string;
      readonly reason: FallReason;
    };

export type PublicSide = {
  /** Sequence number of the last public event folded in. */
  readonly seq: number;
  readonly phase: Phase;
  /** Every entry behind this number is here; earlier ones can be asked for. 0: all are. */
  readonly from: number;
  /** In order of `seq`. */
  readonly entries: readonly Entry[];
  /** Verdicts on bot answers, by message id. */
  readonly judged: Readonly<Record<string, boolean>>;
  readonly receipts: { readonly visitor: Receipt; readonly agent: Receipt };
  readonly rating: Rating | null;
  /** Their place is kept until then (epoch ms), wherever they are, and where they are told. */
  readonly kept: { readonly email: string; readonly until: number } | null;
  /** An agent has written here. */
  readonly helped: boolean;
  /** It has become a ticket, whatever became of that. */
  readonly filed: boolean;
};

export type NoteEntry = {
  readonly seq: number;
  readonly at: number;
  readonly after: number;
  readonly note: Note;
};

/** What only agents see. */
export type InternalSide = {
  readonly seq: number;
  /** Every note behind this number is here. */
  readonly from: number;
  readonly notes: readonly NoteEntry[];
  readonly turns: readonly BotTurn[];
  /** The last routing decision. */
  readonly decision: RoutingDecision | null;
  /** The last time it was handed on, and what was said to the next agent. */
  readonly handover: {
    readonly at: number;
    readonly byName: string;
    readonly note: string | null;
  } | null;
  readonly offer: {
    readonly agentId: string;
    readonly agentName: string;
    readonly expiresAt: number;
  } | null;
  readonly page: Page | null;
  /** The last pages of it, the newest last, each with when they came to it (epoch ms). */
  readonly trail: readonly { readonly page: Page; readonly at: number }[];
  /** What its visitor said it is about; null: nothing. */
  readonly choice: string | null;
  /** When its visitor was last asked back by mail (epoch ms). */
  readonly invitedAt: number | null;
};

export type ConversationView = {
  readonly id: string;
  readonly contactId: string;
  readonly startedAt: number;
  readonly public: PublicSide;
  /** null for visitors. */
  readonly internal: InternalSide | null;
};

/** So many pages of a visit are shown. */
export const MOST_PAGES = 10;

export const NO_RECEIPT: Receipt = { delivered: 0, seen: 0 };

export const EMPTY_PUBLIC: PublicSide = {
  seq: 0,
  phase: { is: "bot" },
  from: 0,
  entries: [],
  judged: {},
  receipts: { visitor: NO_RECEIPT, agent: NO_RECEIPT },
  rating: null,
  kept: null,
  helped: false,
  filed: false,
};

export const EMPTY_INTERNAL: InternalSide = {
  seq: 0,
  from: 0,
  notes: [],
  turns: [],
  decision: null,
  handover: null,
  offer: null,
  page: null,
  trail: [],
  choice: null,
  invitedAt: null,
};
