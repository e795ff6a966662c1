import type { Written } from "../domain/commands.ts";
import { newConversation } from "../domain/evolve.ts";
import type { ContactRecord } from "../domain/contact-record.ts";
import { openerFor } from "../domain/proactive.ts";
import type { Page } from "../protocol/conversation.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { attemptOnce, commitDecision, execute } from "./execute.ts";
import type { Stored } from "./ports.ts";
import { get } from "./records.ts";

export type Start = {
  readonly contactId: string;
  readonly conversationId: string;
  readonly message: Written | null;
  readonly person: boolean;
  readonly page: Page | null;
};

export type Started = { readonly conversationId: string; readonly seq: number };

const ATTEMPTS = 50;
/** How many of the contact's latest conversations a resent message is looked for in. */
const LOOK_BACK = 3;

/** Starts a conversation, or goes on in the one this contact has in progress: there is never a second (SPEC P1). */
export async function start(deps: Deps, request: Start): Promise<Result<Started>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const contact = await get(deps.store, "contact", request.contactId);
    if (contact === undefined) return fail("not_found");
    const done =
      (await resent(deps, request, contact.state)) ?? (await startOrJoin(deps, request, contact));
    if (done !== "conflict") return done;
  }
  return fail("busy");
}

/** A resend finds its message wherever the first one went. */
async function resent(
  deps: Deps,
  { message }: Start,
  contact: ContactRecord,
): Promise<Result<Started> | null> {
  if (message === null) return null;
  for (const { conversationId } of contact.story.slice(0, LOOK_BACK)) {
    const known = await deps.store.findEntry(conversationId, message.id);
    if (known === undefined) continue;
    await deps.store.settled();
    return ok({ conversationId, seq: known.seq });
  }
  return null;
}

/**
 * Where it goes follows from the contact as it was read, and so does that the message is nowhere yet:
 * while this takes its time, a resend may have put it into a conversation that came or went. Then the
 * contact is at another version, and all is looked at again (SPEC D2).
 */
async function startOrJoin(
  deps: Deps,
  request: Start,
  contact: Stored<ContactRecord>,
): Promise<Result<Started> | "conflict"> {
  const existing = await get(deps.store, "conversation", request.conversationId);
  if (existing !== undefined && existing.state.contactId !== request.contactId)
    return fail("not_found");
  const target = contact.state.activeId ?? existing?.id;
  return target === undefined
    ? begin(deps, request, contact)
    : join(deps, request, { conversationId: target, contactVersion: contact.version });
}

async function begin(
  deps: Deps,
  { contactId, conversationId, message, person, page }: Start,
  contact: Stored<ContactRecord>,
): Promise<Result<Started> | "conflict"> {
  const at = deps.clock.now();
  const said = openerFor(contact.state, at);
  const opener = said === null ? undefined : { id: deps.ids.id(), text: said };
  const conversation = newConversation({
    id: conversationId,
    contactId,
    at,
    page,
  });
  const done = await commitDecision(deps, {
    actor: { kind: "visitor", contactId },
    command: { type: "start", message, person, opener },
    stored: {
      id: conversationId,
      version: 0,
      state: conversation,
      heads: { public: 0, internal: 0 },
    },
    existed: false,
    contactVersion: contact.version,
  });
  if (done === "conflict" || !done.ok) return done;
  return ok({ conversationId, seq: done.value.seq });
}

async function join(
  deps: Deps,
  { contactId, message, person }: Start,
  {
    conversationId,
    contactVersion,
  }: { readonly conversationId: string; readonly contactVersion: number },
): Promise<Result<Started> | "conflict"> {
  const actor = { kind: "visitor", contactId } as const;
  const command = message && ({ type: "post", ...message } as const);
  const posted =
    command && (await attemptOnce(deps, { actor, conversationId, command, contactVersion }));
  if (posted === "conflict") return posted;
  if (posted !== null && !posted.ok) return posted;
  const asked = person
    ? await execute(deps, { actor, conversationId, command: { type: "request-person" } })
    : null;
  if (asked !== null && !asked.ok) return asked;
  return ok({ conversationId, seq: posted?.value.seq ?? 0 });
}
