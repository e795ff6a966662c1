import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TicketRecord } from "../../../server/domain/ticket-record.ts";
import {
  afterTasks,
  hasCycle,
  tasksDueAt,
  tasksOf,
  withoutTask,
  withTasksFreed,
  withTasksMoved,
  withProcess,
  withTask,
  withTaskDone,
} from "../../../server/domain/tasks.ts";
import { newTicket, withStatus } from "../../../server/domain/ticket.ts";
import { MOST_TASKS } from "../../../server/protocol/tasks.ts";
import { agent, Play } from "../../support/domain.ts";

const at = (now: number) => ({ at: now, actor: agent("mei"), closeAfterMs: 1_000 });

function filed(): TicketRecord {
  const { conversation } = new Play().start("my pole snapped", true);
  const state = { is: "ticketed", ticketId: "t", reference: "CAS-1", at: 0 } as const;
  const named = { contactName: "Aino", email: null };
  return newTicket(conversation, { ...state, reason: "silent" }, named);
}

const edit = (id: string, waitsFor: readonly string[] = [], dueAt: number | null = null) => ({
  id,
  title: `do ${id}`,
  dueAt,
  waitsFor,
  assignee: null,
});

function made(result: ReturnType<typeof withTask>): TicketRecord {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

const withAll = (...edits: readonly ReturnType<typeof edit>[]) =>
  edits.reduce((ticket, one) => made(withTask(ticket, one, at(1))), filed());

/** What each names is reached by walking: slow, and plainly right. */
function reachesItself(tasks: readonly { id: string; waitsFor: readonly string[] }[]): boolean {
  const reaches = (from: string, to: string, seen: ReadonlySet<string>): boolean =>
    (tasks.find(({ id }) => id === from)?.waitsFor ?? []).some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, new Set([...seen, next]))),
    );
  return tasks.some(({ id }) => reaches(id, id, new Set()));
}

