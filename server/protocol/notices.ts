import type { Register } from "./registers.ts";
import type { SlaMetric } from "./sla.ts";

/** Something one agent should know, wherever they are in the console. */
export type Notice = {
  readonly id: string;
  readonly at: number;
  readonly read: boolean;
  readonly about: NoticeAbout;
};

export type NoticeAbout =
  /** A promise on a ticket is nearly late, or late. */
  | {
      readonly is: "sla";
      readonly stage: "warned" | "breached";
      readonly metric: SlaMetric;
      readonly dueAt: number | null;
      readonly ticketId: string;
      readonly reference: string;
      readonly subject: string;
    }
  /** A task of theirs is late. */
  | {
      readonly is: "task";
      readonly ticketId: string;
      readonly reference: string;
      readonly title: string;
      readonly dueAt: number | null;
    }
  /** Somebody named them in a note; `whispered`: wrote one in their live chat. */
  | {
      readonly is: "mention";
      readonly whispered?: true;
      readonly conversationId: string;
      readonly ticketId: string | null;
      readonly contactName: string;
      readonly byName: string;
      readonly text: string;
    };

/** One agent's notices, newest first, sent whole. */
export type Notices = Register & { readonly notices: readonly Notice[] };

/** So many are kept of each agent's. */
export const MOST_NOTICES = 100;
