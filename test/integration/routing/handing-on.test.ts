import { afterEach, describe, expect, it } from "vitest";
import { randomIds } from "../../../server/random-ids.ts";
import {
  live,
  server,
  setAgent,
  setAgentCapacity,
  endServer,
} from "../../support/routing-floor.ts";

afterEach(endServer);

describe("a chat that is handed on", () => {
  it("R19, R20: handed to a colleague with a note they read first; the visitor is told who comes", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    await ben.get("availability:set", { availability: "away" });
    const someone = await visitor();
    const conversationId = await live(someone, ana);
    await ben.get("availability:set", { availability: "online" });
    const handOn = (id: string, note: string | null) =>
      ana.ask("conversation:transfer", {
        conversationId,
        id,
        target: { to: "agent", agentId: ben.id },
        note,
      });
    const id = randomIds.id();
    expect(await handOn(id, "Their tent came yesterday.")).toMatchObject({ ok: true });
    // A resend of the very same is none of a second time.
    expect(await handOn(id, "Their tent came yesterday.")).toMatchObject({ ok: true });
    expect(await someone.happened("transfer:made")).toMatchObject({
      agentName: "Ana",
      to: { is: "agent", name: "Ben" },
    });
    await ben.offered(conversationId);
    const { view } = await ben.get("conversation:open", { conversationId });
    expect(view.internal?.handover).toMatchObject({
      byName: "Ana",
      note: "Their tent came yesterday.",
    });
    expect(view.internal?.decision?.candidates).toMatchObject([
      { name: "Ben", reason: { code: "handed_to" } },
      { name: "Ana", reason: { code: "handed_over" } },
    ]);
    await ben.get("offer:accept", { conversationId });
    expect(await someone.happened("agent:joined", 2)).toMatchObject({ agentName: "Ben" });
    expect(
      await ana.ask("message:post", { conversationId, id: randomIds.id(), text: "x" }),
    ).toEqual(expect.objectContaining({ code: "taken" }));
  });

  it("R5, R19: handed to a colleague who is full it is held for them, whom its visitor has not met", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    const cia = await agent("Cia");
    await setAgentCapacity(ana, ben, 1);
    await ana.get("availability:set", { availability: "away" });
    await cia.get("availability:set", { availability: "away" });
    const busy = await live(await visitor(), ben);
    await cia.get("availability:set", { availability: "online" });
    const someone = await visitor();
    const conversationId = await live(someone, cia);
    await cia.get("conversation:transfer", {
      conversationId,
      id: randomIds.id(),
      target: { to: "agent", agentId: ben.id },
      note: null,
    });
    expect(await someone.happened("hold:began")).toMatchObject({ agentName: "Ben", met: false });
    const { current } = await someone.hello();
    expect(current?.public.phase).toMatchObject({
      is: "waiting",
      coming: { is: "agent", name: "Ben" },
      heldFor: { agentName: "Ben", met: false },
    });
    await ben.get("conversation:resolve", { conversationId: busy });
    await ben.offered(conversationId);
  });

  it("R12, R20: escalated it goes to the tier above, never without a word", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    const cia = await agent("Cia");
    await setAgent(ana, cia, { tier: 2 });
    await ben.get("availability:set", { availability: "away" });
    const someone = await visitor();
    const conversationId = await live(someone, ana);
    await ben.get("availability:set", { availability: "online" });
    const escalate = (note: string | null) =>
      ana.ask("conversation:transfer", {
        conversationId,
        id: randomIds.id(),
        target: { to: "tier", tier: 2 },
        note,
      });
    expect(await escalate(null)).toMatchObject({ code: "note_missing" });
    expect(await escalate("Needs a refund.")).toMatchObject({ ok: true });
    await cia.offered(conversationId);
  });

  it("P11: a supervisor assigns and takes over, within capacity; nobody else may", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    const cia = await agent("Cia");
    await ana.get("availability:set", { availability: "away" });
    await cia.get("availability:set", { availability: "away" });
    const someone = await visitor();
    const conversationId = await live(someone, ben);
    expect(await ben.ask("conversation:assign", { conversationId, agentId: cia.id })).toMatchObject(
      {
        code: "forbidden",
      },
    );
    await ana.get("conversation:assign", { conversationId, agentId: cia.id });
    const { view } = await cia.get("conversation:open", { conversationId });
    expect(view.public.phase).toMatchObject({ is: "live", agentId: cia.id });
    expect(view.internal?.decision?.candidates).toMatchObject([
      { agentId: cia.id, reason: { code: "assigned", by: "Ana" } },
    ]);
    await ana.get("conversation:assign", { conversationId, agentId: ana.id });
    const taken = await cia.get("conversation:open", { conversationId });
    expect(taken.view.internal?.decision?.candidates).toMatchObject([
      { agentId: ana.id, reason: { code: "assigned", by: "Ana", self: true } },
    ]);
    await setAgentCapacity(ana, cia, 1);
    const other = await live(await visitor(), ben);
    await ana.get("conversation:assign", { conversationId: other, agentId: cia.id });
    expect(await ana.ask("conversation:assign", { conversationId, agentId: cia.id })).toMatchObject(
      {
        code: "agent_full",
      },
    );
    const { agents } = await ana.get("session:open", {});
    expect(agents.map(({ name, load }) => [name, load]).toSorted()).toEqual([
      ["Ana", 1],
      ["Ben", 0],
      ["Cia", 1],
    ]);
  });

  it("CO1, CO2: a whisper is told to whose chat it is; why it was resolved stays with it; neither reaches the visitor", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    await ana.get("availability:set", { availability: "away" });
    const someone = await visitor();
    const conversationId = await live(someone, ben);
    const whisper = { conversationId, id: randomIds.id(), text: "Offer them a new one." };
    await ana.get("note:post", whisper);
    await ben.get("note:post", { ...whisper, id: randomIds.id(), text: "I will." });
    const told = (await ben.get("session:open", {})).notices.notices.map(({ about }) => about);
    expect(told).toEqual([
      expect.objectContaining({
        is: "mention",
        whispered: true,
        byName: "Ana",
        text: whisper.text,
      }),
    ]);
    expect((await ana.get("session:open", {})).notices.notices).toEqual([]);
    const resolve = { conversationId, reason: "Sent a new one" };
    expect(await ana.ask("conversation:resolve", resolve)).toMatchObject({ code: "taken" });
    await ben.get("conversation:resolve", resolve);
    // A resend is none of a second time.
    await ben.get("conversation:resolve", resolve);
    const { view } = await ana.get("conversation:open", { conversationId });
    expect(view.internal?.notes.map(({ note }) => [note.text, note.why])).toEqual([
      ["Offer them a new one.", undefined],
      ["I will.", undefined],
      ["Sent a new one", "resolved"],
    ]);
    expect(view.public.phase.is).toBe("resolved");
    expect(JSON.stringify(someone.received)).not.toMatch(/new one|I will/);
  });
});
