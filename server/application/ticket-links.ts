import type { Written } from "../domain/commands.ts";
import { newConversation } from "../domain/evolve.ts";
import type { Actor } from "../domain/model.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import { withSla } from "../domain/sla/ticket-sla.ts";
import type { Stamp } from "../domain/ticket.ts";
import { linked, merged, unlinked, type Pair } from "../domain/ticket-links.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { commitDecision } from "./execute.ts";
import type { Change, Stored } from "./ports.ts";
import { hookChanges } from "./hook-changes.ts";
import { get, write } from "./records.ts";
import { slaRules } from "./sla.ts";

type Two = { readonly ticketId: string; readonly otherId: string };
type PairEdit = (pair: Pair, stamp: Stamp) => Result<Pair>;

/** Changes two tickets in one commit; agents only. */
async function changePair(
  deps: Deps,
  actor: Actor,
  { ticketId, otherId, edit }: Two & { readonly edit: PairEdit },
): Promise<Result<null>> {
  if (actor.kind !== "agent") return fail("forbidden");
  if (ticketId === otherId) return fail("wrong_state");
  for (;;) {
    const one = await get(deps.store, "ticket", ticketId);
    const other = await get(deps.store, "ticket", otherId);
    if (one === undefined || other === undefined) return fail("not_found");
    const now = deps.clock.now();
    const stamp = { at: now, actor, closeAfterMs: deps.timings.solvedCloseMs };
    const edited = edit([one.state, other.state], stamp);
    if (!edited.ok) return edited;
    const changes = await pairChanges(deps, [one, other], edited.value);
    if (changes.length === 0) return ok(null);
    const result = await deps.store.commit(changes, now);
    if (!result.ok) continue;
    deps.publisher.publish(
      [one.state, other.state].map(({ id, contactId }) => ({
        is: "changed",
        kind: "ticket",
        id,
        contactId,
        urgent: true,
      })),
    );
    return ok(null);
  }
}

async function pairChanges(
  deps: Deps,
  before: readonly [Stored<TicketRecord>, Stored<TicketRecord>],
  after: Pair,
): Promise<readonly Change<unknown>[]> {
  const changes = before.map(async ({ version, state: was }, i) => {
    const edited = after[i] ?? was;
    const state = withSla(edited, await slaRules(deps, edited.contactId));
    if (state === was) return [];
    return [
      write({ kind: "ticket", expected: version, state }, deps.timings),
      ...(await hookChanges(deps, { before: was, after: state })),
    ];
  });
  return (await Promise.all(changes)).flat();
}

/** Two tickets name one another, or no longer do (SPEC T14). */
export function linkTickets(
  deps: Deps,
  actor: Actor,
  { linked: want, ...two }: Two & { readonly linked: boolean },
): Promise<Result<null>> {
  const edit = want ? linked : unlinked;
  return changePair(deps, actor, { ...two, edit: (pair, stamp) => ok(edit(pair, stamp)) });
}

/** The first becomes part of the second (SPEC T15). */
export function mergeTickets(deps: Deps, actor: Actor, two: Two): Promise<Result<null>> {
  return changePair(deps, actor, { ...two, edit: merged });
}

export type Split = {
  readonly ticketId: string;
  readonly messageId: string;
  /** Of the ticket's conversation to come: sent twice, it still makes one. */
  readonly conversationId: string;
};

/** A customer's message of a ticket becomes a ticket of its own (SPEC T16). */
export async function splitTicket(
  deps: Deps,
  actor: Actor,
  { ticketId, messageId, conversationId }: Split,
): Promise<Result<{ readonly ticketId: string }>> {
  if (actor.kind !== "agent") return fail("forbidden");
  for (;;) {
    const known = await get(deps.store, "conversation", conversationId);
    if (known !== undefined)
      return known.state.follows?.id === ticketId && known.state.ticket !== null
        ? ok({ ticketId: known.state.ticket.id })
        : fail("bad_request");
    const ticket = await get(deps.store, "ticket", ticketId);
    if (ticket === undefined) return fail("not_found");
    const said = await customersWords(deps, ticket.state.conversationId, messageId);
    if (said === null) return fail("not_found");
    const { contactId, page, reference } = ticket.state;
    const follows = { id: ticketId, reference, how: "split" } as const;
    const at = deps.clock.now();
    const state = newConversation({ id: conversationId, contactId, at, page, follows });
    const heads = { public: 0, internal: 0 };
    const done = await commitDecision(deps, {
      actor,
      command: { type: "start", message: { id: conversationId, ...said }, person: false },
      stored: { id: conversationId, version: 0, state, heads },
      existed: false,
    });
    if (done === "conflict") continue;
    if (!done.ok) return done;
    const made = done.value.conversation.ticket;
    return made === null ? fail("wrong_state") : ok({ ticketId: made.id });
  }
}

async function customersWords(
  deps: Deps,
  conversationId: string,
  messageId: string,
): Promise<Pick<Written, "text" | "shared"> | null> {
  const entry = await deps.store.findEntry(conversationId, messageId);
  if (entry?.event.type !== "message:posted") return null;
  const { author, body, files = [] } = entry.event.message;
  return author.kind === "visitor" && body.type === "text"
    ? { text: body.text, shared: files }
    : null;
}
