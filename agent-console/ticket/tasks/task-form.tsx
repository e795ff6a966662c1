import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { LONGEST_TASK, type Task } from "../../../server/protocol/tasks.ts";
import type { Ticket } from "../../../server/protocol/ticket.ts";
import { activeAgents } from "../../state/registers.ts";
import { useDesk } from "../../state/use-desk.ts";
import { taskWords } from "../../words/tasks.ts";
import { LineField } from "../../parts/line-field.tsx";
import { Pick } from "../../parts/pick.tsx";
import { useFirstField } from "../../parts/use-first-field.ts";
import { fromLocal } from "./local-time.ts";
import type { TaskEdit, Written } from "./task-edit.ts";

type FormProps = {
  readonly ticket: Ticket;
  /** As it is by now; null: it is new, or gone. */
  readonly task: Task | null;
  readonly edit: TaskEdit;
  /** How often the form was asked for; 0: it is here from before. */
  readonly asked: number;
  readonly onChange: (edit: TaskEdit) => void;
  readonly onDone: () => void;
};

/** The browser says, in its language, that a date is out of these: a year with letters missing, say. */
const FIRST_DUE = "2000-01-01T00:00";
const LAST_DUE = "9999-12-31T23:59";

export function TaskForm({ ticket, task, edit, asked, onChange, onDone }: FormProps) {
  const desk = useDesk();
  const form = useFirstField(asked);
  const field = useRef<HTMLInputElement>(null);
  const removing = useSignal(false);
  const { title, assigneeId, due, waitsFor } = edit.mine;
  const set = (change: Partial<Written>) =>
    onChange({ ...edit, mine: { ...edit.mine, ...change } });
  const others = ticket.tasks.filter(({ id }) => id !== edit.id);
  const save = async (event: Event) => {
    event.preventDefault();
    if (title.trim() === "") return field.current?.focus();
    const reply = await desk.attempt("task:save", {
      ticketId: ticket.id,
      id: edit.id,
      title: title.trim(),
      assigneeId: assigneeId === "" ? null : assigneeId,
      dueAt: fromLocal(due),
      // Some may be gone since.
      waitsFor: waitsFor.filter((id) => others.some((one) => one.id === id)),
    });
    if (reply.ok) onDone();
  };
  const remove = async () => {
    removing.value = true;
    const reply = await desk.attempt("task:remove", { ticketId: ticket.id, taskId: edit.id });
    removing.value = false;
    if (reply.ok) onDone();
  };
  const agents = activeAgents(desk.registers).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <form ref={form} class="task-form" onSubmit={(event) => void save(event)}>
      {edit.known && task === null && !removing.value && (
        <p class="trouble" role="alert">
          {taskWords.gone}
        </p>
      )}
      <LineField
        label={taskWords.what}
        placeholder={taskWords.what}
        longest={LONGEST_TASK}
        value={title}
        onInput={(what) => set({ title: what })}
        onLeave={onDone}
        atOnce={false}
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
        <After tasks={others} chosen={waitsFor} onChoose={(next) => set({ waitsFor: next })} />
      </span>
      <span class="row-ends">
        <button class="btn btn-main sm">{taskWords.save}</button>
        <button type="button" class="btn btn-bare sm" onClick={onDone}>
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
