import type { Task } from "../../../server/protocol/tasks.ts";
import { rebased, type Edit } from "../../state/rebased.ts";
import { inOrder } from "../../state/tasks.ts";
import { toLocal } from "./local-time.ts";

/** A task as its form has it. `assigneeId`: "" is nobody; `due`: as a field for day and time has it. */
export type Written = {
  readonly title: string;
  readonly assigneeId: string;
  readonly due: string;
  readonly waitsFor: readonly string[];
};

export type TaskEdit = Edit<Written> & {
  readonly id: string;
  /** It was on the ticket when this began: else it is a new one. */
  readonly known: boolean;
  /** Which line of the list it is; one that is removed meanwhile keeps its place. */
  readonly place: number;
};

export const NOTHING_WRITTEN: Written = { title: "", assigneeId: "", due: "", waitsFor: [] };

export function writtenOf({ title, assigneeId, dueAt, waitsFor }: Task): Written {
  return { title, assigneeId: assigneeId ?? "", due: toLocal(dueAt), waitsFor };
}

/** An edit on top of what the task is by now. Pure. */
export function onTopOf(task: Task | null, edit: TaskEdit): TaskEdit {
  const base = task === null ? edit.base : writtenOf(task);
  return { ...edit, base, mine: rebased(edit, base) };
}

type Line = { readonly id: string } & (
  | { readonly task: Task; readonly edit: null }
  | { readonly task: Task | null; readonly edit: TaskEdit }
);

/** The tasks in order, each with its edit if there is one, among the edits of what is no task, or none any more. Pure. */
export function linesOf(tasks: readonly Task[], edits: readonly TaskEdit[]): readonly Line[] {
  const lines = inOrder(tasks).map((task): Line => {
    const { id } = task;
    const edit = edits.find((one) => one.id === id);
    return edit === undefined ? { id, task, edit: null } : { id, task, edit };
  });
  const others = edits.filter((edit) => tasks.every(({ id }) => id !== edit.id));
  for (const edit of others) lines.splice(edit.place, 0, { id: edit.id, task: null, edit });
  return lines;
}
