import { describe, expect, it } from "vitest";
import { inOrder, isLate, stepOf, tasksOf } from "../../../agent-console/state/tasks.ts";
import { fromLocal, toLocal } from "../../../agent-console/ticket/tasks/local-time.ts";
import { linesOf, onTopOf, writtenOf } from "../../../agent-console/ticket/tasks/task-edit.ts";
import { withoutStep } from "../../../agent-console/tools/toolkit/process-form.tsx";
import type { Task } from "../../../server/protocol/tasks.ts";
import { ME, ticket } from "./fixtures.ts";

const task = (id: string, given: Partial<Task> = {}): Task => ({
  id,
  title: id,
  assigneeId: ME,
  assigneeName: "Mei",
  dueAt: null,
  doneAt: null,
  doneBy: null,
  waitsFor: [],
  late: false,
  ...given,
});
const ids = (tasks: readonly Task[]) => tasks.map(({ id }) => id).join(" ");

describe("tasks in the console", () => {
  it("T17: each hangs behind the last it waits for, one step deeper", () => {
    const send = task("send", { waitsFor: ["ship", "pay"] });
    const tasks = [send, task("ask"), task("ship", { waitsFor: ["ask"] }), task("pay")];
    expect(ids(inOrder(tasks))).toBe("ask ship pay send");
    expect(tasks.map((one) => stepOf(one, tasks))).toEqual([2, 0, 1, 0]);
  });

  it("M1: the edit of a task that is removed meanwhile keeps its place, and one of a new task comes last", () => {
    const written = writtenOf(task("pay"));
    const edit = { id: "pay", known: true, place: 1, base: written, mine: written };
    const added = { ...edit, id: "new", known: false, place: Number.MAX_SAFE_INTEGER };
    const lines = (tasks: readonly Task[]) =>
      linesOf(tasks, [added, edit]).map(({ id, task: there, edit: one }) => [
        id,
        there !== null,
        one !== null,
      ]);
    const ask = ["ask", true, false];
    const send = ["send", true, false];
    const last = ["new", false, true];
    expect(lines([task("ask"), task("pay"), task("send")])).toEqual([
      ask,
      ["pay", true, true],
      send,
      last,
    ]);
    expect(lines([task("ask"), task("send")])).toEqual([ask, ["pay", false, true], send, last]);
  });

  it("A13: what somebody else changed of a task stays where it is not edited here", () => {
    const base = writtenOf(task("pay", { waitsFor: ["ask", "ship"] }));
    const mine = { ...base, title: "Pay at once", waitsFor: ["ask", "ship", "call"] };
    const edit = { id: "pay", known: true, place: 0, base, mine };
    const theirs = task("pay", { title: "Pay", assigneeId: "bob", waitsFor: ["ship"] });
    expect(onTopOf(theirs, edit)).toMatchObject({
      base: writtenOf(theirs),
      mine: { title: "Pay at once", assigneeId: "bob", waitsFor: ["ship", "call"] },
    });
    expect(onTopOf(null, edit)).toEqual(edit);
  });

  it("T20: mine over all open tickets: what can be done now first, then by when", () => {
    const one = ticket("1", {
      tasks: [task("late", { dueAt: 5 }), task("next", { dueAt: 1, waitsFor: ["late"] })],
    });
    const two = ticket("2", {
      tasks: [task("soon", { dueAt: 3 }), task("hers", { assigneeId: "ana" }), task("any")],
    });
    const solved = ticket("3", { status: "solved", tasks: [task("over")] });
    const mine = tasksOf([one, two, solved], ME);
    expect(ids(mine.map((found) => found.task))).toBe("soon late any next");
    expect(isLate(task("x", { dueAt: 5 }), 5)).toBe(true);
    expect(isLate(task("x", { dueAt: 5, doneAt: 9 }), 9)).toBe(false);
  });

  it("T17: a date field gives back the minute it was given", () => {
    const at = Date.UTC(2026, 10, 30, 16, 5);
    expect(fromLocal(toLocal(at))).toBe(at);
    expect([fromLocal(""), toLocal(null)]).toEqual([null, ""]);
  });

  it("T19: a step taken out of a template is waited for no more, and those behind it move up", () => {
    const step = (title: string, waitsFor: number[]) => ({
      title,
      waitsFor,
      assigneeId: null,
      dueMinutes: null,
    });
    const steps = [step("a", []), step("b", [0]), step("c", [0, 1])];
    expect(withoutStep(steps, 0)).toEqual([step("b", []), step("c", [0])]);
  });
});
