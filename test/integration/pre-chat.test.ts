import { afterEach, describe, expect, it } from "vitest";
import { put as putTo, type AgentClient } from "../support/clients.ts";
import { startServer, type Running } from "../support/server.ts";
import { until } from "../support/until.ts";

let running: Running | null = null;

afterEach(async () => {
  const failures = running?.failures ?? [];
  await running?.stop();
  running = null;
  expect(failures).toEqual([]);
});

const team = (id: string, name: string) => ({
  id,
  name,
  strategy: "least_busy",
  offers: "one_by_one",
  capacity: null,
  hours: null,
  languages: [],
});
const SETTINGS = {
  on: true,
  fields: [
    { kind: "name", required: true, labels: {}, options: [] },
    {
      kind: "choice",
      required: true,
      labels: { en: "What is it about?" },
      options: [
        { id: "tents", labels: { en: "Tents" }, teamId: null },
        { id: "returns", labels: { en: "Returns" }, teamId: "warehouse" },
      ],
    },
  ],
};

function put({ url }: Running, path: string, { cookie }: AgentClient, body: object) {
  return putTo(url, path, body, { cookie });
}

describe("what is asked before a chat, over real requests", () => {
  it("P14, R27: the answers are kept, stand beside the chat, and the choice says whose it is", async () => {
    running = await startServer();
    const ana = await running.agent("Ana");
    const mei = await running.agent("Mei");
    const read = await fetch(`${running.url}/api/routing`, { headers: { cookie: ana.cookie } });
    const { revision, settings } = (await read.json()) as { revision: number; settings: object };
    const teams = [team("everybody", "Everybody"), team("warehouse", "Warehouse")];
    const routed = { revision, settings: { ...settings, teams } };
    expect((await put(running, "/api/routing", ana, routed)).status).toBe(200);
    const of = (teamId: string) => ({
      teams: [{ teamId, capacity: null }],
      skills: [],
      languages: [],
      tier: 1,
      hours: null,
      leave: null,
    });
    for (const [one, teamId] of [
      [ana, "everybody"],
      [mei, "warehouse"],
    ] as const)
      expect(
        (
          await put(running, "/api/routing/agents", ana, {
            agentId: one.id,
            base: { capacity: 4, routing: { ...of(""), teams: [] } },
            capacity: 4,
            routing: of(teamId),
          })
        ).status,
      ).toBe(200);

    expect(
      (await put(running, "/api/pre-chat", mei, { revision: 0, settings: SETTINGS })).status,
    ).toBe(403);
    expect(
      (await put(running, "/api/pre-chat", ana, { revision: 0, settings: SETTINGS })).status,
    ).toBe(200);
    expect(
      (await put(running, "/api/pre-chat", ana, { revision: 0, settings: SETTINGS })).status,
    ).toBe(409);

    const me = await running.visitor();
    const asked = (await me.hello()).preChat;
    expect(asked?.fields.map(({ kind }) => kind)).toEqual(["name", "choice"]);
    expect(JSON.stringify(asked)).not.toContain("warehouse");
    expect(await me.ask("prechat:answer", { answers: { name: "Aino" } })).toMatchObject({
      code: "bad_request",
    });
    await me.get("prechat:answer", { answers: { name: "Aino", choice: "returns" } });
    expect((await me.hello()).preChat).toBeNull();
    const conversationId = await me.start("please call somebody", { person: true });
    await mei.offered(conversationId);

    // Answered only while somebody of another team is being asked: they are asked no longer.
    const late = await running.visitor();
    const waits = await late.start("please call somebody", { person: true });
    await ana.offered(waits);
    await late.get("prechat:answer", { answers: { name: "Kim", choice: "returns" } });
    await mei.offered(waits);
    const { contact } = await mei.get("conversation:open", { conversationId });
    expect(contact).toMatchObject({
      name: "Aino",
      said: [
        { kind: "name", text: "Aino" },
        { kind: "choice", text: "Returns" },
      ],
    });
  });

  it("P14: answered while one waits, it shows in the inbox at once; switched off, it stops nobody", async () => {
    running = await startServer();
    const ana = await running.agent("Ana");
    const off = { revision: 0, settings: { ...SETTINGS, on: false } };
    expect((await put(running, "/api/pre-chat", ana, off)).status).toBe(200);
    const me = await running.visitor();
    expect((await me.hello()).preChat).toBeNull();
    await me.get("prechat:answer", { answers: { name: "Aino" } });
    const fields = [{ kind: "name", required: true, labels: {}, options: [] }];
    const on = { revision: 1, settings: { on: true, fields } };
    expect((await put(running, "/api/pre-chat", ana, on)).status).toBe(200);
    const conversationId = await me.start("please call somebody", { person: true });
    await ana.offered(conversationId);
    await me.get("prechat:answer", { answers: { name: "Aino" } });
    await until("the name on the line of the inbox", () =>
      ana.received.some(
        ({ event, payload }) =>
          event === "row:changed" && JSON.stringify(payload).includes('"contactName":"Aino"'),
      ),
    );
  });
});
