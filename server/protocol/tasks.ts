/** Something to do on a ticket. */
export type Task = {
  readonly id: string;
  readonly title: string;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  /** Epoch ms; null: at any time. */
  readonly dueAt: number | null;
  readonly doneAt: number | null;
  /** Who did it; null: it is not done. */
  readonly doneBy: string | null;
  /** Tasks of the same ticket that have to be done first. */
  readonly waitsFor: readonly string[];
  /** It was late, and people were told. */
  readonly late: boolean;
};

/** One step of a recurring process. */
export type ProcessStep = {
  readonly title: string;
  readonly assigneeId: string | null;
  /** So many minutes after the process was begun; null: at any time. */
  readonly dueMinutes: number | null;
  /** Earlier steps, by their place from 0, that have to be done first. */
  readonly waitsFor: readonly number[];
};

/** Tasks that come together again and again: put on a ticket with one press. */
export type Process = {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly ProcessStep[];
};

export const MOST_TASKS = 50;
export const MOST_STEPS = 20;
export const LONGEST_TASK = 200;

/** Whether it has to wait for another that is not done. Pure. */
export function isHeld(task: Pick<Task, "waitsFor">, tasks: readonly Task[]): boolean {
  return tasks.some(({ id, doneAt }) => doneAt === null && task.waitsFor.includes(id));
}

/** Steps name only earlier ones, so that nothing waits for itself. */
export function namesEarlierOnly(steps: readonly Pick<ProcessStep, "waitsFor">[]): boolean {
  return steps.every(({ waitsFor }, nth) => waitsFor.every((step) => step < nth));
}
