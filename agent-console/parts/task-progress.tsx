import type { Task } from "../../server/protocol/tasks.ts";
import { CheckIcon } from "../../widget/ui/icons.tsx";
import { isLate } from "../state/tasks.ts";
import { minute } from "../state/here.ts";
import { taskWords } from "../words/tasks.ts";

/** How many of a ticket's tasks are done, at a glance; nothing where there are none. */
export function TaskProgress({ tasks }: { readonly tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  const done = tasks.filter(({ doneAt }) => doneAt !== null).length;
  const late = tasks.some((task) => isLate(task, minute.value));
  return (
    <span
      class={late ? "due num late" : "due num"}
      title={taskWords.progressLabel(done, tasks.length)}
    >
      <CheckIcon small />
      <span aria-hidden="true">{taskWords.progress(done, tasks.length)}</span>
      <span class="sr">{taskWords.progressLabel(done, tasks.length)}</span>
    </span>
  );
}
