import { afterEach, describe, expect, it } from "vitest";
import { randomIds } from "../../server/random-ids.ts";
import type { AgentClient } from "../support/clients.ts";
import { startServer, type Running, type ServerOptions } from "../support/server.ts";
import { texts } from "../support/texts.ts";
import { until } from "../support/until.ts";

let running: Running | null = null;

async function server(options: ServerOptions = {}): Promise<Running> {
  running = await startServer(options);
  return running;
}

afterEach(async () => {
  const failures = running?.failures ?? [];
  await running?.stop();
  running = null;
  expect(failures).toEqual([]);
});

async function ticketOf(agent: AgentClient, conversationId: string) {
  return until("a ticket", async () =>
    (await agent.get("session:open", {})).tickets.find(
      (ticket) => ticket.conversationId === conversationId,
    ),
  );
}

describe("the cascade over real sockets", () => {
  it("B2: answers from the knowledge base, and B6: ends as deflected at yes", async () => {
    const { visitor } = await server();
    const me = await visitor();
    const conversationId = await me.start("how do I return something?");
    const { current } = await me.hello();
    const answer = current?.public.entries.at(-1);
    expect(answer).toMatchObject({
      is: "message",
      message: { author: { kind: "bot" }, body: { type: "answer", article: { id: "returns" } } },
    });
    await me.get("answer:judge", {
      conversationId,
      messageId: answer?.is === "message" ? answer.message.id : "",
      helped: true,
    });
    expect((await me.happened("conversation:resolved")).outcome).toBe("deflected");
  });

  it("B1: a text that comes as several messages is answered once, behind the last", async () => {
    const { visitor } = await server();
    const me = await visitor();
    const conversationId = randomIds.id();
    const first = { id: randomIds.id(), text: "how do I return something?", goesOn: true } as const;
    await me.get("conversation:start", {
      conversationId,
      message: first,
      person: false,
      page: null,
    });
    const last = { conversationId, id: randomIds.id(), text: "It is a tent." };
    await me.get("message:post", last);
    await me.get("message:post", last);
    const { public: side } = await me.get("conversation:sync", { conversationId, after: 0 });
    const said = side.entries.flatMap((entry) => (entry.is === "message" ? [entry.message] : []));
    expect(said.map(({ author }) => author.kind)).toEqual(["visitor", "visitor", "bot"]);
    expect(said[2]?.body).toMatchObject({ type: "answer", article: { id: "returns" } });
  });

  it("P2: offers a handed-off chat, and both sides have the same messages in the same order (D3)", async () => {
    const { visitor, agent } = await server();
    const mei = await agent("Mei");
    const me = await visitor();
    const conversationId = await me.start("I want to talk to a person");
    await mei.offered(conversationId);
    await mei.get("conversation:open", { conversationId });
    await mei.get("offer:accept", { conversationId });
    await Promise.all(
      ["one", "two", "three"].flatMap((word) => [
        me.say(conversationId, `visitor ${word}`),
        mei.say(conversationId, `agent ${word}`),
      ]),
    );
    const theirs = await mei.get("conversation:sync", {
      conversationId,
      after: { public: 0, internal: 0 },
    });
    const mine = await me.get("conversation:sync", { conversationId, after: 0 });
    expect(texts(mine.public.entries)).toHaveLength(7);
    expect(mine.public).toEqual(theirs.public);
    expect(mine.internal).toBeNull();
    const seqs = me.envelopes.map(({ logged }) => logged.seq);
    expect(seqs).toEqual(seqs.map((_seq, index) => index + 1));
  });

  it("P3: passes an offer that is not taken to the next agent", async () => {
    const { visitor, agent } = await server({ timings: { offerMs: 200 } });
    const [ana, ben] = [await agent("Ana"), await agent("Ben")];
    const me = await visitor();
    const conversationId = await me.start(null, { person: true });
    await Promise.all([ana.offered(conversationId), ben.offered(conversationId)]);
  });

  it("P5: gives a chat to one of many who take it at once", async () => {
    const { visitor, agent } = await server();
    const crew = [await agent("Ana"), await agent("Ben"), await agent("Cia")];
    for (const one of crew) await one.get("availability:set", { availability: "away" });
    const [first] = crew;
    if (first === undefined) throw new Error("no crew");
    await first.get("availability:set", { availability: "online" });
    const me = await visitor();
    const conversationId = await me.start(null, { person: true });
    await first.offered(conversationId);
    await first.get("offer:decline", { conversationId });
    const results = await Promise.all(
      crew.map((one) => one.ask("conversation:claim", { conversationId })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.code === "taken")).toHaveLength(2);
  });

  it("P8: never gives an agent more than their capacity, whatever arrives at once", async () => {
    const { visitor, agent } = await server();
    const mei = await agent("Mei");
    const people = await Promise.all(Array.from({ length: 12 }, () => visitor()));
    const ids = await Promise.all(people.map((one) => one.start(null, { person: true })));
    await until(
      "four offers",
      async () =>
        (await mei.get("session:open", {})).rows.filter((row) => row.status === "offered")
          .length === 4,
    );
    await Promise.all(
      ids.map((conversationId) => mei.ask("conversation:claim", { conversationId })),
    );
    const { agents, rows } = await mei.get("session:open", {});
    expect(agents[0]).toMatchObject({ load: 4, capacity: 4 });
    expect(rows.filter((row) => row.status === "live")).toHaveLength(4);
    expect(rows.filter((row) => row.status === "queued")).toHaveLength(8);
  });

  it("R1: offers a returning contact to the agent who spoke with them, and says why", async () => {
    const { visitor, agent } = await server();
    const [ana, ben] = [await agent("Ana"), await agent("Ben")];
    await ana.get("availability:set", { availability: "away" });
    const me = await visitor();
    const first = await me.start(null, { person: true });
    await ben.offered(first);
    await ben.get("offer:accept", { conversationId: first });
    await ben.say(first, "Hello.");
    await ben.get("conversation:resolve", { conversationId: first });
    await ana.get("availability:set", { availability: "online" });

    const second = await me.start(null, { person: true });
    await ben.offered(second);
    const { view } = await ben.get("conversation:open", { conversationId: second });
    const chosen = view.internal?.decision?.candidates.find((candidate) => candidate.chosen);
    expect(chosen).toMatchObject({ agentId: ben.id, reason: { code: "spoke_before" } });
  });

  it("R4: passes an agent over who is away, with the reason", async () => {
    const { visitor, agent } = await server();
    const [ana, ben] = [await agent("Ana"), await agent("Ben")];
    const me = await visitor();
    await ben.get("availability:set", { availability: "away" });
    const first = await me.start(null, { person: true });
    await ana.offered(first);
    const { view } = await ana.get("conversation:open", { conversationId: first });
    expect(
      view.internal?.decision?.candidates.find((candidate) => candidate.agentId === ben.id)?.reason,
    ).toEqual({ code: "away" });
  });

  it("R5, R6: holds a chat for the previous agent who is full, says so, and ends the hold when a slot is free", async () => {
    const { visitor, agent } = await server({ timings: { holdMs: 60_000 } });
    const mei = await agent("Mei");
    const others = await Promise.all(Array.from({ length: 4 }, () => visitor()));
    const me = await visitor();
    const first = await me.start(null, { person: true });
    await mei.offered(first);
    await mei.get("offer:accept", { conversationId: first });
    await mei.say(first, "Hello.");
    await mei.get("conversation:resolve", { conversationId: first });
    const busy = await Promise.all(others.map((one) => one.start(null, { person: true })));
    for (const conversationId of busy) {
      await mei.offered(conversationId);
      await mei.get("offer:accept", { conversationId });
    }
    const second = await me.start(null, { person: true });
    // Also while nobody else could take it.
    const held = await me.happened("hold:began");
    expect([held.agentName, held.met]).toEqual(["Mei", undefined]);
    const ben = await agent("Ben");
    expect(
      ben.received.some(
        ({ event, payload }) =>
          event === "row:changed" &&
          (payload as { id: string; status: string }).id === second &&
          (payload as { status: string }).status === "offered",
      ),
    ).toBe(false);
    await mei.get("conversation:resolve", { conversationId: busy[0] ?? "" });
    await mei.offered(second);
  });

  it("R7, T1, T3: files one ticket at once when nobody is on duty, and shows it again on return", async () => {
    const { visitor, agent } = await server();
    const mei = await agent("Mei");
    await mei.get("availability:set", { availability: "away" });
    const me = await visitor();
    const conversationId = await me.start("my zip broke, can a human help");
    if ((await me.hello()).current !== null) await me.ask("person:request", { conversationId });
    const filed = await me.happened("ticket:filed");
    expect(filed.reason).toBe("nobody_on_duty");
    const again = await visitor(me.token);
    const { tickets } = await again.hello();
    expect(tickets).toHaveLength(1);
    expect(tickets[0]).toMatchObject({
      reference: filed.reference,
      status: "new",
      subject: "my zip broke, can a human help",
    });
    expect(await ticketOf(mei, conversationId)).toMatchObject({
      page: { title: "Tents" },
      reason: "nobody_on_duty",
    });
  });

  it.each([
    ["F1: the wait is over its limit", { queueLimitMs: 150 }, "queue_limit"],
    ["F2: the visitor leaves while waiting", { visitorGoneMs: 100 }, "visitor_left"],
  ] as const)("%s: a ticket", async (_rule, timings, reason) => {
    const { visitor, agent } = await server({ timings: { offerMs: 100_000, ...timings } });
    const mei = await agent("Mei");
    const fillers = await Promise.all(Array.from({ length: 4 }, () => visitor()));
    for (const filler of fillers) {
      const conversationId = await filler.start(null, { person: true });
      await mei.offered(conversationId);
      await mei.get("offer:accept", { conversationId });
    }
    const me = await visitor();
    const conversationId = await me.start("is anybody there, I want a person", { person: true });
    if (reason === "visitor_left") me.close();
    expect((await ticketOf(mei, conversationId)).reason).toBe(reason);
    if (reason === "visitor_left") return;
    const { view } = await mei.get("conversation:open", { conversationId });
    expect(view.internal?.decision).toMatchObject({
      outcome: "file",
      candidates: [{ name: "Mei", reason: { code: "full" } }],
    });
  });

  it.each([
    ["F4: closed unresolved", "closed_unresolved", 900_000],
    ["F3: gone silent", "silent", 150],
  ] as const)("%s: a ticket", async (_rule, reason, idleMs) => {
    const { visitor, agent } = await server({ timings: { idleMs } });
    const mei = await agent("Mei");
    const me = await visitor();
    const conversationId = await me.start("my pole snapped", { person: true });
    await mei.offered(conversationId);
    await mei.get("offer:accept", { conversationId });
    if (reason === "closed_unresolved") await mei.get("conversation:file", { conversationId });
    expect((await ticketOf(mei, conversationId)).reason).toBe(reason);
  });

  it("T4, T5, T6, T7: a ticket is answered, reopened, taken live and solved", async () => {
    const { visitor, agent } = await server();
    const mei = await agent("Mei");
    const me = await visitor();
    const conversationId = await me.start("my pole snapped", { person: true });
    await mei.offered(conversationId);
    await mei.get("offer:accept", { conversationId });
    await mei.get("conversation:file", { conversationId });
    const { id: ticketId } = await ticketOf(mei, conversationId);
    const status = async () => (await ticketOf(mei, conversationId)).status;

    expect((await mei.say(conversationId, "We look into it.")).ok).toBe(true);
    expect(await status()).toBe("pending");
    expect((await me.say(conversationId, "Any news?")).ok).toBe(true);
    expect(await status()).toBe("open");
    await me.get("ticket:subscribe", { ticketId, email: "aino@example.com" });
    await mei.get("ticket:resume", { ticketId });
    await mei.get("conversation:resolve", { conversationId });
    const ticket = await ticketOf(mei, conversationId);
    expect(ticket).toMatchObject({
      status: "solved",
      email: "aino@example.com",
      assigneeId: mei.id,
    });
    expect(ticket.history.map(({ change }) => change.what)).toEqual([
      "filed",
      "assignee",
      "status",
      "status",
      "email",
      "live",
      "status",
    ]);
    expect(await mei.ask("ticket:resume", { ticketId })).toEqual(
      expect.objectContaining({ ok: false, code: "wrong_state" }),
    );
  });

  it("P7: returns a chat to the queue when its agent is gone longer than the grace, and tells the visitor", async () => {
    const { visitor, agent } = await server();
    const [ana, ben] = [await agent("Ana"), await agent("Ben")];
    await ben.get("availability:set", { availability: "away" });
    const me = await visitor();
    const conversationId = await me.start(null, { person: true });
    await ana.offered(conversationId);
    await ana.get("offer:accept", { conversationId });
    await ben.get("availability:set", { availability: "online" });
    ana.close();
    await ben.offered(conversationId);
    expect((await me.happened("handoff:made", 2)).reason).toBe("agent_left");
  });
});
