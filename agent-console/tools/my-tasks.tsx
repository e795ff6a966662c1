import { HOME } from "../route.ts";
import { href, minute, times } from "../state/here.ts";
import { isLate, tasksOf, type MyTask } from "../state/tasks.ts";
import { useDesk } from "../state/use-desk.ts";
import { taskWords } from "../words/tasks.ts";

/** What oneself has to do, over all tickets; nothing where there is nothing. */
export function MyTasks() {
  const { registers, account } = useDesk();
  const mine = tasksOf(registers.tickets.value.values(), account.id);
  if (mine.length === 0) return null;
  return (
    <section class="my-tasks" aria-label={taskWords.mine}>
      <h2>
        {taskWords.mine} <span class="soft num">{mine.length}</span>
      </h2>
      <ul class="box notices">
        {mine.map((one) => (
          <Line key={one.task.id} {...one} />
        ))}
      </ul>
    </section>
  );
}

function Line({ task, ticket, held }: MyTask) {
  const late = isLate(task, minute.value);
  const open = { is: "ticket", id: ticket.id } as const;
  const when = task.dueAt === null ? "" : times.full(task.dueAt, minute.value);
  return (
    <li>
      <a
        class={late ? "notice-line breached unread" : "notice-line"}
        href={href({ ...HOME, view: "tickets", open })}
      >
        <i class="mark" aria-hidden="true" />
        <span class="grow">
          <b class="clip" dir="auto">
            {task.title}
          </b>
          <span class="soft clip" dir="auto">
            <span class="num">{ticket.reference}</span> · {ticket.contactName}
          </span>
        </span>
        <span class="num soft">
          {late ? taskWords.late(when) : held ? taskWords.afterwards : when}
        </span>
      </a>
    </li>
  );
}
