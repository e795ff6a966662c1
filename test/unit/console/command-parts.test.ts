import { expect, it } from "vitest";
import type { Command } from "../../../agent-console/command/command.ts";
import { matching } from "../../../agent-console/command/match.ts";
import {
  messagesOff,
  tagsOff,
  tasksTicked,
} from "../../../agent-console/command/parts-of-ticket.ts";
import type { Task } from "../../../server/protocol/tasks.ts";
import type { Entry } from "../../../server/protocol/view.ts";
import { said } from "./fixtures.ts";

const labels = (commands: readonly Command[]) => commands.map(({ label }) => label);

/** The first that what was typed finds, done. */
function type(typed: string, commands: readonly Command[]): void {
  matching(commands, typed)[0]?.command.run();
}

function task(id: string, given: Partial<Task> = {}): Task {
  const nobodys = { assigneeId: null, assigneeName: null, dueAt: null, late: false };
  return { id, title: id, ...nobodys, waitsFor: [], doneAt: null, ...given } as Task;
}

function wrote(seq: number, text: string): Entry {
  const entry = said(seq, { kind: "visitor" }, `m${seq}`);
  if (entry.is !== "message") throw new Error("said makes messages");
  return { ...entry, message: { ...entry.message, body: { type: "text", text } } };
}

it("CY1: each tag of a ticket can be taken off", () => {
  const off: string[] = [];
  const commands = tagsOff({ tags: ["zip", "pole"] }, (tag) => off.push(tag));
  expect(labels(commands)).toEqual(["Remove the tag zip", "Remove the tag pole"]);
  type("untag pole", commands);
  expect(off).toEqual(["pole"]);
});

it("CY1: what can be ticked off is what its box can, also back; what waits for another cannot", () => {
  const ticked: unknown[] = [];
  const tasks = [task("Ask", { doneAt: 1 }), task("Order"), task("Send", { waitsFor: ["Order"] })];
  const commands = tasksTicked({ tasks }, (...one) => ticked.push(one));
  expect(labels(commands)).toEqual(["“Ask” is not done after all", "Tick off “Order”"]);
  type("done order", commands);
  type("untick ask", commands);
  expect(ticked).toEqual([
    ["Order", true],
    ["Ask", false],
  ]);
});

it("CY1: of the customer's words the latest are offered to be split off, on one line", () => {
  const split: string[] = [];
  const many = Array.from({ length: 9 }, (_, nth) => wrote(nth + 1, `Number ${nth + 1}`));
  const ours = said(10, { kind: "agent", id: "mei", name: "Mei" });
  const last = wrote(11, `And\n my ${"long ".repeat(20)}story`);
  const commands = messagesOff([...many, ours, last], (id) => split.push(id));
  expect(commands).toHaveLength(8);
  expect(labels(commands)[0]).toMatch(/^Split off “And my (long )+.*…” as a ticket$/);
  expect(labels(commands).at(-1)).toBe("Split off “Number 3” as a ticket");
  type("split number 7", commands);
  expect(split).toEqual(["m7"]);
});
