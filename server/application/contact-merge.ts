import { maySupervise } from "../domain/access.ts";
import { mergeRecords } from "../domain/contact-merge.ts";
import type { Actor } from "../domain/model.ts";
import type { ContactRecord } from "../domain/contact-record.ts";
import { withSla } from "../domain/sla/ticket-sla.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import type { Change, Stored } from "./ports.ts";
import { get, write } from "./records.ts";
import { slaRules } from "./sla.ts";

/** Longest history taken over in one commit. */
const MOST_CONVERSATIONS = 2_000;

type Merge = { readonly contactId: string; readonly fromId: string };

/**
 * Two contacts were one person all along: the one takes over the other's conversations, tickets and
 * history, in one commit (SPEC R21). Who comes with the other's browser from then on is the one.
 */
export async function mergeContacts(
  deps: Deps,
  actor: Actor,
  { contactId, fromId }: Merge,
): Promise<Result<Stored<ContactRecord>>> {
  if (!maySupervise(actor)) return fail("forbidden");
  if (contactId === fromId) return fail("bad_request");
  for (;;) {
    const into = await get(deps.store, "contact", contactId);
    const from = await get(deps.store, "contact", fromId);
    if (into === undefined || from === undefined) return fail("not_found");
    if (into.state.mergedInto !== undefined || from.state.mergedInto !== undefined)
      return fail("not_found");
    // Every browser of the one reads the other's history: nothing but the site's own proof opens that.
    if (into.state.verified !== undefined || from.state.verified !== undefined)
      return fail("verified_contact");
    // One conversation in progress is all a contact has (SPEC P1).
    if (into.state.activeId !== null && from.state.activeId !== null) return fail("both_active");
    if (from.state.story.length > MOST_CONVERSATIONS) return fail("limit_reached");
    const merged = mergeRecords(into.state, from.state);
    const changes = [
      write({ kind: "contact", expected: into.version, state: merged.into }, deps.timings),
      write({ kind: "contact", expected: from.version, state: merged.from }, deps.timings),
      ...(await moved(deps, from.state, merged.into)),
    ];
    const result = await deps.store.commit(changes, deps.clock.now());
    if (!result.ok) continue;
    deps.publisher.publish(
      changes.map(({ kind, id }) => ({ is: "changed", kind, id, contactId, urgent: true })),
    );
    return ok({ ...into, state: merged.into, version: into.version + 1 });
  }
}

/** Their conversations and tickets, as the other's. */
export async function moved(
  deps: Deps,
  from: ContactRecord,
  into: ContactRecord,
): Promise<readonly Change<unknown>[]> {
  const { store, timings } = deps;
  const changes: Change<unknown>[] = [];
  for (const { conversationId, ticketId } of from.story) {
    const chat = await get(store, "conversation", conversationId);
    const ticket = ticketId === null ? undefined : await get(store, "ticket", ticketId);
    if (chat !== undefined) {
      const state = { ...chat.state, contactId: into.id };
      changes.push(write({ kind: "conversation", expected: chat.version, state }, timings));
    }
    if (ticket !== undefined) {
      const rules = await slaRules(deps, into.id);
      const theirs = { ...ticket.state, contactId: into.id, contactName: into.name };
      const state = withSla(theirs, { ...rules, plan: into.plan ?? null });
      changes.push(write({ kind: "ticket", expected: ticket.version, state }, timings));
    }
  }
  return changes;
}
