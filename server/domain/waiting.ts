import type { WaitingRule } from "../protocol/service-rules.ts";
import type { TicketRecord } from "./ticket-record.ts";
import type { Waiting } from "./waiting-record.ts";
import { changed, withStatus, type Stamp } from "./ticket.ts";

const HOUR = 3_600_000;

/** A ticket with what is due while it waits; the same object if that is as it was. */
export function withWaiting(ticket: TicketRecord, rules: readonly WaitingRule[]): TicketRecord {
  const waiting = waitingOf(ticket, rules);
  if (JSON.stringify(waiting) === JSON.stringify(ticket.waiting ?? null)) return ticket;
  if (waiting !== null) return { ...ticket, waiting };
  const { waiting: _over, ...rest } = ticket;
  return rest;
}

function waitingOf(ticket: TicketRecord, rules: readonly WaitingRule[]): Waiting | null {
  if (ticket.status !== "pending" || rules.length === 0) return null;
  const { since } = ticket;
  const done = ticket.waiting?.since === since ? ticket.waiting.done : [];
  const next = rules.filter(({ id }) => !done.includes(id)).map((rule) => dueOf(rule, since));
  return { since, done, dueAt: next.length === 0 ? null : Math.min(...next) };
}

function dueOf({ afterHours }: WaitingRule, since: number): number {
  return since + afterHours * HOUR;
}

/** What its passed rules do, each once in one wait, in order (SPEC S11). The same object: none has passed. */
export function afterWaiting(
  ticket: TicketRecord,
  stamp: Stamp,
  rules: readonly WaitingRule[],
): TicketRecord {
  const inOrder = rules.toSorted((a, b) => a.afterHours - b.afterHours);
  return inOrder.reduce((current, rule) => carriedOut(current, rule, { stamp, rules }), ticket);
}

type Passing = { readonly stamp: Stamp; readonly rules: readonly WaitingRule[] };

function carriedOut(
  ticket: TicketRecord,
  rule: WaitingRule,
  { stamp, rules }: Passing,
): TicketRecord {
  const waiting = waitingOf(ticket, rules);
  if (waiting === null || waiting.done.includes(rule.id)) return ticket;
  if (dueOf(rule, waiting.since) > stamp.at) return ticket;
  const marked = { ...ticket, waiting: { ...waiting, done: [...waiting.done, rule.id] } };
  return rule.does === "solve"
    ? withStatus(marked, "solved", stamp)
    : changed(marked, { what: "reminded", hours: rule.afterHours }, stamp);
}
