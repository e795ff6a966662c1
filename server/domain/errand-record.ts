import type { NoticeAbout } from "../protocol/notices.ts";
import type { HookEvent } from "../protocol/service-rules.ts";
import type { PushAbout } from "./push-record.ts";

/** What is to be sent out that belongs to no ticket's thread. */
export type ErrandWhat =
  /** A link to all requests of an address; `language`: BCP 47, of the page it was asked for on. */
  | { readonly is: "sign_in"; readonly email: string; readonly language: string }
  | {
      readonly is: "transcript";
      readonly email: string;
      readonly conversationId: string;
      readonly contactId: string;
    }
  /** A colleague is told by mail as well. */
  | { readonly is: "notice"; readonly agentId: string; readonly about: NoticeAbout }
  /** A browser of a colleague's is told. */
  | {
      readonly is: "push";
      readonly agentId: string;
      readonly deviceId: string;
      readonly about: PushAbout;
    }
  /** The owner's own program is told. */
  | { readonly is: "hook"; readonly event: HookEvent };

/** One thing to be sent; it is gone once that is done. */
export type ErrandRecord = {
  readonly id: string;
  readonly what: ErrandWhat;
  readonly at: number;
  /** When it is to be sent; while somebody sends it, when they count as gone. */
  readonly dueAt: number;
  readonly attempts: number;
};

/**
 * A secret that was mailed, or is in a cookie; `id` is its SHA-256. sign_in: opens a session, once.
 * session: shows all requests of an address. confirm: says that the address is its reader's.
 */
export type DoorRecord = {
  readonly id: string;
  readonly opens: "sign_in" | "session" | "confirm";
  /** In small letters. */
  readonly email: string;
  /** Whose address it then is; null: nobody's in particular. */
  readonly contactId: string | null;
  readonly expiresAt: number;
};
