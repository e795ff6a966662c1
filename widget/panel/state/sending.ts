import type { ErrorCode } from "../../../server/protocol/errors.ts";
import type { Page } from "../../../server/protocol/conversation.ts";
import type {
  VisitorCommands,
  VisitorReplies,
  VisitorServerToClient,
} from "../../../server/protocol/visitor.ts";
import type { Link, Reply } from "../../link/link.ts";
import type { OutboxItem, SendOutcome } from "../../link/outbox.ts";

export type VisitorLink = Link<VisitorCommands, VisitorReplies, VisitorServerToClient>;

export type SendPorts = {
  readonly request: VisitorLink["request"];
  readonly page: () => Page | null;
  readonly newId: () => string;
  /** A conversation asked for under one id is there, perhaps under that of one already open. */
  readonly began: (asked: string, conversationId: string) => void;
  /** What was written to `from` will begin a conversation `to`. */
  readonly moved: (from: string, to: string) => void;
};

/** Sends one item of the outbox, and says what became of it. */
export async function sendItem(item: OutboxItem, ports: SendPorts): Promise<SendOutcome> {
  const { id, text, conversationId, kind, files, next } = item;
  const message = {
    id,
    text,
    ...(files && { files: files.map((file) => file.id) }),
    ...(next && { goesOn: true as const }),
  };
  if (kind !== "start") {
    const event = kind === "leave" ? "message:leave" : "message:post";
    return outcomeOf(await ports.request(event, { conversationId, ...message }), item, ports);
  }
  const reply = await ports.request("conversation:start", {
    conversationId,
    message,
    person: false,
    page: ports.page(),
  });
  if (reply.ok) ports.began(conversationId, reply.value.conversationId);
  return outcomeOf(reply, item, ports);
}

function outcomeOf(
  reply: Reply<unknown>,
  item: OutboxItem,
  { moved, newId }: SendPorts,
): SendOutcome {
  if (reply.ok) return { is: "sent" };
  if (mayWorkLater(reply)) return { is: "later" };
  // It ended meanwhile, or never began: the words begin a new one.
  if (reply.code !== "conversation_over" && (reply.code !== "not_found" || item.kind === "start"))
    return { is: "refused" };
  const conversationId = newId();
  moved(item.conversationId, conversationId);
  return { is: "moved", conversationId, kind: "start" };
}

/** The codes the catalogue marks so. Its messages would weigh more than this file; a test keeps both in step. */
export const RETRY: readonly (ErrorCode | "offline")[] = [
  "offline",
  "too_many",
  "busy",
  "draining",
  "blocked",
];

export function mayWorkLater(reply: Extract<Reply<unknown>, { ok: false }>): boolean {
  return RETRY.includes(reply.code);
}
