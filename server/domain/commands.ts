import type { ErrorCode } from "../protocol/errors.ts";
import type { ByMail, CallBack, Page, TransferTarget } from "../protocol/conversation.ts";
import type { Attachment } from "../protocol/files.ts";
import type { BotKnowledge } from "./bot-turn.ts";
import type { FileRecord } from "./file-record.ts";
import type { Actor, Timings } from "./model.ts";
import type { PendingEvent, Heads } from "./pending.ts";
import type { Floor } from "./routing/floor.ts";
import type { OfferLimits } from "./routing/settings.ts";
import type { WaitingChat } from "./routing/waiting-chat.ts";
import type { CitedSentence } from "./rephrase/check.ts";

/** What somebody wrote, with the ids of the files that go with it. */
export type Written = {
  readonly id: string;
  readonly text: string;
  readonly files?: readonly string[] | undefined;
  /** Files of another message, which go with this one as well. */
  readonly shared?: readonly Attachment[];
  /** It came by e-mail. */
  readonly mail?: ByMail;
  /** The text goes on in the next. */
  readonly goesOn?: true | undefined;
};

/** Everything that can be asked of a conversation, whoever or whatever asks. */
export type ConversationCommand =
  | {
      readonly type: "start";
      readonly message: Written | null;
      readonly person: boolean;
      /** What was said to them unasked, which they answer. */
      readonly opener?: { readonly id: string; readonly text: string } | undefined;
    }
  | ({ readonly type: "post" } & Written)
  | ({ readonly type: "note" } & Written)
  | { readonly type: "judge"; readonly messageId: string; readonly helped: boolean }
  | { readonly type: "request-person" }
  | { readonly type: "receipt"; readonly delivered: number; readonly seen: number }
  | { readonly type: "report-page"; readonly page: Page }
  /** The visitor opened an article that a message of the bot points to. */
  | { readonly type: "open-article"; readonly messageId: string; readonly articleId: string }
  | { readonly type: "visitor-left" }
  | { readonly type: "visitor-returned" }
  | { readonly type: "accept" }
  | { readonly type: "decline"; readonly because: string | null }
  | { readonly type: "claim" }
  /** Hands a chat on; `id`: of the note that goes with it. */
  | {
      readonly type: "transfer";
      readonly id: string;
      readonly target: TransferTarget;
      readonly note: string | null;
    }
  /** A supervisor gives it to an agent, or takes it. */
  | { readonly type: "assign"; readonly agentId: string }
  /** The visitor rather leaves a message than waits. */
  | { readonly type: "leave-message"; readonly id: string; readonly text: string }
  | { readonly type: "ask-call"; readonly call: CallBack }
  /** The visitor says what it is about. */
  | { readonly type: "choose"; readonly choice: string }
  /** The visitor goes, and is told by mail when somebody has time. */
  | { readonly type: "keep-place"; readonly email: string }
  /** `reason`: for the team alone. */
  | { readonly type: "resolve"; readonly reason?: string | undefined }
  /** It was resolved too soon. */
  | { readonly type: "unresolve" }
  | { readonly type: "file" }
  | { readonly type: "resume"; readonly visitorOnline: boolean }
  /** Its solved ticket is open again, and so it is the ticket's again. */
  | { readonly type: "reopen" }
  | { readonly type: "rate"; readonly good: boolean; readonly comment: string | null }
  /** Find somebody for it now. */
  | { readonly type: "route" }
  /** One of its deadlines may have passed. */
  | { readonly type: "due" }
  /** The answer being put in other words, as it came back; null: nothing usable did. */
  | {
      readonly type: "write";
      readonly messageId: string;
      readonly sentences: readonly CitedSentence[] | null;
    }
  /** This agent went away or lost the connection: what they held is free again. */
  | { readonly type: "release"; readonly agentId: string; readonly offersOnly: boolean };

/** All that a decision may look at besides the conversation. No clock, no randomness, no I/O. */
export type Context = {
  readonly now: number;
  readonly actor: Actor;
  readonly timings: Timings;
  readonly heads: Heads;
  /** The contact has another conversation in progress. */
  readonly busyElsewhere: boolean;
  /** Its ticket is closed for good. */
  readonly ticketClosed: boolean;
  /** It is solved or closed. */
  readonly ticketSettled: boolean;
  /** Its customer has said that it is solved. */
  readonly ticketConfirmed: boolean;
  /** Ids for what this decision may create. */
  readonly fresh: {
    readonly messageId: string;
    readonly ticketId: string;
    readonly reference: string;
  };
  /** The actor's own files among those the command names, and what a conversation has room for (bytes). */
  readonly files: ReadonlyMap<string, FileRecord>;
  readonly fileRoom: number;
  readonly knowledge: BotKnowledge;
  /** The contact's, as far as it is known (BCP 47; null: it is not). */
  readonly language: string | null;
  /** Who is there; empty where the command does not depend on it. */
  readonly floor: Floor;
  /** This conversation as the router sees it, while it waits. */
  readonly waiting: WaitingChat | null;
  /** The same, were its contact found to write in this language. */
  readonly waitingIn: (language: string) => WaitingChat | null;
  readonly limits: OfferLimits;
  /** When each agent last spoke with this contact. */
  readonly spoke: ReadonlyMap<string, number>;
};

export type Decision =
  | { readonly ok: true; readonly events: readonly PendingEvent[] }
  | { readonly ok: false; readonly code: ErrorCode };

export const NOTHING: Decision = { ok: true, events: [] };

export function events(...list: readonly PendingEvent[]): Decision {
  return { ok: true, events: list };
}

export function refuse(code: ErrorCode): Decision {
  return { ok: false, code };
}
