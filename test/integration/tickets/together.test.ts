import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_VIEWS } from "../../../server/protocol/views.ts";
import { randomIds } from "../../../server/random-ids.ts";
import type { AgentClient, VisitorClient } from "../../support/clients.ts";
import { startServer, type Running } from "../../support/server.ts";
import { fileTicket, type Filed } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

let running: Running;
let mei: AgentClient;
let aino: VisitorClient;
let first: Filed;

beforeEach(async () => {
  running = await startServer();
  mei = await running.agent("Mei");
  aino = await running.visitor();
  first = await fileTicket(mei, aino);
});

afterEach(async () => {
  await running.stop();
  expect(running.failures).toEqual([]);
});

const tickets = async () => (await mei.get("session:open", {})).tickets;
const ticket = async (id: string) => {
  const found = (await tickets()).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ticket ${id}`);
  return found;
};

describe("tickets that have to do with one another", () => {
  it("T14: two linked tickets name one another, with one entry each, until they no longer do", async () => {
    const other = await fileTicket(mei, await running.visitor(), "another pole");
    const two = { ticketId: first.ticketId, otherId: other.ticketId };
    await Promise.all([
      mei.get("ticket:link", { ...two, linked: true }),
      mei.get("ticket:link", { ...two, linked: true }),
    ]);
    const [a, b] = [await ticket(two.ticketId), await ticket(two.otherId)];
    expect(a.links).toEqual([{ id: b.id, reference: b.reference }]);
    expect(b.links).toEqual([{ id: a.id, reference: a.reference }]);
    expect(a.history.filter(({ change }) => change.what === "linked")).toHaveLength(1);
    await mei.get("ticket:link", { ...two, linked: false });
    expect((await ticket(b.id)).links).toEqual([]);
    expect(await mei.ask("ticket:link", { ...two, otherId: a.id, linked: true })).toMatchObject({
      code: "wrong_state",
    });
  });

  it("T15: a merged ticket closes, and what its customer writes there lands on the other", async () => {
    const second = await fileTicket(mei, aino, "the same pole again");
    await mei.get("ticket:update", {
      ticketId: second.ticketId,
      priority: "urgent",
      addTags: ["poles"],
    });
    const task = {
      id: randomIds.id(),
      title: "Call them",
      assigneeId: null,
      dueAt: null,
      waitsFor: [],
    };
    await mei.get("task:save", { ticketId: second.ticketId, ...task });
    await mei.get("ticket:merge", { ticketId: second.ticketId, otherId: first.ticketId });
    const [into, gone] = [await ticket(first.ticketId), await ticket(second.ticketId)];
    expect(gone).toMatchObject({ status: "closed", followedBy: { id: into.id } });
    expect(into).toMatchObject({ priority: "urgent", tags: ["poles"], status: "new" });
    expect([into.tasks.map(({ id }) => id), gone.tasks]).toEqual([[task.id], []]);
    const answer = await aino.get("message:post", {
      conversationId: second.conversationId,
      id: randomIds.id(),
      text: "Hello?",
    });
    expect(answer.made?.conversationId).toBe(first.conversationId);
    expect(await tickets()).toHaveLength(2);
  });

  it("T15: tickets of different customers do not become one", async () => {
    const other = await fileTicket(mei, await running.visitor(), "another pole");
    const two = { ticketId: first.ticketId, otherId: other.ticketId };
    expect(await mei.ask("ticket:merge", two)).toMatchObject({ ok: false, code: "other_contact" });
  });

  it("T16: a customer's message becomes a linked ticket of theirs, once however often it is asked", async () => {
    const id = randomIds.id();
    const { conversationId } = first;
    await aino.get("message:post", { conversationId, id, text: "And my stove hisses." });
    const ask = { ticketId: first.ticketId, messageId: id, conversationId: randomIds.id() };
    const made = await Promise.all([mei.get("ticket:split", ask), mei.get("ticket:split", ask)]);
    expect(made[0]).toEqual(made[1]);
    expect(await tickets()).toHaveLength(2);
    const part = await ticket(made[0].ticketId);
    expect(part).toMatchObject({ subject: "And my stove hisses.", reason: "split" });
    expect(part.links.map(({ id: linked }) => linked)).toEqual([first.ticketId]);
    expect((await ticket(first.ticketId)).links.map(({ id: linked }) => linked)).toEqual([part.id]);
    expect((await aino.hello()).tickets).toHaveLength(2);
    const notTheirs = { ...ask, conversationId: randomIds.id(), messageId: randomIds.id() };
    expect(await mei.ask("ticket:split", notTheirs)).toMatchObject({ code: "not_found" });
  });

  it("V3: one change on many tickets says on which it could not be done", async () => {
    const second = await fileTicket(mei, aino, "the same pole again");
    const unknown = randomIds.id();
    const ticketIds = [first.ticketId, second.ticketId, unknown];
    const answer = await mei.get("tickets:update", { ticketIds, priority: "high" });
    expect(answer.failed).toEqual([unknown]);
    expect((await tickets()).map(({ priority }) => priority)).toEqual(["high", "high"]);
  });

  it("CO11: many are taken back at once, but for those somebody has set to something else since", async () => {
    const kept = first.ticketId;
    const { ticketId: moved } = await fileTicket(mei, aino, "the same pole again");
    const ben = await running.agent("Ben");
    const { tags } = await ticket(kept);
    const ticketIds = [kept, moved];
    await mei.get("tickets:update", { ticketIds, status: "pending", addTags: ["later"] });
    await ben.get("ticket:update", { ticketId: moved, status: "on_hold" });
    const ifStill = { status: "pending" as const, addTags: ["later"] };
    const back = { status: "open" as const, removeTags: ["later"] };
    const answer = await mei.get("tickets:update", { ticketIds, ...back, ifStill });
    expect(answer.failed).toEqual([moved]);
    expect(await ticket(kept)).toMatchObject({ status: "open", tags });
    expect(await ticket(moved)).toMatchObject({ status: "on_hold", tags: ["later"] });
    const given = { ticketIds, assigneeId: mei.id };
    await mei.get("tickets:update", given);
    await ben.get("ticket:update", { ticketId: kept, assigneeId: ben.id });
    const released = { ticketIds, assigneeId: null, ifStill: { assigneeId: mei.id } };
    expect((await mei.get("tickets:update", released)).failed).toEqual([kept]);
    expect(await ticket(moved)).toMatchObject({ assigneeId: null });
  });

  it("V2: a saved view is every agent's, at once", async () => {
    const ben = await running.agent("Ben");
    const view = {
      id: randomIds.id(),
      name: "Urgent poles",
      filter: { statuses: [], priorities: ["urgent"], kinds: [], tags: ["poles"], assignee: "me" },
      sort: "oldest",
    } as const;
    await mei.get("view:save", { base: null, view } as never);
    const heard = await until("the view", () =>
      ben.received.find(({ event }) => event === "views:changed"),
    );
    expect(heard.payload).toMatchObject({ views: [view] });
    const renamed = { ...view, name: "Poles" };
    await ben.get("view:save", { base: view, view: renamed } as never);
    expect((await mei.get("session:open", {})).views.views.map(({ name }) => name)).toEqual([
      "Poles",
    ]);
    await ben.get("view:remove", { base: renamed, id: view.id });
    expect((await mei.get("session:open", {})).views.views).toEqual([]);
  });

  it("V2: beyond the most there may be of them, a view is refused until another is removed", async () => {
    const view = () => ({
      id: randomIds.id(),
      name: "Poles",
      filter: { statuses: [], priorities: [], kinds: [], tags: ["poles"], assignee: "me" as const },
      sort: "oldest" as const,
    });
    const views = Array.from({ length: MOST_VIEWS }, view);
    const save = () => mei.ask("view:save", { base: null, view: view() });
    for (const one of views) await mei.get("view:save", { base: null, view: one });
    expect(await save()).toMatchObject({ code: "limit_reached" });
    await mei.get("view:remove", { base: views[0], id: views[0]?.id ?? "" });
    expect(await save()).toMatchObject({ ok: true });
  });

  it("V4: finds tickets, chats and contacts by what was written, also just now", async () => {
    const look = async (text: string) =>
      (await mei.get("search:find", { text })).found.map(({ kind, id }) => `${kind}:${id}`);
    expect(await look("snapped pole")).toEqual([`ticket:${first.ticketId}`]);
    expect(await look("cas-1001")).toEqual([`ticket:${first.ticketId}`]);
    expect(await look("帐篷")).toEqual([]);
    await aino.say(first.conversationId, "帐篷杆断了");
    await mei.get("note:post", {
      conversationId: first.conversationId,
      id: randomIds.id(),
      text: "Looks like guarantee",
    });
    expect(await look("帐篷断了")).toEqual([`ticket:${first.ticketId}`]);
    expect(await look("guarantee")).toEqual([`ticket:${first.ticketId}`]);
    await aino.get("ticket:subscribe", { ticketId: first.ticketId, email: "aino@example.com" });
    expect((await look("aino@example")).map((key) => key.split(":")[0]).toSorted()).toEqual([
      "contact",
      "ticket",
    ]);
    expect(await look("")).toEqual([]);
  });
});
