import { fail, ok, type Result } from "../protocol/errors.ts";
import { isHeld, MOST_TASKS, type Process, type Task } from "../protocol/tasks.ts";
import { isSettled, type TicketChange } from "../protocol/ticket.ts";
import type { TicketRecord } from "./ticket-record.ts";
import { changed, type Stamp } from "./ticket.ts";

type Tasked = Pick<TicketRecord, "tasks">;
type Named = { readonly id: string; readonly name: string } | null;
type Did = Extract<TicketChange, { readonly what: "task" }>["did"];

/** What an agent says of a task; the rest follows. */
export type TaskEdit = Pick<Task, "id" | "title" | "dueAt" | "waitsFor"> & {
  readonly assignee: Named;
};

export function tasksOf({ tasks = [] }: Tasked): readonly Task[] {
  return tasks;
}

/** Whether some wait for one another in a ring, so that none could ever be done. */
export function hasCycle(tasks: readonly Pick<Task, "id" | "waitsFor">[]): boolean {
  // What waits for nothing that is left is taken away, again and again; a ring stays.
  let left = tasks;
  for (;;) {
    const ids = new Set(left.map(({ id }) => id));
    const waiting = left.filter(({ waitsFor }) => waitsFor.some((id) => ids.has(id)));
    if (waiting.length === left.length) return left.length > 0;
    left = waiting;
  }
}

/** A new task, or another under the same id. */
export function withTask(
  ticket: TicketRecord,
  { assignee, ...edit }: TaskEdit,
  stamp: Stamp,
): Result<TicketRecord> {
  const tasks = tasksOf(ticket);
  const before = tasks.find(({ id }) => id === edit.id);
  const task: Task = {
    ...(before ?? { doneAt: null, doneBy: null, late: false }),
    ...edit,
    waitsFor: [...new Set(edit.waitsFor)],
    assigneeId: assignee?.id ?? null,
    assigneeName: assignee?.name ?? null,
    // Another time is another promise.
    late: before?.dueAt === edit.dueAt && before.late,
  };
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(task)) return ok(ticket);
  const next = before === undefined ? [...tasks, task] : replaced(tasks, task);
  const did = before === undefined ? "added" : "changed";
  return checked(ticket, { tasks: next, change: taskChange(did, task) }, stamp);
}

export function withTaskDone(
  ticket: TicketRecord,
  { taskId, done }: { readonly taskId: string; readonly done: boolean },
  stamp: Stamp,
): Result<TicketRecord> {
  const tasks = tasksOf(ticket);
  const task = tasks.find(({ id }) => id === taskId);
  if (task === undefined) return fail("not_found");
  if ((task.doneAt !== null) === done) return ok(ticket);
  if (done && isHeld(task, tasks)) return fail("task_waits");
  const by = stamp.actor.kind === "agent" ? stamp.actor.name : null;
  const next = { ...task, doneAt: done ? stamp.at : null, doneBy: done ? by : null };
  const did = done ? "done" : "undone";
  return checked(ticket, { tasks: replaced(tasks, next), change: taskChange(did, task) }, stamp);
}

/** Whatever waited for it waits for it no more. */
export function withoutTask(
  ticket: TicketRecord,
  taskId: string,
  stamp: Stamp,
): Result<TicketRecord> {
  const tasks = tasksOf(ticket);
  const task = tasks.find(({ id }) => id === taskId);
  if (task === undefined) return ok(ticket);
  const next = tasks
    .filter(({ id }) => id !== taskId)
    .map((one) => ({ ...one, waitsFor: one.waitsFor.filter((id) => id !== taskId) }));
  return checked(ticket, { tasks: next, change: taskChange("removed", task) }, stamp);
}

type Begun = {
  readonly process: Process;
  /** Of the client's making, one for each step: asked for again, it is the same process. */
  readonly taskIds: readonly string[];
  readonly people: ReadonlyMap<string, string>;
};

