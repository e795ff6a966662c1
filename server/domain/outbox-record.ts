import type { LostFile } from "../protocol/conversation.ts";

/** When mail is sent, in milliseconds. */
export type MailRules = {
  /** How long what an agent writes waits for more, and for the visitor to see it in the chat. */
  readonly gatherMs: number;
  /** After a failure; from then on as long as it has taken so far. */
  readonly retryMs: number;
  /** A letter that could not be delivered for so long is given up. */
  readonly giveUpMs: number;
};

/** One mail to be written to a ticket's customer. What it says is looked up when it leaves. */
export type Letter = {
  /** The same in every attempt: the Message-ID is made of it. */
  readonly id: string;
  /** `joined`: somebody has time for them, who kept their place and went. `lost`: only that files are. */
  readonly about: "filed" | "reply" | "solved" | "joined" | "reminder" | "lost";
  /** Public numbers of the agents' messages it tells of; null: none. */
  readonly from: number | null;
  readonly to: number | null;
  readonly at: number;
  /** When it is to be sent; while somebody sends it, when they count as gone. */
  readonly dueAt: number;
  readonly attempts: number;
  /** Files of their mail that were not kept, which it tells of; not there: none. */
  readonly lost?: readonly LostFile[];
};

/** What is to be mailed about one ticket; `id` is the ticket's. */
export type OutboxRecord = {
  readonly id: string;
  readonly letters: readonly Letter[];
  /** Letters so far: the next one's number. */
  readonly count: number;
  /** Addresses (in small letters) that were told of it, in the order they were given. */
  readonly addresses: readonly string[];
  /** Message-IDs of the thread, the first and the last, for the threading of mail programs. */
  readonly sent: readonly string[];
  /** Letters so far that were about lost files alone; not there: none. */
  readonly losses?: number;
};
