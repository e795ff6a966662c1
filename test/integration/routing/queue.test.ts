import { afterEach, describe, expect, it } from "vitest";
import type { WaitNews } from "../../../server/protocol/visitor.ts";
import { randomIds } from "../../../server/random-ids.ts";
import { VisitorClient } from "../../support/clients.ts";
import { live, server, setAgentCapacity, endServer } from "../../support/routing-floor.ts";
import { until } from "../../support/until.ts";

afterEach(endServer);

describe("the queue, as its visitors see it, and why", () => {
  it("R18, P12: who waits is told their place, and may leave a message instead", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    await setAgentCapacity(ana, ana, 1);
    await live(await visitor(), ana);
    const someone = await visitor();
    const conversationId = await someone.start("me too", { person: true });
    const news = await until("a place", () =>
      someone.received.find(({ event }) => event === "wait:changed"),
    );
    // Nothing has been finished yet: no basis for a number.
    expect(news.payload).toEqual({ conversationId, position: 1, wait: null });
    await someone.get("message:leave", {
      conversationId,
      id: randomIds.id(),
      text: "Please write to me.",
    });
    expect(await someone.happened("ticket:filed")).toMatchObject({ reason: "left_message" });
  });

  it("WX5: from the fifth chat on visitors are told within what time people usually answer", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    await setAgentCapacity(ana, ana, 10);
    const told = async () => (await (await visitor()).hello()).team.usualReplyMs;
    for (let nth = 0; nth < 5; nth += 1) {
      expect(await told()).toBeNull();
      const someone = await visitor();
      const conversationId = await live(someone, ana);
      await ana.say(conversationId, "Hello");
    }
    await until("a number", async () => (await told()) === 60_000);
  });

  it("Q1, Q3, P13: whoever opens the panel while waiting reads their place; asking for a call gives it up", async () => {
    const { agent, visitor, url, site } = await server();
    const ana = await agent("Ana");
    await setAgentCapacity(ana, ana, 1);
    await live(await visitor(), ana);
    await (await visitor()).start("me first", { person: true });
    const someone = await visitor();
    const conversationId = await someone.start("then me", { person: true });
    const other = await VisitorClient.connect({ url, site, token: someone.token });
    const waiting = { conversationId, position: 2, wait: null };
    expect(await other.hello()).toMatchObject({ wait: waiting });
    const call = { name: "Aino", phone: "+358 40 123 4567", when: null };
    await other.get("call:ask", { conversationId, ...call });
    expect(await other.hello()).toMatchObject({
      wait: null,
      tickets: [{ reason: "call_back", call }],
    });
    const later = { ...call, when: Date.now() + 3_600_000 };
    await other.get("call:ask", { conversationId, ...later });
    expect(await other.hello()).toMatchObject({ tickets: [{ call: later }] });
    expect((await ana.get("session:open", {})).tickets).toMatchObject([
      { kind: "call_back", call: later },
    ]);
    other.close();
  });

  it("Q2: the next in line hears that they are, also while somebody is being asked", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    await setAgentCapacity(ana, ana, 1);
    const first = await visitor();
    const ahead = await live(first, ana);
    const second = await visitor();
    await second.start("me first", { person: true });
    const someone = await visitor();
    const conversationId = await someone.start("then me", { person: true });
    const place = () =>
      someone.received.findLast(({ event }) => event === "wait:changed")?.payload as
        | WaitNews
        | undefined;
    await until("second", () => place()?.position === 2);
    await ana.get("conversation:resolve", { conversationId: ahead });
    await until("next", () => place()?.position === 1);
    expect(place()).toEqual({ conversationId, position: 1, wait: null });
    await setAgentCapacity(ana, ana, 2);
    await ana.offered(conversationId);
    expect(await someone.hello()).toMatchObject({ wait: { conversationId, position: 1 } });
  });

  it("Q1, Q2: whoever is offered to somebody at once hears that they are next", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const someone = await visitor();
    const conversationId = await someone.start("is anybody there", { person: true });
    await ana.offered(conversationId);
    const news = await until("a place", () =>
      someone.received.find(({ event }) => event === "wait:changed"),
    );
    expect(news.payload).toEqual({ conversationId, position: 1, wait: null });
  });

  it("R24: every decision can be read, with what became of it, and why nobody has a waiting chat yet", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    await setAgentCapacity(ana, ana, 1);
    const ben = await agent("Ben");
    await ben.get("availability:set", { availability: "away" });
    const first = await live(await visitor(), ana);
    const conversationId = await (await visitor()).start("me too", { person: true });
    const why = () => ana.get("routing:explain", { conversationId });
    const waits = await until("it waits", async () => (await why()).now ?? undefined);
    expect(waits).toMatchObject({
      position: 1,
      decision: {
        outcome: "wait",
      },
    });
    const reasons = waits.decision.candidates.map(({ name, reason }) => [name, reason.code]);
    expect(reasons.toSorted()).toEqual([
      ["Ana", "full"],
      ["Ben", "away"],
    ]);
    await ben.get("availability:set", { availability: "online" });
    await ben.offered(conversationId);
    await ben.get("offer:decline", { conversationId, because: "on the phone" });
    await ana.get("conversation:resolve", { conversationId: first });
    await ana.offered(conversationId);
    await ana.get("offer:accept", { conversationId });
    const { steps, now } = await why();
    expect(now).toBeNull();
    expect(steps).toMatchObject([
      { is: "handoff", reason: "asked" },
      { is: "decided", decision: { agentId: ben.id } },
      { is: "ended", agentId: ben.id, why: "declined", because: "on the phone" },
      { is: "decided", decision: { agentId: ana.id } },
      { is: "joined", agentName: "Ana" },
    ]);
  });
});
