import { fail, ok, type Result } from "../protocol/errors.ts";
import {
  MOST_TAGS,
  type Priority,
  type TicketKind,
  type TicketStatus,
} from "../protocol/ticket.ts";
import type { TicketRecord } from "./ticket-record.ts";
import {
  withAssignee,
  withKind,
  withPriority,
  withStatus,
  withSubject,
  withTags,
  withTeam,
  type Stamp,
} from "./ticket.ts";

/** What an agent sets; what is left out stays. `assignee`: null gives it back. */
export type TicketUpdate = {
  readonly status?: TicketStatus | undefined;
  readonly assignee?: TicketRecord["assignee"] | undefined;
  readonly team?: TicketRecord["team"] | undefined;
  readonly priority?: Priority | undefined;
  readonly kind?: TicketKind | undefined;
  readonly subject?: string | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
};

/** A ticket with an agent's changes, each in its history; the same object if nothing is new. */
export function updated(
  ticket: TicketRecord,
  update: TicketUpdate,
  stamp: Stamp,
): Result<TicketRecord> {
  if (ticket.status === "closed") return fail("ticket_closed");
  const { addTags = [], removeTags = [] } = update;
  const tagged = withTags(ticket, { add: addTags, remove: removeTags }, stamp);
  if (tagged.tags.length > MOST_TAGS) return fail("limit_reached");
  const steps = [
    (one: TicketRecord) =>
      set(one, update.team, (team) => withTeam(one, { team, tier: one.tier }, stamp)),
    (one: TicketRecord) => set(one, update.assignee, (to) => withAssignee(one, to, stamp)),
    (one: TicketRecord) => set(one, update.priority, (to) => withPriority(one, to, stamp)),
    (one: TicketRecord) => set(one, update.kind, (to) => withKind(one, to, stamp)),
    (one: TicketRecord) => set(one, update.subject, (to) => withSubject(one, to, stamp)),
    (one: TicketRecord) => set(one, update.status, (to) => withStatus(one, to, stamp)),
  ];
  return ok(steps.reduce((one, step) => step(one), tagged));
}

/** Whether a ticket is as an update left it: nobody has set the same to something else since. */
export function isAs(ticket: TicketRecord, update: TicketUpdate): boolean {
  const { assignee, team, status, priority, kind, subject } = update;
  const { addTags = [], removeTags = [] } = update;
  return (
    (assignee === undefined || (ticket.assignee?.id ?? null) === (assignee?.id ?? null)) &&
    (team === undefined || (ticket.team?.id ?? null) === (team?.id ?? null)) &&
    (status === undefined || ticket.status === status) &&
    (priority === undefined || ticket.priority === priority) &&
    (kind === undefined || ticket.kind === kind) &&
    (subject === undefined || ticket.subject === subject) &&
    addTags.every((tag) => ticket.tags.includes(tag)) &&
    !removeTags.some((tag) => ticket.tags.includes(tag))
  );
}

function set<T>(
  ticket: TicketRecord,
  to: T | undefined,
  edit: (to: T) => TicketRecord,
): TicketRecord {
  return to === undefined ? ticket : edit(to);
}
