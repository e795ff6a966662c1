import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contactOf } from "../../server/application/contacts.ts";
import { execute } from "../../server/application/execute.ts";
import { get } from "../../server/application/records.ts";
import { start } from "../../server/application/start.ts";
import { openWorkspace } from "../../server/application/workspace.ts";
import { randomIds } from "../../server/random-ids.ts";
import { createMemoryStore } from "../../server/stores/memory/memory-store.ts";
import { markOf } from "../../server/protocol/inbox.ts";
import type { TeamView } from "../../server/protocol/visitor.ts";
import { put, type AgentClient, type VisitorClient } from "../support/clients.ts";
import { depsOn } from "../support/deps.ts";
import { TIMINGS } from "../support/domain.ts";
import { startServer, type Running } from "../support/server.ts";
import { until } from "../support/until.ts";

describe("what people at the console see and take back, over real connections", () => {
  let running: Running;
  let ana: AgentClient;
  let mei: AgentClient;
  let ben: AgentClient;

  beforeAll(async () => {
    running = await startServer();
    ana = await running.agent("Ana");
    mei = await running.agent("Mei");
    ben = await running.agent("Ben");
    for (const one of [ana, ben]) await one.get("availability:set", { availability: "away" });
  });

  afterAll(async () => {
    expect(running.failures).toEqual([]);
    await running.stop();
  });

  const allow = (on: boolean, revision: number, who = ana) =>
    put(running.url, "/api/typing-preview", { revision, settings: { on } }, { cookie: who.cookie });
  const drafts = ({ received }: AgentClient) =>
    received.filter(({ event }) => event === "draft:shown").map(({ payload }) => payload);

  it("TP1, TP2: a draft goes to its agent and to supervisors who have it open, where the owner allows it", async () => {
    const me = await running.visitor();
    expect((await me.hello()).team.previews).toBe(false);
    const conversationId = await me.start("a person, please", { person: true });
    const draft = { conversationId, text: "I am wri" };
    expect(await me.ask("draft:show", draft)).toMatchObject({ code: "wrong_state" });
    await mei.offered(conversationId);
    await mei.get("offer:accept", { conversationId });
    for (const one of [ana, mei, ben]) await one.get("conversation:open", { conversationId });
    // Live, but nobody has allowed it.
    expect(await me.ask("draft:show", draft)).toMatchObject({ code: "wrong_state" });
    expect((await allow(true, 0, mei)).status).toBe(403);
    expect((await allow(true, 0)).status).toBe(200);
    await until("the open panel is told", () =>
      me.received.some(
        ({ event, payload }) => event === "team:changed" && (payload as TeamView).previews,
      ),
    );
    await me.get("draft:show", draft);
    const stranger = await running.visitor();
    expect(await stranger.ask("draft:show", draft)).toMatchObject({ code: "not_found" });
    const long = { conversationId, text: "x".repeat(1_001) };
    expect(await me.ask("draft:show", long)).toMatchObject({ code: "bad_request" });
    await until("the draft at its agent and at the supervisor", () =>
      [ana, mei].every((one) => drafts(one).length === 1),
    );
    expect(drafts(mei)).toEqual([draft]);
    // Who hears this has heard all that came before it.
    await me.get("typing:set", { conversationId, typing: true });
    await until("the typing sign", () =>
      ben.received.some(({ event }) => event === "sign:changed"),
    );
    expect(drafts(ben)).toEqual([]);
    await ana.get("conversation:leave", { conversationId });
    await me.get("draft:show", { conversationId, text: "I am writing" });
    await until("the next", () => drafts(mei).length === 2);
    expect(drafts(ana)).toHaveLength(1);
    // Nothing of it is anywhere afterwards.
    const kept = JSON.stringify(await ana.get("conversation:open", { conversationId }));
    expect(kept).not.toContain("I am wri");
    expect((await allow(false, 1)).status).toBe(200);
    expect(await me.ask("draft:show", draft)).toMatchObject({ code: "wrong_state" });
    await mei.get("conversation:resolve", { conversationId });
    me.close();
    stranger.close();
  });

  it("OS1 to OS3: supervisors see who is there, where, since when and with whom, as long as they are", async () => {
    const me = await running.visitor();
    await me.get("session:open", {
      language: "sv",
      timeZone: "Europe/Stockholm",
      page: { url: "https://shop.example/cart?coupon=SECRET", title: "Cart" },
    });
    const conversationId = await me.start("where is my order");
    expect(await ben.ask("site:look", {})).toMatchObject({ code: "forbidden" });
    const look = async () => {
      const { visitors, whole } = await ana.get("site:look", {});
      expect(whole).toBe(true);
      return visitors.find(({ conversation }) => conversation?.id === conversationId);
    };
    expect(await look()).toMatchObject({
      verified: false,
      page: { url: "https://shop.example/cart", title: "Cart" },
      // They write English in a widget in Swedish (TL1).
      language: "en",
      timeZone: "Europe/Stockholm",
      conversation: { id: conversationId, with: "bot", agentName: null },
    });
    await me.get("page:report", { page: { url: "https://shop.example/pay", title: "Pay" } });
    await me.get("person:request", { conversationId });
    await mei.offered(conversationId);
    expect(await look()).toMatchObject({ page: { title: "Pay" }, conversation: { with: "queue" } });
    await mei.get("offer:accept", { conversationId });
    expect(await look()).toMatchObject({ conversation: { with: "agent", agentName: "Mei" } });
    await mei.get("conversation:resolve", { conversationId });
    expect(await look()).toMatchObject({ conversation: { with: "none", agentName: null } });
    me.close();
    await until("their going", async () => (await look()) === undefined);
  });

  it("Y6: supervisors, and nobody else, read how customers found it, as they last said", async () => {
    const read = async () => ana.get("satisfaction:read", { days: 7 });
    expect(await ben.ask("satisfaction:read", { days: 7 })).toMatchObject({ code: "forbidden" });
    const bad = { days: 8 } as unknown as { days: 7 };
    expect(await ana.ask("satisfaction:read", bad)).toMatchObject({ code: "bad_request" });
    const before = await read();
    const { me, conversationId } = await resolvedChat();
    await me.get("conversation:rate", { conversationId, good: true, comment: null });
    expect((await read()).all).toEqual({ ...before.all, good: before.all.good + 1 });
    await me.get("conversation:rate", { conversationId, good: false, comment: "It broke again." });
    const after = await read();
    expect(after.all).toEqual({ ...before.all, bad: before.all.bad + 1 });
    expect(after.agents.find(({ name }) => name === "Mei")).toMatchObject({ bad: 1 });
    expect(after.teams[0]).toMatchObject({ bad: 1 });
    expect(after.said[0]).toMatchObject({ conversationId, good: false, text: "It broke again." });
    expect(after.whole).toBe(true);
    me.close();
  });

  /** A chat that Mei has just resolved, and its visitor. */
  async function resolvedChat() {
    const me = await running.visitor();
    await me.hello();
    const conversationId = await me.start("a person, please", { person: true });
    await mei.offered(conversationId);
    await mei.get("offer:accept", { conversationId });
    await mei.say(conversationId, "Here you are.");
    await mei.get("conversation:resolve", { conversationId });
    const takeBack = (who = mei) => who.ask("conversation:unresolve", { conversationId });
    return { me, conversationId, takeBack };
  }

  it("CO8: a chat resolved too soon goes on with its agent, as its visitor sees; once they said how it was, it stays", async () => {
    const { me, conversationId, takeBack } = await resolvedChat();
    expect(await takeBack(ben)).toMatchObject({ code: "forbidden" });
    expect(await takeBack()).toMatchObject({ ok: true });
    await until("the visitor to see it", () => joinings(me, conversationId) === 2);
    const { current } = await me.hello();
    expect(current).toMatchObject({ id: conversationId, public: { phase: { is: "live" } } });
    expect((await me.say(conversationId, "One more thing")).ok).toBe(true);
    await mei.get("conversation:resolve", { conversationId });
    await me.get("conversation:rate", { conversationId, good: true, comment: null });
    expect(await takeBack()).toMatchObject({ code: "rated" });
    const { rows } = await mei.get("session:open", {});
    expect(rows.find(({ id }) => id === conversationId)).toMatchObject({ status: "resolved" });
    me.close();
  });

  it("CO8: whoever began something else, or left, is not taken to wait in the old chat", async () => {
    const { me, takeBack } = await resolvedChat();
    await me.start("how do I return something?");
    expect(await takeBack()).toMatchObject({ code: "talks_elsewhere" });
    me.close();

    const left = await resolvedChat();
    const { conversationId } = left;
    left.me.close();
    await until("their going", async () => {
      const { visitorOnline } = await mei.get("conversation:open", { conversationId });
      return !visitorOnline;
    });
    expect(await left.takeBack()).toMatchObject({ ok: true });
    const stored = await get(running.store, "conversation", conversationId);
    expect(stored?.state).toMatchObject({
      state: { is: "live" },
      visitorGoneAt: expect.any(Number),
    });
    await mei.get("conversation:resolve", { conversationId });
  });
});

