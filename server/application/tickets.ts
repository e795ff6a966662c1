import { mayRead } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import {
  afterDeadlines,
  notSolved,
  solvedByCustomer,
  withEmail,
  type Stamp,
} from "../domain/ticket.ts";
import { routingSettings } from "../domain/routing/settings.ts";
import { afterSla, withSla, type SlaRules } from "../domain/sla/ticket-sla.ts";
import { afterTasks } from "../domain/tasks.ts";
import { afterWaiting } from "../domain/waiting.ts";
import { isAs, updated, type TicketUpdate } from "../domain/ticket-update.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { changeContact } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { execute } from "./execute.ts";
import { outboxChange } from "./outbox-change.ts";
import { hookChanges } from "./hook-changes.ts";
import { ticketNoticeChanges } from "./notices.ts";
import type { Stored } from "./ports.ts";
import { assignedPush } from "./push.ts";
import { get, write } from "./records.ts";
import { slaRules } from "./sla.ts";
import { openWorkspace } from "./workspace.ts";

type Which = { readonly actor: Actor; readonly ticketId: string };
type Edit = (ticket: TicketRecord, stamp: Stamp, rules: SlaRules) => Result<TicketRecord>;

/** Changes a ticket this actor may read; resolves when it is durable. */
export async function changeTicket(
  deps: Deps,
  { actor, ticketId }: Which,
  edit: Edit,
): Promise<Result<Stored<TicketRecord>>> {
  for (;;) {
    const stored = await get(deps.store, "ticket", ticketId);
    if (stored === undefined || !mayRead(actor, stored.state)) return fail("not_found");
    const rules = await slaRules(deps, stored.state.contactId);
    const now = deps.clock.now();
    const stamp = { at: now, actor, closeAfterMs: deps.timings.solvedCloseMs };
    const edited = edit(stored.state, stamp, rules);
    if (!edited.ok) return edited;
    const state = withSla(edited.value, rules);
    if (state === stored.state) return ok(stored);
    const changes = [
      write({ kind: "ticket", expected: stored.version, state }, deps.timings),
      ...(await outboxChange(deps, { before: stored.state, after: state, logged: [], at: now })),
      ...(await ticketNoticeChanges(deps, stored.state, state)),
      ...(await hookChanges(deps, { before: stored.state, after: state })),
      ...(await assignedPush(deps, { before: stored.state, after: state }, actor)),
    ];
    const result = await deps.store.commit(changes, now);
    if (!result.ok) continue;
    const { contactId } = state;
    deps.publisher.publish(
      changes.map(({ kind, id }) => ({ is: "changed", kind, id, contactId, urgent: true })),
    );
    return ok({ ...stored, state, version: stored.version + 1 });
  }
}

type ById = Omit<TicketUpdate, "assignee" | "team"> & {
  readonly teamId?: string | undefined;
  readonly assigneeId?: string | null | undefined;
};

export type AgentUpdate = ById & {
  readonly ticketId: string;
  /** Only while it is as this update left it; else `conflict`. */
  readonly ifStill?: ById | undefined;
};

/** An agent sets something on it. */
export async function updateTicket(
  deps: Deps,
  actor: Actor,
  { ticketId, ifStill, ...byId }: AgentUpdate,
): Promise<Result<Stored<TicketRecord>>> {
  if (actor.kind !== "agent") return fail("forbidden");
  const update = await named(deps, byId);
  // Whoever is not there any more cannot have it still.
  const still = ifStill === undefined ? {} : await named(deps, ifStill);
  if (update === null) return fail("not_found");
  const before = await get(deps.store, "ticket", ticketId);
  if (still === null || (before !== undefined && !isAs(before.state, still)))
    return fail("conflict");
  const again = update.status !== undefined && update.status !== "solved";
  const reopened = again ? await takeBack(deps, { actor, ticketId }) : ok(null);
  if (!reopened.ok) return reopened;
  return changeTicket(deps, { actor, ticketId }, (ticket, stamp) =>
    isAs(ticket, still) ? updated(ticket, update, stamp) : fail("conflict"),
  );
}

/** Null: somebody or something named in it is not there. */
async function named(
  deps: Deps,
  { assigneeId, teamId, ...rest }: ById,
): Promise<TicketUpdate | null> {
  const assignee = await agentNamed(deps, assigneeId ?? null);
  const team = teamId === undefined ? undefined : await teamNamed(deps, teamId);
  if (assignee === undefined || team === null) return null;
  return { ...rest, ...(assigneeId === undefined ? {} : { assignee }), team };
}

/** Whom something is given to; null: nobody. Undefined: there is no such agent, or no longer. */
export async function agentNamed(
  { store }: Deps,
  agentId: string | null,
): Promise<TicketRecord["assignee"] | undefined> {
  if (agentId === null) return null;
  const agent = await get(store, "agent", agentId);
  if (agent === undefined || agent.state.deactivatedAt !== undefined) return undefined;
  return { id: agent.id, name: agent.state.name };
}

async function teamNamed(deps: Deps, teamId: string): Promise<TicketRecord["team"]> {
  const { teams } = routingSettings((await openWorkspace(deps)).state, deps.timings);
  const found = teams.find(({ id }) => id === teamId);
  return found === undefined ? null : { id: found.id, name: found.name };
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

function afterAll(ticket: TicketRecord, stamp: Stamp, rules: SlaRules): TicketRecord {
  const waited = afterWaiting(afterDeadlines(ticket, stamp), stamp, rules.waiting ?? []);
  return afterSla(withSla(afterTasks(waited, stamp), rules), stamp, rules);
}

/** One of its deadlines may have passed. */
export async function passTicketDeadlines(deps: Deps, ticketId: string): Promise<void> {
  await changeTicket(deps, { actor: { kind: "system" }, ticketId }, (ticket, stamp, rules) =>
    // By what is promised now: the settings may have changed since the deadline was written down.
    ok(afterAll(ticket, stamp, rules)),
  );
}
