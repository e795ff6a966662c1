import type { CallBack, FallReason, Page } from "../protocol/conversation.ts";
import type { SlaMetric, TicketSla } from "../protocol/sla.ts";
import type { Task } from "../protocol/tasks.ts";
import type {
  Priority,
  TicketHistoryEntry,
  TicketKind,
  TicketRef,
  TicketStatus,
} from "../protocol/ticket.ts";
import type { Stop } from "./sla/running.ts";
import type { Waiting } from "./waiting-record.ts";

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
