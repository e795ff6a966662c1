import { fail, ok, type Result } from "../protocol/errors.ts";
import { MOST_TAGS, PRIORITIES, type TicketRef } from "../protocol/ticket.ts";
import type { TicketRecord } from "./ticket-record.ts";
import { withTasksMoved } from "./tasks.ts";
import { changed, withStatus, type Stamp } from "./ticket.ts";

/** Two tickets changed together. */
export type Pair = readonly [TicketRecord, TicketRecord];

export function refOf({ id, reference }: TicketRecord): TicketRef {
  return { id, reference };
}

/** Two tickets that have to do with one another, each naming the other (SPEC T14). */
export function linked([one, other]: Pair, stamp: Stamp): Pair {
  return [withLink(one, refOf(other), stamp), withLink(other, refOf(one), stamp)];
}

export function unlinked([one, other]: Pair, stamp: Stamp): Pair {
  return [withoutLink(one, refOf(other), stamp), withoutLink(other, refOf(one), stamp)];
}

/**
 * One ticket becomes part of another of the same customer (SPEC T15): it closes, what is written
 * there goes on in the other, which takes over its tags, what is still to do and, if that presses more,
 * its priority.
 */
export function merged([gives, takes]: Pair, stamp: Stamp): Result<Pair> {
  if (gives.id === takes.id) return fail("wrong_state");
  if (gives.contactId !== takes.contactId) return fail("other_contact");
  if (gives.status === "closed" || takes.status === "closed") return fail("ticket_closed");
  const moved = withTasksMoved([gives, takes], stamp);
  if (!moved.ok) return moved;
  const [source, target] = moved.value;
  const into = { what: "merged_into", reference: target.reference } as const;
  const closed = withStatus(source, "closed", stamp);
  const gone = changed({ ...closed, followedBy: refOf(target) }, into, stamp);
  const took = changed(
    { ...target, tags: [...new Set([...target.tags, ...source.tags])].slice(0, MOST_TAGS) },
    { what: "merged_in", reference: source.reference },
    stamp,
  );
  const presses = PRIORITIES.indexOf(source.priority) > PRIORITIES.indexOf(target.priority);
  const kept = {
    ...took,
    priority: presses ? source.priority : target.priority,
    email: target.email ?? source.email,
  };
  return ok([withPlainLink(gone, refOf(target)), withPlainLink(kept, refOf(source))]);
}

/** One of its messages has become a ticket of its own (SPEC T16). */
export function splitOff(ticket: TicketRecord, part: TicketRef, stamp: Stamp): TicketRecord {
  const change = { what: "split", reference: part.reference } as const;
  return changed(withPlainLink(ticket, part), change, stamp);
}

function withLink(ticket: TicketRecord, to: TicketRef, stamp: Stamp): TicketRecord {
  const joined = withPlainLink(ticket, to);
  return joined === ticket
    ? ticket
    : changed(joined, { what: "linked", reference: to.reference }, stamp);
}

function withPlainLink(ticket: TicketRecord, { id, reference }: TicketRef): TicketRecord {
  const known = id === ticket.id || ticket.links.some((link) => link.id === id);
  return known ? ticket : { ...ticket, links: [...ticket.links, { id, reference }] };
}

function withoutLink(ticket: TicketRecord, to: TicketRef, stamp: Stamp): TicketRecord {
  const links = ticket.links.filter(({ id }) => id !== to.id);
  return links.length === ticket.links.length
    ? ticket
    : changed({ ...ticket, links }, { what: "unlinked", reference: to.reference }, stamp);
}
