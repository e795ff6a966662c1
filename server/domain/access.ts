import type { ErrorCode } from "../protocol/errors.ts";
import type { ConversationCommand } from "./commands.ts";
import type { Actor, Conversation } from "./model.ts";

/**
 * The one gate to a conversation: may this actor do this to it? Null: yes. A visitor is told
 * `not_found` for what is not theirs, so that ids cannot be probed.
 */
export function mayAct(
  actor: Actor,
  command: ConversationCommand["type"],
  conversation: Pick<Conversation, "contactId">,
): ErrorCode | null {
  if (actor.kind === "visitor" && actor.contactId !== conversation.contactId) return "not_found";
  if (SUPERVISING.has(command) && !maySupervise(actor)) return "forbidden";
  return ALLOWED[actor.kind].has(command) ? null : "forbidden";
}

/** May this actor give chats to others, take them over, and decide who gets which? */
export function maySupervise(actor: Actor): boolean {
  return actor.kind === "agent" && actor.role === "admin";
}

const SUPERVISING: ReadonlySet<ConversationCommand["type"]> = new Set(["assign"]);

/** May this actor read this conversation or its ticket? */
export function mayRead(actor: Actor, { contactId }: Pick<Conversation, "contactId">): boolean {
  return actor.kind === "visitor" ? actor.contactId === contactId : true;
}

/** May this actor change teams, links and sites? */
export function mayAdminister(actor: Actor): boolean {
  return actor.kind === "agent" && actor.role === "admin";
}

const ALLOWED: Readonly<Record<Actor["kind"], ReadonlySet<ConversationCommand["type"]>>> = {
  visitor: new Set([
    "start",
    "post",
    "judge",
    "request-person",
    "leave-message",
    "ask-call",
    "keep-place",
    "choose",
    "receipt",
    "report-page",
    "open-article",
    "reopen",
    "rate",
  ]),
  agent: new Set([
    "post",
    "note",
    "receipt",
    "accept",
    "decline",
    "claim",
    "transfer",
    "assign",
    "resolve",
    "unresolve",
    "file",
    "resume",
    "reopen",
  ]),
  system: new Set(["visitor-left", "visitor-returned", "route", "due", "release", "write"]),
};
