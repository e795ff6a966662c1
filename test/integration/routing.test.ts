import { afterEach, describe, expect, it } from "vitest";
import type { InboxRow } from "../../server/protocol/registers.ts";
import type {
  AgentRouting,
  RoutingOverview,
  RoutingSettings,
  Simulated,
} from "../../server/protocol/routing.ts";
import { randomIds } from "../../server/random-ids.ts";
import type { WaitNews } from "../../server/protocol/visitor.ts";
import { VisitorClient, type AgentClient } from "../support/clients.ts";
import { startServer, type Running, type ServerOptions } from "../support/server.ts";
import { until } from "../support/until.ts";

let running: Running | null = null;

afterEach(async () => {
  expect(running?.failures ?? []).toEqual([]);
  await running?.stop();
  running = null;
});

async function server(options: ServerOptions = {}): Promise<Running> {
  running = await startServer(options);
  return running;
}

async function ask<T>(
  { cookie }: AgentClient,
  path: string,
  change?: { readonly method: string; readonly body: unknown },
): Promise<T & { readonly code?: string; readonly message?: string }> {
  const { url } = running as Running;
  const response = await fetch(`${url}/api/routing${path}`, {
    method: change?.method ?? "GET",
    headers: { "content-type": "application/json", "x-cascade": "1", origin: url, cookie },
    ...(change === undefined ? {} : { body: JSON.stringify(change.body) }),
  });
  return (await response.json()) as T & { readonly code?: string };
}

/** Settings as they are, changed; in force when it resolves. */
async function set(
  admin: AgentClient,
  edit: (settings: RoutingSettings) => RoutingSettings,
): Promise<RoutingOverview> {
  const { revision, settings } = await ask<RoutingOverview>(admin, "");
  const body = { revision, settings: edit(settings) };
  const done = await ask<RoutingOverview>(admin, "", { method: "PUT", body });
  if (done.code !== undefined) throw new Error(done.message);
  return done;
}

async function setAgent(
  admin: AgentClient,
  { id }: AgentClient,
  patch: Partial<AgentRouting>,
): Promise<void> {
  const { agents } = await ask<RoutingOverview>(admin, "");
  const one = agents.find((agent) => agent.id === id);
  if (one === undefined) throw new Error("nobody");
  const body = { agentId: id, capacity: one.capacity, routing: { ...one.routing, ...patch } };
  const done = await ask(admin, "/agents", { method: "PUT", body });
  if (done.code !== undefined) throw new Error(done.message);
}

const team = (id: string, patch: Partial<RoutingSettings["teams"][number]> = {}) => ({
  id,
  name: id.slice(0, 1).toUpperCase() + id.slice(1),
  strategy: "least_busy" as const,
  offers: "one_by_one" as const,
  capacity: null,
  hours: null,
  languages: [],
  ...patch,
});

const withTeams =
  (...extra: readonly RoutingSettings["teams"][number][]) =>
  (settings: RoutingSettings): RoutingSettings => ({
    ...settings,
    teams: [...settings.teams, ...extra],
  });

async function live(visitor: VisitorClient, agent: AgentClient): Promise<string> {
  const conversationId = await visitor.start("my tent leaks", { person: true });
  await agent.offered(conversationId);
  await agent.get("offer:accept", { conversationId });
  return conversationId;
}

const rowOf = (agent: AgentClient, id: string) =>
  agent.received
    .filter(({ event }) => event === "row:changed")
    .map(({ payload }) => payload as InboxRow)
    .findLast((row) => row.id === id);

const closedWeek = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

describe("routing, as it is set", () => {
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

  it("R9, R10: a contact's own agent comes first; on leave, who stands in for them", async () => {
    const { agent, visitor } = await server();
    const ana = await agent("Ana");
    const ben = await agent("Ben");
    const cia = await agent("Cia");
    const someone = await visitor();
    const { contactId } = await someone.hello();
    await ana.get("contact:update", { contactId, ownerId: ben.id, vip: false, plan: null });
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
    const again = await (running as Running).visitor(phone.token);
    expect((await again.hello()).contactId).toBe(contactId);
  });

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
});

async function setAgentCapacity(
  admin: AgentClient,
  { id }: AgentClient,
  capacity: number,
): Promise<void> {
  const { agents } = await ask<RoutingOverview>(admin, "");
  const routing = agents.find((agent) => agent.id === id)?.routing;
  const body = { agentId: id, capacity, routing };
  const done = await ask(admin, "/agents", { method: "PUT", body });
  if (done.code !== undefined) throw new Error(done.message);
}
