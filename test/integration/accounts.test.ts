import { afterEach, describe, expect, it } from "vitest";
import { setupToken } from "../../server/application/accounts.ts";
import { AgentClient, cookieOf, post } from "../support/clients.ts";
import { depsOn } from "../support/deps.ts";
import { randomIds } from "../../server/random-ids.ts";
import { startServer, type Running } from "../support/server.ts";
import { storeForTests } from "../support/test-store.ts";
import { until } from "../support/until.ts";

let running: Running | null = null;

afterEach(async () => {
  await running?.stop();
  running = null;
});

const person = (name: string) => ({
  name,
  email: `${name}@example.com`,
  password: "a long enough password",
});

describe("accounts", () => {
  it("A4: the set-up link makes one administrator, once, however many try at the same moment", async () => {
    running = await startServer();
    const { url, app } = running;
    const tries = await Promise.all(
      ["a", "b", "c"].map((name) => post(url, "/api/setup", { token: app.setup, ...person(name) })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect((await post(url, "/api/setup/check", { token: app.setup })).status).toBe(410);
  });

  it("A12: of nodes that start at once each prints a link that works, and one use ends them all", async () => {
    const store = await storeForTests();
    const first = await startServer({ store });
    running = first;
    const links = await Promise.all(
      Array.from({ length: 3 }, () => setupToken(depsOn(store, Date.now))),
    );
    expect(new Set([first.app.setup, ...links]).size).toBe(4);
    const check = (token: string | null) => post(first.url, "/api/setup/check", { token });
    for (const link of [first.app.setup, ...links]) expect((await check(link)).status).toBe(200);
    const tries = await Promise.all(
      links.map((token, n) => post(first.url, "/api/setup", { token, ...person(`a${n}`) })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    for (const link of [first.app.setup, ...links]) expect((await check(link)).status).toBe(410);
  });

  it("refuses a short password and a taken address with a line that says what to do, and the link stays good", async () => {
    running = await startServer();
    const { url, app } = running;
    const short = await post(url, "/api/setup", {
      token: app.setup,
      ...person("ana"),
      password: "short",
    });
    expect(await short.json()).toMatchObject({
      code: "weak_password",
      message: expect.stringContaining("at least 10"),
    });
    const admin = await AgentClient.setUp({ url }, { token: app.setup ?? "", name: "ana" });
    const { link } = await admin.get("invite:create", { name: "Ben" });
    const token = link.split("/").at(-1);
    expect(await (await post(url, "/api/join/check", { token })).json()).toEqual({ name: "Ben" });
    expect((await post(url, "/api/join", { token, ...person("ana") })).status).toBe(409);
    expect((await post(url, "/api/join", { token, ...person("ben") })).status).toBe(200);
    expect((await post(url, "/api/join", { token, ...person("cia") })).status).toBe(410);
  });

  it("A3: the session's cookie is out of reach of scripts and other sites", async () => {
    running = await startServer();
    const { url, app } = running;
    const response = await post(url, "/api/setup", { token: app.setup, ...person("ana") });
    const cookie = response.headers.getSetCookie()[0] ?? "";
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const account = await fetch(`${url}/api/account`, { headers: { cookie: cookieOf(response) } });
    expect(await account.json()).toMatchObject({ name: "ana", role: "admin" });
    expect(await (await fetch(`${url}/api/account`)).json()).toBeNull();
  });

  it("slows down who tries links, and lets those sign in who have joined", async () => {
    running = await startServer();
    const { url, app } = running;
    const setup = await post(url, "/api/setup", { token: app.setup, ...person("ana") });
    expect(setup.status).toBe(200);
    const old = (n: number) => post(url, "/api/join", { token: app.setup, ...person(`o${n}`) });
    for (let n = 0; n < 10; n += 1) expect((await old(n)).status).toBe(410);
    expect((await old(10)).status).toBe(429);
    const { email, password } = person("ana");
    expect((await post(url, "/api/sign-in", { email, password })).status).toBe(200);
  });

  it("slows down who guesses passwords", async () => {
    running = await startServer();
    const { url, app } = running;
    await post(url, "/api/setup", { token: app.setup, ...person("ana") });
    const guesses: number[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      guesses.push(
        (await post(url, "/api/sign-in", { email: "ana@example.com", password: `guess ${guess}` }))
          .status,
      );
    }
    expect(guesses.at(0)).toBe(401);
    expect(guesses.at(-1)).toBe(429);
  });
});

describe("closing an account", () => {
  const signIn = (url: string, name: string) =>
    post(url, "/api/sign-in", { email: `${name}@example.com`, password: "a long enough password" });

  it("A9, R4: its sessions end, its chats go to others with the reason, its tickets and tasks to nobody; opened again it is asked again", async () => {
    running = await startServer({ config: { agentGraceMs: 60_000 } });
    const { url, agent, visitor } = running;
    const ana = await agent("ana");
    const ben = await agent("ben");
    await ana.get("availability:set", { availability: "away" });
    const someone = await visitor();
    const conversationId = await someone.start("my tent leaks", { person: true });
    await ben.offered(conversationId);
    await ben.get("offer:accept", { conversationId });
    await ben.say(conversationId, "let me look");
    const other = await visitor();
    const second = await other.start("and my stove", { person: true });
    await ben.offered(second);
    await ben.get("offer:accept", { conversationId: second });
    await ben.get("conversation:file", { conversationId: second });
    const [ticket] = (await ben.get("session:open", {})).tickets;
    await ben.get("ticket:update", { ticketId: ticket?.id ?? "", assigneeId: ben.id });
    const task = { id: randomIds.id(), title: "Call them", dueAt: null, waitsFor: [] };
    await ben.get("task:save", { ticketId: ticket?.id ?? "", ...task, assigneeId: ben.id });

    await ana.get("availability:set", { availability: "online" });
    await ana.get("agent:activate", { agentId: ben.id, active: false });
    await until("ben is cut off", () => !ben.socket.connected);
    await ana.offered(conversationId);
    const { view } = await ana.get("conversation:open", { conversationId });
    expect(view.internal?.decision?.candidates).toMatchObject([
      { name: "ben", reason: { code: "deactivated" } },
      { name: "ana", chosen: true },
    ]);
    const snapshot = await ana.get("session:open", {});
    expect(snapshot.agents.find(({ id }) => id === ben.id)).toMatchObject({ active: false });
    expect(snapshot.tickets).toMatchObject([
      { id: ticket?.id, assigneeId: null, tasks: [{ id: task.id, assigneeId: null }] },
    ]);
    const given = { ticketId: ticket?.id ?? "", assigneeId: ben.id };
    expect(await ana.ask("ticket:update", given)).toMatchObject({ code: "not_found" });
    await expect(AgentClient.connect({ url }, ben)).rejects.toThrow("signed_out");
    expect(await (await signIn(url, "ben")).json()).toMatchObject({ code: "deactivated" });

    await ana.get("agent:activate", { agentId: ben.id, active: true });
    await expect(AgentClient.connect({ url }, ben)).rejects.toThrow("signed_out");
    const again = await AgentClient.connect(
      { url },
      { id: ben.id, cookie: cookieOf(await signIn(url, "ben")) },
    );
    await ana.get("offer:decline", { conversationId });
    await again.offered(conversationId);
    again.close();
  });

  it("A9: nobody closes their own account, and the last word is a known one", async () => {
    running = await startServer();
    const ana = await running.agent("ana");
    const ask = (agentId: string) => ana.ask("agent:activate", { agentId, active: false });
    expect(await ask(ana.id)).toMatchObject({ code: "forbidden" });
    expect(await ask(randomIds.id())).toMatchObject({ code: "not_found" });
  });
});
