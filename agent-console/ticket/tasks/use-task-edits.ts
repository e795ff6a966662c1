import { useSignal } from "@preact/signals";
import type { Task } from "../../../server/protocol/tasks.ts";
import type { Ticket } from "../../../server/protocol/ticket.ts";
import { newId } from "../../../widget/link/ids.ts";
import { inOrder } from "../../state/tasks.ts";
import { useDesk } from "../../state/use-desk.ts";
import { NOTHING_WRITTEN, writtenOf, type TaskEdit } from "./task-edit.ts";

/** For what an older console kept. */
const LIKE: TaskEdit = {
  id: "",
  known: true,
  place: 0,
  base: { ...NOTHING_WRITTEN, waitsFor: [""] },
  mine: { ...NOTHING_WRITTEN, waitsFor: [""] },
};

/** What is new comes behind the rest. */
const LAST = Number.MAX_SAFE_INTEGER;

type TaskEdits = {
  readonly edits: readonly TaskEdit[];
  /** How often the form of this task was asked for; 0: it is still there from before. */
  readonly askedFor: (id: string) => number;
  /** null: of a new task. */
  readonly open: (task: Task | null) => void;
  readonly change: (edit: TaskEdit) => void;
  readonly close: (id: string) => void;
};

/** What is being written of a ticket's tasks: what was typed outlives a look elsewhere and a reload. */
export function useTaskEdits({ id: ticketId, tasks }: Ticket): TaskEdits {
  const kept = useDesk().drafts.form<readonly TaskEdit[]>(`tasks.${ticketId}`, [LIKE]);
  const asked = useSignal<{ readonly edit: TaskEdit; readonly times: number } | null>(null);
  const touched = () => kept.value ?? [];
  // What was asked for and nothing was typed into is not kept.
  const all = () => {
    const newest = asked.value?.edit;
    const isKept = newest === undefined || touched().some(({ id }) => id === newest.id);
    return isKept ? touched() : [...touched(), newest];
  };
  return {
    edits: all(),
    askedFor: (id) => (asked.value?.edit.id === id ? asked.value.times : 0),
    open(task) {
      const there = all().find(({ id, known }) => (task === null ? !known : id === task.id));
      const times = (asked.value?.times ?? 0) + 1;
      asked.value = { edit: there ?? editOf(task, tasks), times };
    },
    change(edit) {
      kept.value = all().map((one) => (one.id === edit.id ? edit : one));
    },
    close(id) {
      const left = touched().filter((one) => one.id !== id);
      kept.value = left.length === 0 ? null : left;
      if (asked.value?.edit.id === id) asked.value = null;
    },
  };
}

function editOf(task: Task | null, tasks: readonly Task[]): TaskEdit {
  const base = task === null ? NOTHING_WRITTEN : writtenOf(task);
  const place = task === null ? LAST : inOrder(tasks).indexOf(task);
  return { id: task?.id ?? newId(), known: task !== null, place, base, mine: base };
}
