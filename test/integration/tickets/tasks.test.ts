import { afterEach, expect, it } from "vitest";
import { randomIds } from "../../../server/random-ids.ts";
import type { AgentClient } from "../../support/clients.ts";
import { startServer, type Running } from "../../support/server.ts";
import { fileTicket, ticketOf } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

let running: Running | null = null;
let clock = 0;

async function company() {
  clock = Date.UTC(2026, 5, 1, 9);
  running = await startServer({ now: () => clock });
  const mei = await running.agent("Mei");
  const ana = await running.agent("Ana");
  await ana.get("availability:set", { availability: "away" });
  const aino = await running.visitor();
  const { ticketId, conversationId } = await fileTicket(mei, aino);
  return { mei, ana, aino, ticketId, conversationId };
}

afterEach(async () => {
  const failures = running?.failures ?? [];
  await running?.stop();
  running = null;
  expect(failures).toEqual([]);
});

const told = async (agent: AgentClient) =>
  (await agent.get("session:open", {})).notices.notices.map(({ about }) => about);

it("T17, T18: tasks wait for one another, never in a ring, and a customer sees none of it", async () => {
  const { mei, ana, aino, ticketId, conversationId } = await company();
  const [fetch, ship] = [randomIds.id(), randomIds.id()];
  const task = { ticketId, title: "Fetch it", assigneeId: ana.id, dueAt: null };
  await mei.get("task:save", { ...task, id: fetch, waitsFor: [] });
  await mei.get("task:save", { ...task, id: ship, title: "Ship it", waitsFor: [fetch] });
  expect(await ana.ask("task:done", { ticketId, taskId: ship, done: true })).toMatchObject({
    code: "task_waits",
  });
  expect(await mei.ask("task:save", { ...task, id: fetch, waitsFor: [ship] })).toMatchObject({
    code: "task_cycle",
  });
  const nobody = { ...task, id: randomIds.id(), assigneeId: randomIds.id(), waitsFor: [] };
  expect(await mei.ask("task:save", nobody)).toMatchObject({ code: "not_found" });
  await ana.get("task:done", { ticketId, taskId: fetch, done: true });
  const { tasks } = await ticketOf(mei, conversationId);
  expect(tasks).toMatchObject([{ doneBy: "Ana" }, { assigneeName: "Ana", doneAt: null }]);
  expect((await aino.hello()).tickets[0]).not.toHaveProperty("tasks");
});

it("T19: a process is put on a ticket once; only supervisors make one", async () => {
  const { mei, ana, ticketId, conversationId } = await company();
  const step = { title: "Fetch it", assigneeId: null, dueMinutes: 60, waitsFor: [] };
  const steps = [step, { ...step, title: "Ship it", dueMinutes: null, waitsFor: [0] }];
  const process = { id: randomIds.id(), name: "Guarantee", steps };
  expect(await ana.ask("process:save", { base: null, tool: process })).toMatchObject({
    code: "forbidden",
  });
  const ring = { ...process, steps: [{ ...step, waitsFor: [0] }] };
  expect(await mei.ask("process:save", { base: null, tool: ring })).toMatchObject({
    code: "bad_request",
  });
  await mei.get("process:save", { base: null, tool: process });
  const begin = { ticketId, processId: process.id, taskIds: [randomIds.id(), randomIds.id()] };
  const short = { ...begin, taskIds: [randomIds.id()] };
  expect(await ana.ask("process:begin", short)).toMatchObject({ code: "conflict" });
  await Promise.all([ana.get("process:begin", begin), ana.get("process:begin", begin)]);
  const { tasks } = await ticketOf(mei, conversationId);
  expect(tasks.map(({ title, dueAt }) => [title, dueAt])).toEqual([
    ["Fetch it", clock + 60 * 60_000],
    ["Ship it", null],
  ]);
});

it("T20: whose task is late is told once; nobody's goes to supervisors", async () => {
  const { mei, ana, ticketId } = await company();
  const task = { ticketId, waitsFor: [], dueAt: clock + 1_000 };
  const hers = { ...task, id: randomIds.id(), title: "Fetch it", assigneeId: ana.id };
  await mei.get("task:save", hers);
  await mei.get("task:save", { ...task, id: randomIds.id(), title: "Ship it", assigneeId: null });
  clock += 1_000;
  await until("both to be late", async () => (await told(mei)).length > 0);
  expect(await told(ana)).toMatchObject([{ is: "task", title: "Fetch it", ticketId }]);
  expect(await told(mei)).toMatchObject([{ is: "task", title: "Ship it", ticketId }]);
});