/** All tasks of a process, due from now on. */
export function withProcess(
  ticket: TicketRecord,
  { process, taskIds, people }: Begun,
  stamp: Stamp,
): Result<TicketRecord> {
  const tasks = tasksOf(ticket);
  if (tasks.some(({ id }) => taskIds.includes(id))) return ok(ticket);
  const idOf = (nth: number) => taskIds[nth] ?? "";
  const added = process.steps.map(({ title, assigneeId, dueMinutes, waitsFor }, nth): Task => {
    const assigneeName = assigneeId === null ? null : (people.get(assigneeId) ?? null);
    return {
      id: idOf(nth),
      title,
      // Who is no longer there gets nothing.
      assigneeId: assigneeName === null ? null : assigneeId,
      assigneeName,
      dueAt: dueMinutes === null ? null : stamp.at + dueMinutes * 60_000,
      doneAt: null,
      doneBy: null,
      waitsFor: waitsFor.map(idOf),
      late: false,
    };
  });
  const change = { what: "process", name: process.name } as const;
  return checked(ticket, { tasks: [...tasks, ...added], change }, stamp);
}

/** What this agent had to do is nobody's from here on; what is done stays as it was. */
export function withTasksFreed(ticket: TicketRecord, agentId: string, stamp: Stamp): TicketRecord {
  let current = ticket;
  for (const task of tasksOf(ticket)) {
    if (task.assigneeId !== agentId || task.doneAt !== null) continue;
    const free = { ...task, assigneeId: null, assigneeName: null };
    const tasks = replaced(tasksOf(current), free);
    current = changed({ ...current, tasks }, taskChange("freed", task), stamp);
  }
  return current;
}

/**
 * What is still to do on one ticket goes on in another; what waited there for what is done already waits
 * no more. Both say so.
 */
export function withTasksMoved(
  [from, to]: readonly [TicketRecord, TicketRecord],
  stamp: Stamp,
): Result<readonly [TicketRecord, TicketRecord]> {
  const open = tasksOf(from).filter(({ doneAt }) => doneAt === null);
  if (open.length === 0) return ok([from, to]);
  const ids = new Set(open.map(({ id }) => id));
  const moved = open.map((task) => ({
    ...task,
    waitsFor: task.waitsFor.filter((id) => ids.has(id)),
  }));
  const titles = open.map(({ title }) => title);
  const came = checked(
    to,
    {
      tasks: [...tasksOf(to), ...moved],
      change: { what: "tasks_moved", way: "from", reference: from.reference, titles },
    },
    stamp,
  );
  if (!came.ok) return came;
  const left = { ...from, tasks: tasksOf(from).filter(({ id }) => !ids.has(id)) };
  const went = { what: "tasks_moved", way: "to", reference: to.reference, titles } as const;
  return ok([changed(left, went, stamp), came.value]);
}

/** When a task next becomes late (epoch ms), or null. */
export function tasksDueAt(ticket: TicketRecord): number | null {
  if (isSettled(ticket)) return null;
  const next = tasksOf(ticket).flatMap(({ dueAt, doneAt, late }) =>
    dueAt === null || doneAt !== null || late ? [] : [dueAt],
  );
  return next.length === 0 ? null : Math.min(...next);
}

/** Tasks whose time has passed are late, each once; the same object: none is. */
export function afterTasks(ticket: TicketRecord, stamp: Stamp): TicketRecord {
  let current = ticket;
  for (const task of tasksOf(ticket)) {
    const due = tasksDueAt({ ...ticket, tasks: [task] });
    if (due === null || due > stamp.at) continue;
    const tasks = replaced(tasksOf(current), { ...task, late: true });
    current = changed({ ...current, tasks }, taskChange("late", task), stamp);
  }
  return current;
}

function taskChange(did: Did, { title }: Task): TicketChange {
  return { what: "task", did, title };
}

function replaced(tasks: readonly Task[], task: Task): readonly Task[] {
  return tasks.map((one) => (one.id === task.id ? task : one));
}

type Next = { readonly tasks: readonly Task[]; readonly change: TicketChange };

function checked(
  ticket: TicketRecord,
  { tasks, change }: Next,
  stamp: Stamp,
): Result<TicketRecord> {
  if (ticket.status === "closed") return fail("ticket_closed");
  if (tasks.length > MOST_TASKS) return fail("limit_reached");
  const ids = new Set(tasks.map(({ id }) => id));
  if (tasks.some(({ waitsFor }) => waitsFor.some((id) => !ids.has(id)))) return fail("not_found");
  if (hasCycle(tasks)) return fail("task_cycle");
  return ok(changed({ ...ticket, tasks }, change, stamp));
}