describe("tasks in a ticket", () => {
  it("T18: a ring is found wherever there is one, and nowhere else", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e");
    const graph = fc.uniqueArray(fc.record({ id, waitsFor: fc.array(id, { maxLength: 2 }) }), {
      selector: (task) => task.id,
    });
    fc.assert(fc.property(graph, (tasks) => hasCycle(tasks) === reachesItself(tasks)));
  });

  it("T18: whatever is asked for, one can always be done until all are", () => {
    const id = fc.constantFrom("a", "b", "c", "d");
    const step = fc.record({ id, waitsFor: fc.uniqueArray(id), remove: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let ticket = steps.reduce((now, one) => {
          const next = one.remove
            ? withoutTask(now, one.id, at(1))
            : withTask(now, edit(one.id, one.waitsFor), at(1));
          return next.ok ? next.value : now;
        }, filed());
        for (let left = tasksOf(ticket).length; left > 0; left -= 1) {
          const open = tasksOf(ticket).filter(({ doneAt }) => doneAt === null);
          const next = open
            .map((one) => withTaskDone(ticket, { taskId: one.id, done: true }, at(2)))
            .find((one) => one.ok);
          ticket = made(next ?? { ok: false, code: "task_waits" });
        }
        expect(tasksOf(ticket).every(({ doneAt }) => doneAt !== null)).toBe(true);
      }),
    );
  });

  it("T17: one that waits is done only after what it waits for", () => {
    const ticket = withAll(edit("fetch"), edit("ship", ["fetch"]));
    const ship = { taskId: "ship", done: true };
    expect(withTaskDone(ticket, ship, at(2))).toEqual({ ok: false, code: "task_waits" });
    const fetched = made(withTaskDone(ticket, { taskId: "fetch", done: true }, at(2)));
    const shipped = made(withTaskDone(fetched, ship, at(3)));
    expect(tasksOf(shipped).map(({ doneAt }) => doneAt)).toEqual([2, 3]);
    expect(withTask(shipped, edit("fetch", ["ship"]), at(4))).toMatchObject({ code: "task_cycle" });
  });

  it("T12, T17: each change is in the history, what changes nothing is not", () => {
    const ticket = withAll(edit("fetch"), edit("fetch"));
    expect(ticket.history.slice(1).map(({ change }) => change)).toEqual([
      { what: "task", did: "added", title: "do fetch" },
    ]);
    const closed = withStatus(ticket, "closed", at(2));
    expect(withoutTask(closed, "fetch", at(3))).toEqual({ ok: false, code: "ticket_closed" });
  });

  it("T20: what is late is said once, anew after another date, and not while it is solved", () => {
    const ticket = withAll(edit("fetch", [], 50), edit("ship", ["fetch"], 80));
    expect(tasksDueAt(ticket)).toBe(50);
    expect(afterTasks(ticket, at(49))).toBe(ticket);
    const late = afterTasks(ticket, at(50));
    expect(tasksOf(late).map((task) => task.late)).toEqual([true, false]);
    expect(tasksDueAt(late)).toBe(80);
    expect(afterTasks(late, at(60))).toBe(late);
    const moved = made(withTask(late, edit("fetch", [], 70), at(60)));
    expect(tasksDueAt(moved)).toBe(70);
    expect(tasksDueAt(withStatus(moved, "solved", at(61)))).toBeNull();
  });

  it("T19: a process is begun once, with who is still there and from now on", () => {
    const step = { title: "fetch", assigneeId: "mei", dueMinutes: 1, waitsFor: [] };
    const gone = { title: "ship", assigneeId: "gone", dueMinutes: null, waitsFor: [0] };
    const process = { id: "p", name: "Guarantee", steps: [step, gone] };
    const begun = { process, taskIds: ["1", "2"], people: new Map([["mei", "Mei"]]) };
    const ticket = made(withProcess(filed(), begun, at(10)));
    expect(tasksOf(ticket)).toMatchObject([
      { id: "1", assigneeName: "Mei", dueAt: 60_010, waitsFor: [] },
      { id: "2", assigneeId: null, dueAt: null, waitsFor: ["1"] },
    ]);
    expect(made(withProcess(ticket, begun, at(20)))).toBe(ticket);
  });

  it("T15: what is not done goes to the ticket that goes on, and waits for nothing that was done", () => {
    const done = made(
      withTaskDone(
        withAll(edit("a"), edit("b", ["a"]), edit("c", ["b"])),
        { taskId: "a", done: true },
        at(2),
      ),
    );
    const other = { ...withAll(edit("x")), id: "t2", reference: "CAS-2" };
    const moved = withTasksMoved([done, other], at(3));
    if (!moved.ok) throw new Error(moved.code);
    const [from, to] = moved.value;
    expect(tasksOf(from).map(({ id }) => id)).toEqual(["a"]);
    expect(tasksOf(to).map(({ id, waitsFor }) => [id, waitsFor])).toEqual([
      ["x", []],
      ["b", []],
      ["c", ["b"]],
    ]);
    const titles = ["do b", "do c"];
    expect(from.history.at(-1)?.change).toEqual({
      what: "tasks_moved",
      way: "to",
      reference: "CAS-2",
      titles,
    });
    expect(to.history.at(-1)?.change).toEqual({
      what: "tasks_moved",
      way: "from",
      reference: "CAS-1",
      titles,
    });
  });

  it("T15: a ticket that takes no more tasks takes none; without any nothing is said", () => {
    const full = Array.from({ length: MOST_TASKS }, (_, nth) => edit(`f${nth}`)).reduce(
      (ticket, one) => made(withTask(ticket, one, at(1))),
      { ...filed(), id: "t2" },
    );
    expect(withTasksMoved([withAll(edit("a")), full], at(2))).toMatchObject({
      code: "limit_reached",
    });
    const none = filed();
    expect(withTasksMoved([none, full], at(2))).toEqual({ ok: true, value: [none, full] });
  });

  it("A9: what somebody who is gone had to do is nobody's, each said once; what they did stays theirs", () => {
    const ben = { id: "ben", name: "Ben" };
    const given = withAll(edit("a"), edit("b"), edit("c"));
    const bens = ["a", "b"].reduce(
      (one, id) => made(withTask(one, { ...edit(id), assignee: ben }, at(2))),
      given,
    );
    const ticket = made(withTaskDone(bens, { taskId: "b", done: true }, at(3)));
    const after = withTasksFreed(ticket, "ben", at(4));
    expect(tasksOf(after).map(({ assigneeId }) => assigneeId)).toEqual([null, "ben", null]);
    expect(after.history.slice(ticket.history.length).map(({ change }) => change)).toEqual([
      { what: "task", did: "freed", title: "do a" },
    ]);
    expect(withTasksFreed(after, "ben", at(5))).toBe(after);
  });
});
