import type { TicketChange } from "../../server/protocol/ticket.ts";

const DID = {
  added: "Task added",
  changed: "Task changed",
  done: "Done",
  undone: "Not done after all",
  removed: "Task removed",
  late: "Task is late",
  freed: "Task is nobody’s now, its agent’s account is closed",
};

/** The words of tasks in a ticket. */
export const taskWords = {
  title: "Tasks",
  progress: (done: number, of: number) => `${done} of ${of}`,
  progressLabel: (done: number, of: number) =>
    of === 1 ? `${done} of 1 task done` : `${done} of ${of} tasks done`,
  add: "Add",
  addTask: "Add a task",
  from: "From template",
  edit: (title: string) => `Edit the task ${title}`,
  mark: (title: string) => `${title}, done`,
  what: "What is to be done",
  who: "Who does it",
  nobody: "Nobody yet",
  due: "Due",
  after: "After",
  save: "Save",
  cancel: "Cancel",
  remove: "Remove",
  gone: "Somebody removed this task meanwhile. Save it to have it there again, or cancel.",
  afterwards: "Then",
  thenAt: (when: string) => `Then, ${when}`,
  late: (when: string) => `Late since ${when}`,
  waits: (titles: string) => `Waits for: ${titles}`,
  doneBy: (name: string) => `Done by ${name}`,
  begun: (name: string) => `${name}: its tasks are on the ticket.`,
  mine: "My tasks",
  processes: {
    title: "Task templates",
    how: "What is done again and again, put on a ticket with one press.",
    none: "None yet. Begin with what your team does most often, a guarantee case say.",
    add: "Add a template",
    newName: "New template",
    steps: "Tasks",
    step: (nth: number) => `Task ${nth}`,
    addStep: "Add a task",
    removeStep: (nth: number) => `Remove task ${nth}`,
    due: "Due after",
    dueHint: "Hours and minutes from when the template is used, like 4:00. Empty: at any time.",
    after: "After",
    anyTime: "At once",
    wrongTime: "Write it as hours and minutes, like 4:00.",
    count: (count: number) => (count === 1 ? "1 task" : `${count} tasks`),
  },
};

export function tasksMovedWords({
  way,
  reference,
  titles,
}: Extract<TicketChange, { readonly what: "tasks_moved" }>): string {
  const what = titles.length === 1 ? "Task" : `${titles.length} tasks`;
  const moved = way === "to" ? `moved to ${reference}` : `came from ${reference}`;
  return `${what} ${moved}: ${titles.join(", ")}`;
}

export function taskChangeWords({
  did,
  title,
}: Extract<TicketChange, { readonly what: "task" }>): string {
  return `${DID[did]}: ${title}`;
}
