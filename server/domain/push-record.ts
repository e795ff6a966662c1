import type { PushDevice, PushSettings } from "../protocol/push.ts";

/** Where a browser's maker takes what is for it, and what that is encrypted with (base64url). */
export type Subscription = {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
};

/** `id`: SHA-256 of the endpoint. It ends with the session it was made in. */
export type DeviceRecord = PushDevice & Subscription & { readonly sessionId: string };

/** How one agent is told by web push; `id` is theirs. */
export type PushRecord = {
  readonly id: string;
  readonly settings: PushSettings;
  readonly devices: readonly DeviceRecord[];
};

/** What the server shows browsers' makers that it is the same as ever (base64url). */
export type PushKeys = { readonly publicKey: string; readonly privateKey: string };

/** What a push is about. What it says is read when it leaves. */
export type PushAbout =
  /** A chat is reserved for them, or everybody is asked at once. */
  | { readonly is: "offer"; readonly conversationId: string }
  /** Somebody gave them a chat. */
  | { readonly is: "handed"; readonly conversationId: string }
  /** The visitor wrote in their chat: public seq. */
  | { readonly is: "message"; readonly conversationId: string; readonly seq: number }
  | { readonly is: "assigned"; readonly ticketId: string }
  /** The customer wrote on their ticket: public seq of its conversation. */
  | { readonly is: "answered"; readonly ticketId: string; readonly seq: number }
  /** Something of "For you". */
  | { readonly is: "notice"; readonly noticeId: string }
  | { readonly is: "try" };
