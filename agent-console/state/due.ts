import type { SlaClock } from "../../server/protocol/sla.ts";
import type { Ticket } from "../../server/protocol/ticket.ts";

/** What is promised soonest: what runs before what stands still. Null: nothing is. Pure. */
export function pressing({ sla }: Pick<Ticket, "sla">): SlaClock | null {
  const [first] = (sla?.clocks ?? []).toSorted((a, b) => whenDue(a) - whenDue(b));
  return first ?? null;
}

/** What stands still has all the time there is. */
export function whenDue({ dueAt, leftMs, breachedAt }: SlaClock): number {
  return leftMs !== null && breachedAt === null ? Infinity : (dueAt ?? Infinity);
}

/** By the next promise; without one, at the end. */
export function deadlineOf(ticket: Pick<Ticket, "sla">): number {
  const clock = pressing(ticket);
  return clock === null ? Infinity : whenDue(clock);
}
