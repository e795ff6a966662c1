import type { Written } from "../domain/commands.ts";
import { newConversation } from "../domain/evolve.ts";
import type { Conversation } from "../domain/model.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import { fail, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { commitDecision, execute, type Done, type Request, type Sender } from "./execute.ts";
import type { Stored } from "./ports.ts";
import { get } from "./records.ts";

export type VisitorPost = {
  readonly contactId: string;
  readonly conversationId: string;
  readonly message: Written;
  readonly sender?: Sender;
};

const ATTEMPTS = 50;

/**
 * What a visitor writes lands in the conversation it was written to or, when that one's ticket is
 * closed, in the ticket that goes on from it, which the first such message opens (SPEC T9). The
 * answer's conversation says where it went.
 */
export async function postByVisitor(deps: Deps, post: VisitorPost): Promise<Result<Done>> {
  let { conversationId } = post;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const done = await execute(deps, requestFor(post, conversationId));
    if (done.ok || done.code !== "ticket_closed") return done;
    const closed = await closedTicket(deps, conversationId);
    if (closed === undefined) continue;
    const next = await conversationAfter(deps, closed);
    if (next !== null) {
      conversationId = next;
      continue;
    }
    const begun = await begin(deps, post, closed);
    if (begun !== "conflict") return begun;
  }
  return fail("busy");
}

function requestFor({ contactId, message, sender }: VisitorPost, conversationId: string): Request {
  const actor = { kind: "visitor", contactId } as const;
  const request = { actor, conversationId, command: { type: "post", ...message } } as const;
  return sender === undefined ? request : { ...request, sender };
}

async function closedTicket(
  deps: Deps,
  conversationId: string,
): Promise<Stored<TicketRecord> | undefined> {
  const conversation = await get(deps.store, "conversation", conversationId);
  const named = conversation?.state.ticket ?? null;
  return named === null ? undefined : get(deps.store, "ticket", named.id);
}

async function conversationAfter(
  deps: Deps,
  { state }: Stored<TicketRecord>,
): Promise<string | null> {
  if (state.followedBy === null) return null;
  const next = await get(deps.store, "ticket", state.followedBy.id);
  return next?.state.conversationId ?? null;
}

/** The message's own id is the new conversation's: sent twice, it still opens one. */
async function begin(
  deps: Deps,
  { contactId, message, sender }: VisitorPost,
  { state: closed }: Stored<TicketRecord>,
): Promise<Result<Done> | "conflict"> {
  const follows: Conversation["follows"] = {
    id: closed.id,
    reference: closed.reference,
    how: "follow_up",
  };
  const conversation = newConversation({
    id: message.id,
    contactId,
    at: deps.clock.now(),
    page: closed.page,
    follows,
  });
  const subject = {
    actor: { kind: "visitor", contactId },
    command: { type: "start", message, person: false },
    stored: {
      id: conversation.id,
      version: 0,
      state: conversation,
      heads: { public: 0, internal: 0 },
    },
    existed: false,
  } as const;
  return commitDecision(deps, subject, sender);
}
