import type { CallBack, FallReason, Page } from "./conversation.ts";
import type { Register } from "./registers.ts";
import type { SlaMetric, TicketSla } from "./sla.ts";
import type { Task } from "./tasks.ts";

/** Where a ticket stands. `pending` waits for its customer, `on_hold` for somebody else. */
export const TICKET_STATUSES = ["new", "open", "pending", "on_hold", "solved", "closed"] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** What an agent may set. Closed it becomes by itself, and stays. */
export const AGENT_STATUSES = ["new", "open", "pending", "on_hold", "solved"] as const;

/** The least urgent first. */
export const PRIORITIES = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const TICKET_KINDS = ["question", "problem", "call_back"] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** Most tags of one ticket, and most characters of one tag. */
export const MOST_TAGS = 20;
export const LONGEST_TAG = 40;

/** One way to write a tag, so that two people mean the same by it: "  Free  Shipping" is "free shipping". */
export function tidyTag(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** Another ticket, as named in one. */
export type TicketRef = { readonly id: string; readonly reference: string };

/** A ticket as its customer sees it. */
export type VisitorTicket = Register & {
  readonly reference: string;
  readonly conversationId: string;
  readonly subject: string;
  readonly status: TicketStatus;
  readonly reason: FallReason;
  readonly assigneeName: string | null;
  /** Where news goes, if the visitor gave an address. */
  readonly email: string | null;
  /** The customer said that it is solved. */
  readonly confirmed: boolean;
  /** When a solved ticket closes, unless its customer writes (epoch ms); null: it does not. */
  readonly closesAt: number | null;
  /** The closed ticket this one goes on from, and the one that goes on from this. */
  readonly followsUp: TicketRef | null;
  readonly followedBy: TicketRef | null;
  /** The visitor wants to be called. */
  readonly call?: CallBack;
  readonly createdAt: number;
  readonly updatedAt: number;
};

export type TicketChange =
  | { readonly what: "filed"; readonly reason: FallReason }
  | { readonly what: "status"; readonly from: TicketStatus; readonly to: TicketStatus }
  | { readonly what: "assignee"; readonly from: string | null; readonly to: string | null }
  | { readonly what: "priority"; readonly from: Priority; readonly to: Priority }
  | { readonly what: "kind"; readonly from: TicketKind; readonly to: TicketKind }
  | {
      readonly what: "tags";
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly what: "subject"; readonly from: string; readonly to: string }
  | { readonly what: "email"; readonly email: string }
  | { readonly what: "call"; readonly call: CallBack }
  /** It is that team's and tier's from here on. */
  | { readonly what: "team"; readonly team: string | null; readonly tier: number }
  /** A promise to its customer is nearly late, or late. */
  | {
      readonly what: "sla";
      readonly stage: "warned" | "breached";
      readonly metric: SlaMetric;
      readonly dueAt: number | null;
    }
  /** A mail to this address was given up: it could not be delivered, or nobody proved the address. */
  | {
      readonly what: "mail_failed";
      readonly email: string;
      readonly why: "undeliverable" | "unconfirmed" | "returned";
    }
  /** Its customer, who had not answered for so many hours, was reminded by e-mail. */
  | { readonly what: "reminded"; readonly hours: number }
  /** A program answered a mail: out of the office, for example. It is nobody's word. */
  | { readonly what: "mail_automatic"; readonly email: string; readonly text: string }
  /** Its first mail answered one on another ticket, but came from another address than that went to. */
  | { readonly what: "mail_elsewhere"; readonly reference: string }
  | {
      readonly what: "task";
      /** freed: whose it was is gone, and it is nobody's. */
      readonly did: "added" | "changed" | "done" | "undone" | "removed" | "late" | "freed";
      readonly title: string;
    }
  /** Tasks that are not done went with a merged ticket: this one's to the other, or the other's to this. */
  | {
      readonly what: "tasks_moved";
      readonly way: "to" | "from";
      readonly reference: string;
      readonly titles: readonly string[];
    }
  /** The tasks of a process were put on it. */
  | { readonly what: "process"; readonly name: string }
  | { readonly what: "live" }
  /** Its customer agreed that it is solved. */
  | { readonly what: "confirmed" }
  /** It was closed, and goes on as another. */
  | { readonly what: "followed"; readonly reference: string }
  | { readonly what: "linked"; readonly reference: string }
  | { readonly what: "unlinked"; readonly reference: string }
  /** One of its messages has become a ticket of its own. */
  | { readonly what: "split"; readonly reference: string }
  /** It goes on in another, which was told `merged_in`. */
  | { readonly what: "merged_into"; readonly reference: string }
  | { readonly what: "merged_in"; readonly reference: string };

export type TicketHistoryEntry = {
  readonly at: number;
  /** Name of the agent; "visitor" or "system" when it was not an agent. */
  readonly by:
    | { readonly kind: "visitor" | "system" }
    | { readonly kind: "agent"; readonly name: string };
  readonly change: TicketChange;
};

/** A ticket as agents see it. */
export type Ticket = VisitorTicket & {
  readonly contactId: string;
  readonly contactName: string;
  readonly assigneeId: string | null;
  readonly priority: Priority;
  readonly kind: TicketKind;
  readonly tags: readonly string[];
  /** Tickets that have to do with it; each names the other. */
  readonly links: readonly TicketRef[];
  /** Since when it has its status (epoch ms). */
  readonly since: number;
  readonly page: Page | null;
  readonly teamId: string | null;
  readonly teamName: string | null;
  readonly tier: number;
  readonly tasks: readonly Task[];
  /** What is promised to its customer; null: nothing. */
  readonly sla: TicketSla | null;
  readonly botAttempts: number;
  readonly history: readonly TicketHistoryEntry[];
};

/** Nothing is left to do on it. */
export function isSettled({ status }: { readonly status: TicketStatus }): boolean {
  return status === "solved" || status === "closed";
}

/** Someone was warned of a promise, or it is late (SPEC S10). */
export function isBreaching(ticket: Pick<Ticket, "sla" | "status">): boolean {
  if (isSettled(ticket)) return false;
  return (ticket.sla?.clocks ?? []).some(
    ({ warnedAt, breachedAt, leftMs }) =>
      breachedAt !== null || (warnedAt !== null && leftMs === null),
  );
}
