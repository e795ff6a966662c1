import { isHeld, type Task } from "../../server/protocol/tasks.ts";
import { isSettled, type Ticket } from "../../server/protocol/ticket.ts";

/** @param now epoch ms. Pure. */
export function isLate({ doneAt, dueAt, late }: Task, now: number): boolean {
  return doneAt === null && dueAt !== null && (late || dueAt <= now);
}

/** How many stand before it, one after another; 0: it waits for nobody. Of tasks without a ring. */
export function stepOf(task: Task, tasks: readonly Task[]): number {
  const before = tasks.filter(({ id }) => task.waitsFor.includes(id));
  return before.length === 0 ? 0 : 1 + Math.max(...before.map((one) => stepOf(one, tasks)));
}

/** As they were added, but each right behind the last of those it waits for. Of tasks without a ring. */
export function inOrder(tasks: readonly Task[]): readonly Task[] {
  const placed: Task[] = [];
  const waits = (task: Task) =>
    tasks.some((one) => task.waitsFor.includes(one.id) && !placed.includes(one));
  const place = (task: Task) => {
    placed.push(task);
    for (const next of tasks)
      if (next.waitsFor.includes(task.id) && !placed.includes(next) && !waits(next)) place(next);
  };
  for (const task of tasks) if (!placed.includes(task) && !waits(task)) place(task);
  return placed;
}

export type MyTask = { readonly task: Task; readonly ticket: Ticket; readonly held: boolean };

/** What this agent has to do, over all tickets: what can be done now first, then by when. Pure. */
export function tasksOf(tickets: Iterable<Ticket>, me: string): readonly MyTask[] {
  return [...tickets]
    .filter((ticket) => !isSettled(ticket))
    .flatMap((ticket) =>
      ticket.tasks
        .filter(({ assigneeId, doneAt }) => assigneeId === me && doneAt === null)
        .map((task) => ({ task, ticket, held: isHeld(task, ticket.tasks) })),
    )
    .toSorted(
      (a, b) =>
        Number(a.held) - Number(b.held) ||
        (a.task.dueAt ?? Number.MAX_VALUE) - (b.task.dueAt ?? Number.MAX_VALUE),
    );
}
