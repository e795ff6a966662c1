import { isHeld, type Process, type Task } from "../../../server/protocol/tasks.ts";
import type { Ticket } from "../../../server/protocol/ticket.ts";
import { newId } from "../../../widget/link/ids.ts";
import { Avatar } from "../../../widget/ui/avatar.tsx";
import { CheckIcon, ClockIcon } from "../../../widget/ui/icons.tsx";
import { BoltIcon, PenIcon, PlusIcon } from "../../icons.tsx";
import { Menu, MenuItem } from "../../parts/menu.tsx";
import { useWished } from "../../parts/use-wished.ts";
import { minute, times } from "../../state/here.ts";
import { useOpener } from "../../state/openers.ts";
import { isLate, stepOf } from "../../state/tasks.ts";
import { useDesk } from "../../state/use-desk.ts";
import { taskWords } from "../../words/tasks.ts";
import { linesOf, onTopOf } from "./task-edit.ts";
import { TaskForm } from "./task-form.tsx";
import { useTaskEdits } from "./use-task-edits.ts";

type BoxProps = { readonly ticket: Ticket };

/** What is to be done on a ticket: what waits for another hangs a step below it. */
export function TaskBox({ ticket }: BoxProps) {
  const { registers } = useDesk();
  const { edits, askedFor, open, change, close } = useTaskEdits(ticket);
  const { tasks } = ticket;
  const lines = linesOf(tasks, edits);
  const closed = ticket.status === "closed";
  useOpener("task", () => open(null), !closed);
  const { processes } = registers.toolkit.value;
  const done = tasks.filter(({ doneAt }) => doneAt !== null).length;
  if (closed && lines.length === 0) return null;
  return (
    <section class="box task-box" aria-label={taskWords.title}>
      <header>
        <h2>{taskWords.title}</h2>
        {tasks.length > 0 && (
          <span class="soft num">
            <span aria-hidden="true">{taskWords.progress(done, tasks.length)}</span>
            <span class="sr">{taskWords.progressLabel(done, tasks.length)}</span>
          </span>
        )}
        <span class="end" />
        {!closed && processes.length > 0 && <FromTemplate ticket={ticket} />}
        {!closed && (
          <button
            type="button"
            class="btn btn-bare sm"
            aria-label={taskWords.addTask}
            onClick={() => open(null)}
          >
            <PlusIcon />
            {taskWords.add}
          </button>
        )}
      </header>
      {lines.length > 0 && (
        <ol class="tasks">
          {lines.map(({ id, task, edit }) =>
            edit === null ? (
              <TaskLine
                key={id}
                ticket={ticket}
                task={task}
                onEdit={closed ? null : () => open(task)}
              />
            ) : (
              <li key={id} class="editing">
                <TaskForm
                  ticket={ticket}
                  task={task}
                  edit={onTopOf(task, edit)}
                  asked={askedFor(id)}
                  onChange={change}
                  onDone={() => close(id)}
                />
              </li>
            ),
          )}
        </ol>
      )}
    </section>
  );
}

function FromTemplate({ ticket }: BoxProps) {
  const desk = useDesk();
  const begin = async ({ id, name, steps }: Process) => {
    const reply = await desk.attempt("process:begin", {
      ticketId: ticket.id,
      processId: id,
      taskIds: steps.map(newId),
    });
    if (reply.ok) desk.toasts.say(taskWords.begun(name));
  };
  return (
    <Menu
      label={taskWords.from}
      worded
      triggerClass="btn btn-bare sm"
      trigger={
        <>
          <BoltIcon />
          <span aria-hidden="true">{taskWords.from}</span>
        </>
      }
    >
      {desk.registers.toolkit.value.processes.map((process) => (
        <MenuItem key={process.id} onChoose={() => void begin(process)}>
          <span dir="auto">
            {process.name}
            <small>{taskWords.processes.count(process.steps.length)}</small>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}

type LineProps = {
  readonly ticket: Ticket;
  readonly task: Task;
  readonly onEdit: (() => void) | null;
};

function TaskLine({ ticket, task, onEdit }: LineProps) {
  const desk = useDesk();
  const { id, title, doneAt, assigneeId, assigneeName } = task;
  const held = doneAt === null && isHeld(task, ticket.tasks);
  const step = held ? stepOf(task, ticket.tasks) : 0;
  const first = ticket.tasks.filter((one) => one.doneAt === null && task.waitsFor.includes(one.id));
  const late = isLate(task, minute.value);
  const [done, mark] = useWished(doneAt !== null, (wished) =>
    desk.attempt("task:done", { ticketId: ticket.id, taskId: id, done: wished }),
  );
  return (
    <li
      class={[done && "done", held && "held"].filter(Boolean).join(" ")}
      style={step > 0 ? { "--n": Math.min(step, 4) } : undefined}
      title={held ? taskWords.waits(first.map((one) => one.title).join(", ")) : undefined}
    >
      <label class="tick-frame">
        <input
          type="checkbox"
          checked={done}
          disabled={held || onEdit === null}
          aria-label={taskWords.mark(title)}
          onChange={(event) => mark(event.currentTarget.checked)}
        />
        <span class="tick" aria-hidden="true">
          {done && <CheckIcon small />}
        </span>
      </label>
      <span class="t" dir="auto">
        {title}
        {held && (
          <span class="sr">. {taskWords.waits(first.map((one) => one.title).join(", "))}</span>
        )}
      </span>
      <span class={late ? "due-on late" : "due-on"}>
        {!held && doneAt === null && task.dueAt !== null && <ClockIcon small />}
        {dueWords(task, { held, late })}
      </span>
      {assigneeId === null ? (
        <span class="avatar none" aria-hidden="true" />
      ) : (
        <span title={assigneeName ?? ""}>
          <Avatar name={assigneeName ?? ""} seed={assigneeId} size={22} />
          <span class="sr">{assigneeName}</span>
        </span>
      )}
      {onEdit !== null && (
        <button
          type="button"
          class="tool sm"
          aria-label={taskWords.edit(title)}
          title={taskWords.edit(title)}
          onClick={onEdit}
        >
          <PenIcon small />
        </button>
      )}
    </li>
  );
}

function dueWords(
  { doneAt, dueAt }: Task,
  { held, late }: { readonly held: boolean; readonly late: boolean },
): string {
  if (doneAt !== null) return times.full(doneAt, minute.value);
  if (dueAt === null) return held ? taskWords.afterwards : "";
  const when = times.full(dueAt, minute.value);
  if (late) return taskWords.late(when);
  return held ? taskWords.thenAt(when) : when;
}
