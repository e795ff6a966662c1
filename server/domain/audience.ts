import type { ConversationEvent, Log } from "../protocol/conversation.ts";

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
};

export function logOf(type: ConversationEvent["type"]): Log {
  return LOG_OF[type];
}

export function maySee(audience: Audience, log: Log): boolean {
  return audience === "agent" || log === "public";
}
