import { afterEach, describe, expect, it } from "vitest";
import { live, running, server, set, endServer } from "../../support/routing-floor.ts";
import { until } from "../../support/until.ts";
import { treatContact } from "../../support/contact-edits.ts";

afterEach(endServer);

describe("who comes first", () => {
  it("P10: who misses too many offers in a row becomes away, and is told why", async () => {
    const { agent, visitor } = await server({ timings: { offerMs: 150 } });
    const ana = await agent("Ana");
    await set(ana, (settings) => ({
      ...settings,
      limits: { ...settings.limits, missesToAway: 1 },
    }));
    const someone = await visitor();
    await someone.start("hello?", { person: true });
    await until("away", () =>
      ana.received.some(
        ({ event, payload }) =>
          event === "agent:changed" &&
          (payload as { awayBecause: string | null }).awayBecause === "missed",
      ),
    );
    await someone.happened("ticket:filed");
    await ana.get("availability:set", { availability: "online" });
    const { agents } = await ana.get("session:open", {});
    expect(agents).toMatchObject([{ availability: "online", awayBecause: null }]);
  });

  it("R9, R10: a contact's own agent comes first; on leave, who stands in for them", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    const cia = await agent("Cia");
    const someone = await visitor();
    const { contactId } = await someone.hello();
    await treatContact(ana, { contactId, ownerId: ben.id, vip: false, plan: null });
    const first = await live(someone, ben);
    await ben.get("conversation:resolve", { conversationId: first });
    await ben.get("leave:set", { leave: { until: Date.now() + 60_000, standInId: cia.id } });
    const second = await someone.start("once more", { person: true });
    await cia.offered(second);
    const { view } = await cia.get("conversation:open", { conversationId: second });
    expect(view.internal?.decision?.candidates).toMatchObject([
      { name: "Ben", reason: { code: "on_leave" } },
      { name: "Cia", chosen: true, reason: { code: "stands_in", name: "Ben" } },
      { name: "Ana" },
    ]);
  });

  it("R21, R1: merged, one contact has the history of both, and who helped the other comes first", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    await ana.get("availability:set", { availability: "away" });
    const phone = await visitor();
    const { contactId: fromId } = await phone.hello();
    const first = await live(phone, ben);
    await ben.say(first, "Hello, I am Ben.");
    await ben.get("conversation:resolve", { conversationId: first });
    await ana.get("availability:set", { availability: "online" });
    const laptop = await visitor();
    const { contactId } = await laptop.hello();
    const merged = await ana.get("contact:merge", { contactId, fromId });
    expect(merged.story).toMatchObject([{ conversationId: first }]);
    const second = await laptop.start("me again", { person: true });
    await ben.offered(second);
    expect((await laptop.hello()).conversations.map(({ id }) => id)).toContain(first);
    const again = await running().visitor(phone.token);
    expect((await again.hello()).contactId).toBe(contactId);
  });
});
