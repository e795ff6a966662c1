import type { ConversationEvent, Log } from "../protocol/conversation.ts";
import type { Doing } from "../protocol/signs.ts";

export type Audience = "visitor" | "agent";

/**
 * Which log an event belongs to, and so who may ever see it: the one place that says so. The type
 * makes every new event decide; agents see both logs, visitors only the public one.
 */
const LOG_OF: Readonly<Record<ConversationEvent["type"], Log>> = {
  "conversation:started": "public",
  "message:posted": "public",
  "conversation:rated": "public",
  "answer:judged": "public",
  "handoff:made": "public",
  "hold:began": "public",
  "hold:ended": "public",
  "wait:kept": "public",
  "transfer:made": "public",
  "agent:joined": "public",
  "conversation:resolved": "public",
  "ticket:filed": "public",
  "receipt:advanced": "public",
  "note:posted": "internal",
  "routing:decided": "internal",
  "offer:made": "internal",
  "offer:ended": "internal",
  "handover:noted": "internal",
  "call:asked": "internal",
  "topic:chosen": "internal",
  "bot:turned": "internal",
  "bot:writing": "internal",
  "visitor:left": "internal",
  "visitor:returned": "internal",
  "visitor:invited": "internal",
  "page:changed": "internal",
  "article:opened": "internal",
  "language:found": "internal",
};

export function logOf(type: ConversationEvent["type"]): Log {
  return LOG_OF[type];
}

export function maySee(audience: Audience, log: Log): boolean {
  return audience === "agent" || log === "public";
}

/** Whose sign of what they do it is. */
export type Doer =
  | { readonly kind: "visitor" }
  | { readonly kind: "bot" }
  | { readonly kind: "agent"; readonly id: string };

/**
 * Who hears what somebody does right now; `liveWith`: whose live chat it is. Agents hear all that people do. A visitor hears one thing:
 * that who has their chat, or the bot, writes to them; never who looks, thinks, or writes a note.
 */
export function hearsSign(
  audience: Audience,
  { by, doing }: { readonly by: Doer; readonly doing: Doing },
  liveWith: string | null,
): boolean {
  if (audience === "agent") return by.kind !== "bot";
  if (doing !== "replying" || by.kind === "visitor") return false;
  return by.kind === "bot" || liveWith === by.id;
}
