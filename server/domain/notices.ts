import { MOST_NOTICES, type Notice, type NoticeAbout } from "../protocol/notices.ts";
import type { NoticesRecord } from "./model.ts";
import type { TicketRecord } from "./ticket-record.ts";
import { tasksOf } from "./tasks.ts";

/** What a change of a ticket has to tell people: its promises that are nearly late, or late. */
export function slaNotices(before: TicketRecord, after: TicketRecord): readonly NoticeAbout[] {
  return after.history.slice(before.history.length).flatMap(({ change }) => {
    if (change.what !== "sla") return [];
    const { stage, metric, dueAt } = change;
    const { id: ticketId, reference, subject } = after;
    return [{ is: "sla", stage, metric, dueAt, ticketId, reference, subject }];
  });
}

/** Tasks that became late, with whom to tell: whose it is, else whose ticket it is; null: nobody's. */
export function lateTasks(
  before: TicketRecord,
  after: TicketRecord,
): readonly { readonly agentId: string | null; readonly about: NoticeAbout }[] {
  const known = new Set(tasksOf(before).flatMap(({ id, late }) => (late ? [id] : [])));
  const { id: ticketId, reference } = after;
  return tasksOf(after).flatMap(({ id, late, title, dueAt, assigneeId }) => {
    if (!late || known.has(id)) return [];
    const agentId = assigneeId ?? after.assignee?.id ?? null;
    return [{ agentId, about: { is: "task", ticketId, reference, title, dueAt } }];
  });
}

export function withNotices(
  { id, notices }: NoticesRecord,
  added: readonly Notice[],
): NoticesRecord {
  return { id, notices: [...added, ...notices].slice(0, MOST_NOTICES) };
}

/** Those named are read; the same object if they were. */
export function withRead(record: NoticesRecord, ids: ReadonlySet<string>): NoticesRecord {
  const unread = (one: Notice) => !one.read && ids.has(one.id);
  if (!record.notices.some(unread)) return record;
  const notices = record.notices.map((one) => (unread(one) ? { ...one, read: true } : one));
  return { id: record.id, notices };
}