function joinings({ envelopes }: VisitorClient, conversationId: string): number {
  return envelopes.filter(
    (one) => one.conversationId === conversationId && one.logged.event.type === "agent:joined",
  ).length;
}

it("CO13: of a long inbox the ends come first, with whole counts, then all the rest", async () => {
  const store = createMemoryStore();
  const deps = { ...depsOn(store, Date.now, { agentOnDuty: () => false }), timings: TIMINGS };
  await openWorkspace(deps);
  const MANY = 620;
  for (let nth = 0; nth < MANY; nth += 1) {
    const conversationId = randomIds.id();
    await start(deps, {
      contactId: await contactOf(deps, randomIds.secret()),
      conversationId,
      message: { id: randomIds.id(), text: `question ${nth}` },
      person: true,
      page: null,
    });
    const route = { actor: { kind: "system" }, command: { type: "route" } } as const;
    await execute(deps, { conversationId, ...route });
  }
  const running = await startServer({ store });
  try {
    const ana = await running.agent("Ana");
    const first = await ana.get("session:open", {});
    const [coming, ...others] = first.rest?.tickets ?? [];
    expect(others).toEqual([]);
    expect(coming).toMatchObject({ status: "new", assigneeId: null, breaching: false });
    expect(first.rest).toMatchObject({ live: [], waiting: [] });
    const marks = new Set(coming?.marks);
    expect(first.tickets.length + marks.size).toBe(MANY);
    const subjects = first.tickets.map(({ subject }) => subject);
    for (const end of ["question 0", `question ${MANY - 1}`]) expect(subjects).toContain(end);
    const ids = new Set(first.tickets.map(({ id }) => id));
    for (let more = true; more;) {
      const page = await ana.get("session:more", {});
      for (const { id } of page.tickets) ids.add(id);
      for (const { id } of page.tickets) expect(marks.delete(markOf(id))).toBe(true);
      expect(page.rows.map(({ ticketId }) => ticketId)).toEqual(page.tickets.map(({ id }) => id));
      expect(ids.size + marks.size).toBe(MANY);
      more = !page.last;
    }
    expect(marks.size).toBe(0);
    expect(await ana.get("session:more", {})).toEqual({ rows: [], tickets: [], last: true });
    expect(running.failures).toEqual([]);
  } finally {
    await running.stop();
  }
});
