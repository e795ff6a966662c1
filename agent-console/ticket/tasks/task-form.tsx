import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { LONGEST_TASK, type Task } from "../../../server/protocol/tasks.ts";
import type { Ticket } from "../../../server/protocol/ticket.ts";
import { newId } from "../../../widget/link/ids.ts";
import { activeAgents } from "../../state/registers.ts";
import { useDesk } from "../../state/use-desk.ts";
import { taskWords } from "../../words/tasks.ts";
import { LineField } from "../../parts/line-field.tsx";
import { Pick } from "../../parts/pick.tsx";
import { fromLocal, toLocal } from "./local-time.ts";

type FormProps = {
  readonly ticket: Ticket;
  /** Null: a new one. */
  readonly task: Task | null;
  readonly done: () => void;
};

/** The browser says, in its language, that a date is out of these: a year with letters missing, say. */
const FIRST_DUE = "2000-01-01T00:00";
const LAST_DUE = "9999-12-31T23:59";

type Edited = {
  readonly title: string;
  readonly assigneeId: string;
  readonly due: string;
  readonly waitsFor: readonly string[];
};

export function TaskForm({ ticket, task, done }: FormProps) {
  const desk = useDesk();
  const id = useRef(task?.id ?? newId());
  const field = useRef<HTMLInputElement>(null);
  const edited = useSignal<Edited>({
    title: task?.title ?? "",
    assigneeId: task?.assigneeId ?? "",
    due: toLocal(task?.dueAt ?? null),
    waitsFor: task?.waitsFor ?? [],
  });
  const set = (change: Partial<Edited>) => (edited.value = { ...edited.value, ...change });
  const { title, assigneeId, due, waitsFor } = edited.value;
  const save = async (event: Event) => {
    event.preventDefault();
    if (title.trim() === "") return field.current?.focus();
    const reply = await desk.attempt("task:save", {
      ticketId: ticket.id,
      id: id.current,
      title: title.trim(),
      assigneeId: assigneeId === "" ? null : assigneeId,
      dueAt: fromLocal(due),
      waitsFor: [...waitsFor],
    });
    if (reply.ok) done();
  };
  const remove = async () => {
    if (task === null) return done();
    const reply = await desk.attempt("task:remove", { ticketId: ticket.id, taskId: task.id });
    if (reply.ok) done();
  };
  const agents = activeAgents(desk.registers).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <form class="task-form" onSubmit={(event) => void save(event)}>
      <LineField
        label={taskWords.what}
        placeholder={taskWords.what}
        longest={LONGEST_TASK}
        value={title}
        onInput={(what) => set({ title: what })}
        onLeave={done}
        field={field}
      />
      <span class="task-picks">
        <Pick
          label={taskWords.who}
          value={assigneeId}
          options={[
            ["", taskWords.nobody] as const,
            ...agents.map((one) => [one.id, one.name] as const),
          ]}
          onChoose={(value) => set({ assigneeId: value })}
        />
        <label class="pick">
          <span class="soft">{taskWords.due}</span>
          <input
            type="datetime-local"
            min={FIRST_DUE}
            max={LAST_DUE}
            value={due}
            onInput={(event) => set({ due: event.currentTarget.value })}
          />
        </label>
        <After
          tasks={ticket.tasks.filter((one) => one.id !== id.current)}
          chosen={waitsFor}
          onChoose={(next) => set({ waitsFor: next })}
        />
      </span>
      <span class="row-ends">
        <button class="btn btn-main sm">{taskWords.save}</button>
        <button type="button" class="btn btn-bare sm" onClick={done}>
          {taskWords.cancel}
        </button>
        {task !== null && (
          <button type="button" class="btn btn-bare sm" onClick={() => void remove()}>
            {taskWords.remove}
          </button>
        )}
      </span>
    </form>
  );
}

type AfterProps = {
  readonly tasks: readonly Task[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
};

/** Which tasks it waits for. */
function After({ tasks, chosen, onChoose }: AfterProps) {
  if (tasks.length === 0) return null;
  return (
    <span class="some" role="group" aria-label={taskWords.after}>
      <span class="soft">{taskWords.after}</span>
      {tasks.map(({ id, title }) => {
        const on = chosen.includes(id);
        return (
          <button
            key={id}
            type="button"
            class={on ? "chip on" : "chip line"}
            aria-pressed={on}
            dir="auto"
            onClick={() => onChoose(on ? chosen.filter((one) => one !== id) : [...chosen, id])}
          >
            {title}
          </button>
        );
      })}
    </span>
  );
}
