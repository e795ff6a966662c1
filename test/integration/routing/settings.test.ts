import { afterEach, describe, expect, it } from "vitest";
import type { RoutingOverview, RoutingRule, Simulated } from "../../../server/protocol/routing.ts";
import type { AgentClient } from "../../support/clients.ts";
import { ask, live, server, set, team, endServer } from "../../support/routing-floor.ts";

afterEach(endServer);

describe("the settings of who gets which chat", () => {
  it("R22: the simulator answers as the router does, and changes nothing", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    await ana.get("availability:set", { availability: "away" });
    const someone = await visitor();
    const { contactId } = await someone.hello();
    const first = await live(someone, ben);
    await ben.say(first, "Hello.");
    await ben.get("conversation:resolve", { conversationId: first });
    await ana.get("availability:set", { availability: "online" });
    const simulate = (agents: readonly object[]) =>
      ask<Simulated>(ana, "/simulate", {
        method: "POST",
        body: {
          contactId,
          page: "https://shop.example/tents",
          question: "once more",
          choice: null,
          category: null,
          language: "en",
          at: Date.now(),
          agents,
        },
      });
    const { decision } = await simulate([]);
    expect(decision).toMatchObject({ outcome: "offer", agentId: ben.id });
    const second = await someone.start("once more", { person: true });
    await ben.offered(second);
    const { view } = await ben.get("conversation:open", { conversationId: second });
    const said = (one: typeof decision | null | undefined) =>
      one?.candidates.map(({ name, reason }) => [name, reason]);
    expect(said(decision)).toEqual(said(view.internal?.decision));
    const without = await simulate([{ agentId: ben.id, online: false, load: 0 }]);
    expect(without.decision.agentId).toBe(ana.id);
    const full = await simulate([{ agentId: ben.id, online: true, load: 99 }]);
    expect(full.decision).toMatchObject({ outcome: "hold", agentId: ben.id });
  });

  it("A8: settings are the supervisors' to read and change; what is wrong is said, and changes nothing", async () => {
    const { agent } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    const { revision, settings } = await ask<RoutingOverview>(ana, "");
    const put = (who: AgentClient, body: unknown) => ask(who, "", { method: "PUT", body });
    expect(await ask(ben, "")).toMatchObject({ code: "forbidden" });
    expect(await ask(ben, "/contacts")).toMatchObject({ code: "forbidden" });
    expect(await put(ben, { revision, settings })).toMatchObject({ code: "forbidden" });
    const agentBody = { agentId: ben.id, capacity: 9, routing: {} };
    expect(await ask(ben, "/agents", { method: "PUT", body: agentBody })).toMatchObject({
      code: "forbidden",
    });
    expect(await ask(ben, "/simulate", { method: "POST", body: {} })).toMatchObject({
      code: "forbidden",
    });
    const none = { revision, settings: { ...settings, teams: [] } };
    expect(await put(ana, none)).toMatchObject({
      code: "bad_request",
      message: "There is always one team.",
    });
    expect(await put(ana, { revision, settings })).toMatchObject({ revision: revision + 1 });
    expect(await put(ana, { revision, settings })).toMatchObject({ code: "conflict" });
  });

  it("A13: a rule that comes without an id is given one, which stays when it is moved", async () => {
    const { agent } = await server();
    const ana = await agent("Ana");
    const rule = (is: string): RoutingRule => ({
      on: "words",
      is,
      teamId: "everybody",
      tier: null,
      skills: [],
    });
    const rules = [rule("tents"), rule("boots")];
    const first = await set(ana, (now) => ({ ...now, rules }));
    const ids = first.settings.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain(undefined);
    const moved = await set(ana, (now) => ({ ...now, rules: now.rules.toReversed() }));
    expect(moved.settings.rules.map(({ id }) => id)).toEqual(ids.toReversed());
  });

  it("A8: everything that is wrong is said at once, each beside its field", async () => {
    const { agent } = await server();
    const ana = await agent("Ana");
    const { revision, settings } = await ask<RoutingOverview>(ana, "");
    const body = {
      revision,
      settings: {
        ...settings,
        teams: [team("everybody", { name: " ", capacity: -1 })],
        limits: { ...settings.limits, offerSeconds: 0 },
      },
    };
    expect(await ask(ana, "", { method: "PUT", body })).toMatchObject({
      code: "bad_request",
      issues: [
        { path: ["settings", "teams", 0, "name"], message: "Give it a name." },
        { path: ["settings", "teams", 0, "capacity"], message: "A whole number from 1 to 1000." },
        { path: ["settings", "limits", "offerSeconds"], message: "From 0.1 to 600 seconds." },
      ],
    });
  });
});
