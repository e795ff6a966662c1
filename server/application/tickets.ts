import { mayRead } from "../domain/access.ts";
import type { Actor, TicketRecord } from "../domain/model.ts";
import {
  afterDeadlines,
  notSolved,
  solvedByCustomer,
  withEmail,
  type Stamp,
} from "../domain/ticket.ts";
import { updated, type TicketUpdate } from "../domain/ticket-update.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { changeContact } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { execute } from "./execute.ts";
import type { Stored } from "./ports.ts";
import { get, write } from "./records.ts";

type Which = { readonly actor: Actor; readonly ticketId: string };
type Edit = (ticket: TicketRecord, stamp: Stamp) => Result<TicketRecord>;

/** Changes a ticket this actor may read; resolves when it is durable. */
async function changeTicket(
  deps: Deps,
  { actor, ticketId }: Which,
  edit: Edit,
): Promise<Result<Stored<TicketRecord>>> {
  for (;;) {
    const stored = await get(deps.store, "ticket", ticketId);
    if (stored === undefined || !mayRead(actor, stored.state)) return fail("not_found");
    const now = deps.clock.now();
    const edited = edit(stored.state, {
      at: now,
      actor,
      closeAfterMs: deps.timings.solvedCloseMs,
    });
    if (!edited.ok) return edited;
    const state = edited.value;
    if (state === stored.state) return ok(stored);
    const result = await deps.store.commit(
      [write({ kind: "ticket", expected: stored.version, state }, deps.timings)],
      now,
    );
    if (!result.ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "ticket", id: ticketId, contactId: state.contactId, urgent: true },
    ]);
    return ok({ ...stored, state, version: stored.version + 1 });
  }
}

export type AgentUpdate = Omit<TicketUpdate, "assignee"> & {
  readonly ticketId: string;
  readonly assigneeId?: string | null | undefined;
};

/** An agent sets something on it. */
export async function updateTicket(
  deps: Deps,
  actor: Actor,
  { ticketId, assigneeId, ...update }: AgentUpdate,
): Promise<Result<Stored<TicketRecord>>> {
  if (actor.kind !== "agent") return fail("forbidden");
  const agent = assigneeId == null ? undefined : await get(deps.store, "agent", assigneeId);
  if (assigneeId != null && (agent === undefined || agent.state.deactivatedAt !== undefined))
    return fail("not_found");
  const named = agent === undefined ? null : { id: agent.id, name: agent.state.name };
  const assignee = assigneeId === undefined ? {} : { assignee: named };
  const again = update.status !== undefined && update.status !== "solved";
  const reopened = again ? await takeBack(deps, { actor, ticketId }) : ok(null);
  if (!reopened.ok) return reopened;
  return changeTicket(deps, { actor, ticketId }, (ticket, stamp) =>
    updated(ticket, { ...update, ...assignee }, stamp),
  );
}

/** The visitor says where news should go. */
export async function subscribeToTicket(
  deps: Deps,
  actor: Actor,
  { ticketId, email }: { readonly ticketId: string; readonly email: string },
): Promise<Result<Stored<TicketRecord>>> {
  const changed = await changeTicket(deps, { actor, ticketId }, (ticket, stamp) =>
    ok(withEmail(ticket, email, stamp)),
  );
  if (changed.ok)
    await changeContact(deps, changed.value.state.contactId, (contact) =>
      contact.email === email ? contact : { ...contact, email },
    );
  return changed;
}

/** The customer's own word on whether it is solved (SPEC T10). */
export async function judgeTicket(
  deps: Deps,
  actor: Actor,
  { ticketId, solved }: { readonly ticketId: string; readonly solved: boolean },
): Promise<Result<Stored<TicketRecord>>> {
  const reopened = solved ? ok(null) : await takeBack(deps, { actor, ticketId });
  if (!reopened.ok) return reopened;
  const edit = solved ? solvedByCustomer : notSolved;
  return changeTicket(deps, { actor, ticketId }, (ticket, stamp) =>
    ticket.status === "closed" ? fail("ticket_closed") : ok(edit(ticket, stamp)),
  );
}

/** A ticket that was solved with its chat gets its conversation back, so that people can write there. */
async function takeBack(deps: Deps, { actor, ticketId }: Which): Promise<Result<null>> {
  const ticket = await get(deps.store, "ticket", ticketId);
  if (ticket === undefined || !mayRead(actor, ticket.state)) return fail("not_found");
  const { conversationId } = ticket.state;
  const done = await execute(deps, { actor, conversationId, command: { type: "reopen" } });
  return done.ok ? ok(null) : done;
}

/** Turns a ticket back into a live chat, when both are there. */
export async function resumeTicket(
  deps: Deps,
  actor: Actor,
  { ticketId }: { readonly ticketId: string },
): Promise<Result<null>> {
  const ticket = await get(deps.store, "ticket", ticketId);
  if (ticket === undefined || !mayRead(actor, ticket.state)) return fail("not_found");
  const { conversationId, contactId } = ticket.state;
  const visitorOnline = await deps.presence.visitorOnline(contactId);
  const command = { type: "resume", visitorOnline } as const;
  const done = await execute(deps, { actor, conversationId, command });
  return done.ok ? ok(null) : done;
}

/** One of its deadlines may have passed. */
export async function passTicketDeadlines(deps: Deps, ticketId: string): Promise<void> {
  await changeTicket(deps, { actor: { kind: "system" }, ticketId }, (ticket, stamp) =>
    ok(afterDeadlines(ticket, stamp)),
  );
}
