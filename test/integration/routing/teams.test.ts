import { afterEach, describe, expect, it } from "vitest";
import { randomIds } from "../../../server/random-ids.ts";
import {
  closedWeek,
  live,
  rowOf,
  server,
  set,
  setAgent,
  setAgentCapacity,
  team,
  withTeams,
  endServer,
} from "../../support/routing-floor.ts";
import { until } from "../../support/until.ts";

afterEach(endServer);

describe("teams, as they are set", () => {
  it("R13, R4: a rule on the page sends a chat to its team, from the moment it is saved, with no restart", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    await set(ana, (settings) => ({
      ...withTeams(team("repairs"))(settings),
      rules: [{ on: "page", is: "/tents", teamId: "repairs", tier: null, skills: [] }],
    }));
    await setAgent(ana, ben, { teams: [{ teamId: "repairs", capacity: 1 }] });
    const someone = await visitor();
    const first = await live(someone, ben);
    const { view } = await ana.get("conversation:open", { conversationId: first });
    expect(view.internal?.decision?.candidates).toMatchObject([
      { name: "Ben", chosen: true },
      { name: "Ana", reason: { code: "other_team" } },
    ]);
    const other = await visitor();
    const second = await other.start("another tent", { person: true });
    await until("the second waits", () => rowOf(ana, second)?.status === "queued");
    await setAgent(ana, ben, { teams: [{ teamId: "repairs", capacity: 2 }] });
    await ben.offered(second);
  });

  it("R15, H1: a closed team files at once, and says when people are back", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const tomorrow = new Date(Date.now() + 36 * 3_600_000);
    const day = (["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const)[tomorrow.getUTCDay()];
    await set(ana, (settings) => ({
      ...settings,
      teams: settings.teams.map((one) => ({
        ...one,
        hours: {
          timeZone: "UTC",
          week: { ...closedWeek, [day ?? "mon"]: [{ from: "09:00", to: "17:00" }] },
          special: [],
        },
      })),
    }));
    const someone = await visitor();
    await someone.start("anybody there?", { person: true });
    const filed = await someone.happened("ticket:filed");
    const opens = Date.parse(`${tomorrow.toISOString().slice(0, 10)}T09:00:00Z`);
    expect(filed).toMatchObject({ reason: "closed", opensAt: opens });
    const { current, conversations } = await someone.hello();
    expect(current).toBeNull();
    const id = conversations[0]?.id ?? "";
    expect(
      (await someone.get("conversation:sync", { conversationId: id, after: 0 })).public.phase,
    ).toMatchObject({ is: "ticketed", opensAt: opens });
    // And may be called then instead.
    const call = { name: "Aino", phone: "+358 40 123 4567", when: opens };
    await someone.get("call:ask", { conversationId: id, ...call });
    const { tickets } = await ana.get("session:open", {});
    expect(tickets).toMatchObject([{ call, reason: "closed" }]);
  });

  it("R14, P3: a team that tells everybody: the first claim has it, whoever declines is not told again", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    const cia = await agent("Cia");
    await set(ana, (settings) => ({
      ...settings,
      teams: settings.teams.map((one) => ({ ...one, offers: "broadcast" as const })),
    }));
    const someone = await visitor();
    const conversationId = await someone.start("hello?", { person: true });
    await until("everybody knows", () => rowOf(ben, conversationId)?.told.length === 3);
    await ana.get("offer:decline", { conversationId, because: "on the phone" });
    await until("ana is out", () => rowOf(ben, conversationId)?.told.includes(ana.id) === false);
    const claims = await Promise.all(
      [ben, cia].map((one) => one.ask("conversation:claim", { conversationId })),
    );
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    expect(claims.find(({ ok }) => !ok)).toMatchObject({ code: "taken" });
  });

  it("R4, R13: who is left in no team that there is answers for the first one", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    await ana.get("availability:set", { availability: "away" });
    await set(ana, withTeams(team("repairs")));
    await setAgent(ana, ben, { teams: [{ teamId: "repairs", capacity: null }] });
    await set(ana, (settings) => ({ ...settings, teams: settings.teams.slice(0, 1) }));
    await live(await visitor(), ben);
  });

  it("R25: a language a team requires and nobody speaks leaves its question to a ticket", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const languages = [{ tag: "en", level: 2 }];
    await set(ana, (settings) => ({
      ...settings,
      teams: settings.teams.map((one) => ({ ...one, languages })),
    }));
    const someone = await visitor();
    await someone.hello();
    const first = await someone.start("anybody there?", { person: true });
    expect(await someone.happened("ticket:filed")).toMatchObject({ reason: "nobody_on_duty" });
    const { view } = await ana.get("conversation:open", { conversationId: first });
    expect(view.internal?.decision?.candidates).toMatchObject([
      { name: "Ana", reason: { code: "language", language: "en" } },
    ]);
    await setAgent(ana, ana, { languages });
    const second = await someone.start("and now?", { person: true });
    await ana.offered(second);
  });

  it("TL5, R4: who writes Thai in a widget in English is asked of who speaks Thai, also from when somebody else is being asked, or they wait", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    await setAgent(ana, ana, { languages: [{ tag: "en", level: 3 }] });
    await setAgentCapacity(ana, ana, 1);
    await setAgent(ana, ben, { languages: [{ tag: "th", level: 3 }] });
    const writer = await visitor();
    await writer.hello();
    const thai = await writer.start("สวัสดีค่ะ เสาเต็นท์หักตั้งแต่วันแรก", { person: true });
    await ben.offered(thai);
    const { view, contact } = await ben.get("conversation:open", { conversationId: thai });
    expect(contact).toMatchObject({ language: "en", writesIn: "th" });
    expect(view.internal?.decision).toMatchObject({
      asks: { language: "th", written: true },
      candidates: [
        { name: "Ben", chosen: true },
        { name: "Ana", reason: { code: "language", language: "th" } },
      ],
    });
    const caller = await visitor();
    await caller.hello();
    const called = await caller.start(null, { person: true });
    await ana.offered(called);
    await caller.say(called, "ขอคุยเรื่องคืนสินค้าหน่อยค่ะ");
    await ben.offered(called);
    const { steps } = await ben.get("routing:explain", { conversationId: called });
    expect(steps.map(({ is }) => is)).toEqual(["handoff", "decided", "wrote", "ended", "decided"]);
    const english = await visitor();
    await english.hello();
    const stays = await english.start("My pole snapped on the first day", { person: true });
    await ana.offered(stays);
    // Nobody speaks Swedish: nobody else is to be asked.
    await english.say(stays, "Jag har väntat på en ny sedan i måndags");
    await english.say(stays, "Kan ni skicka den i dag så att jag hinner?");
    expect(await ana.get("conversation:open", { conversationId: stays })).toMatchObject({
      contact: { writesIn: "sv" },
      view: { internal: { offer: { agentId: ana.id } } },
    });
    const waiter = await visitor();
    await waiter.hello();
    const waits = await waiter.start("ok", { person: true });
    await until(
      "them to wait for who speaks English",
      () => rowOf(ana, waits)?.status === "queued",
    );
    await waiter.say(waits, "ยังไม่ได้รับพัสดุเลยค่ะ");
    await ben.offered(waits);
  });

  it("Q7, R23: what the visitor says it is about takes it to that team, away from who is being asked", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    await set(ana, (settings) => ({
      ...withTeams(team("returns"))(settings),
      rules: [{ on: "choice", is: "Returns", teamId: "returns", tier: null, skills: [] }],
    }));
    await setAgent(ana, ben, { teams: [{ teamId: "returns", capacity: null }] });
    const someone = await visitor();
    expect((await someone.hello()).choices).toEqual(["Returns"]);
    const conversationId = await someone.start("hello", { person: true });
    await ana.offered(conversationId);
    // Also of whoever comes back while they wait.
    expect((await someone.hello()).choices).toEqual(["Returns"]);
    const choose = (choice: string) => someone.ask("topic:choose", { conversationId, choice });
    expect(await choose("Jokes")).toMatchObject({ code: "not_found" });
    expect(await choose("Returns")).toMatchObject({ ok: true });
    await ben.offered(conversationId);
    expect((await someone.hello()).choices).toEqual([]);
    const { view } = await ben.get("conversation:open", { conversationId });
    expect(view.internal?.choice).toBe("Returns");
    expect(view.internal?.decision?.asks).toMatchObject({
      team: "Returns",
      because: { is: "rule", on: "choice", text: "Returns" },
    });
    const { steps } = await ben.get("routing:explain", { conversationId });
    expect(steps.map(({ is }) => is)).toContain("chose");
  });

  it("RD8: what it is about is not asked of whom an agent has handed on", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    await set(ana, (settings) => ({
      ...settings,
      rules: [{ on: "choice", is: "Returns", teamId: null, tier: 2, skills: [] }],
    }));
    const someone = await visitor();
    const conversationId = await live(someone, ana);
    const target = { to: "queue" } as const;
    await ana.get("conversation:transfer", {
      conversationId,
      id: randomIds.id(),
      target,
      note: null,
    });
    expect((await someone.hello()).choices).toEqual([]);
  });
});
