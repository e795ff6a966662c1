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

/** @param at this device's time. What the server has called late is so, also where that is behind. */
export function isOverdue({ dueAt, leftMs, breachedAt }: SlaClock, at: number): boolean {
  if (breachedAt !== null) return true;
  return leftMs === null ? dueAt !== null && dueAt <= at : leftMs < 0;
}

/** By the next promise; without one, at the end. */
export function deadlineOf(ticket: Pick<Ticket, "sla">): number {
  const clock = pressing(ticket);
  return clock === null ? Infinity : whenDue(clock);
}
