import { afterEach, describe, expect, it } from "vitest";
import type { SlaOverview, SlaPolicy } from "../../../server/protocol/sla-settings.ts";
import { randomIds } from "../../../server/random-ids.ts";
import type { AgentClient } from "../../support/clients.ts";
import { treatContact } from "../../support/contact-edits.ts";
import { startServer, type Running } from "../../support/server.ts";
import { fileTicket, ticketOf } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

let running: Running | null = null;
let clock = Date.now();

/** A clock that a test puts forward. */
async function company() {
  clock = Date.UTC(2026, 5, 1, 9);
  running = await startServer({ now: () => clock });
  const mei = await running.agent("Mei");
  const ana = await running.agent("Ana");
  await ana.get("availability:set", { availability: "away" });
  const aino = await running.visitor();
  return { mei, ana, aino };
}

afterEach(async () => {
  const failures = running?.failures ?? [];
  await running?.stop();
  running = null;
  expect(failures).toEqual([]);
});

const MINUTE = 60_000;
const POLICY: SlaPolicy = {
  id: "all",
  name: "Everybody",
  when: { priorities: [], teamIds: [], plans: [], tags: [] },
  targets: { first: 60, next: null, resolution: null },
  clock: "always",
  pauseOnHold: false,
  warnMinutes: 10,
  escalate: { priority: "urgent", teamId: null, tier: 2 },
};

/** Asks the settings' door; `body` changes them. */
function ask({ cookie }: AgentClient, body?: object): Promise<Response> {
  const { url } = running as Running;
  return fetch(`${url}/api/sla`, {
    method: body === undefined ? "GET" : "PUT",
    headers: { "content-type": "application/json", "x-cascade": "1", origin: url, cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

function put(agent: AgentClient, revision: number, policies: readonly SlaPolicy[]) {
  return ask(agent, { revision, settings: { policies } });
}

async function due(mei: AgentClient, conversationId: string): Promise<number | null> {
  return (await ticketOf(mei, conversationId)).sla?.clocks[0]?.dueAt ?? null;
}

describe("what is promised, over real sockets and requests", () => {
  it("S6, S7: warned and late are told once to whoever has it and to supervisors; it escalates", async () => {
    const { mei, ana, aino } = await company();
    expect((await put(mei, 0, [POLICY])).status).toBe(200);
    const { conversationId, ticketId } = await fileTicket(mei, aino);
    const filedAt = (await ticketOf(mei, conversationId)).createdAt;
    await mei.get("ticket:update", { ticketId, assigneeId: ana.id });
    expect(await due(mei, conversationId)).toBe(filedAt + 60 * MINUTE);
    const told = async (agent: AgentClient) =>
      (await agent.get("session:open", {})).notices.notices.map(({ about }) =>
        about.is === "sla" ? about.stage : about.is,
      );
    clock = filedAt + 50 * MINUTE;
    await until("a warning", async () => (await told(ana)).length === 1);
    clock = filedAt + 60 * MINUTE;
    await until("it to be late", async () => (await told(ana)).length === 2);
    for (const agent of [mei, ana]) expect(await told(agent)).toEqual(["breached", "warned"]);
    expect(await ticketOf(mei, conversationId)).toMatchObject({ priority: "urgent", tier: 2 });
    const [first] = (await ana.get("session:open", {})).notices.notices;
    await ana.get("notices:read", { ids: [first?.id ?? ""] });
    const { notices } = (await ana.get("session:open", {})).notices;
    expect(notices.map(({ read }) => read)).toEqual([true, false]);
    expect((await mei.get("session:open", {})).notices.notices.every(({ read }) => !read)).toBe(
      true,
    );
    const [seen] = (await aino.hello()).tickets;
    for (const hidden of ["sla", "teamId", "tier"]) expect(seen).not.toHaveProperty(hidden);
  });

  it("S9: another policy holds at once, for the tickets there are; so does a contact's plan", async () => {
    const { mei, aino } = await company();
    const { conversationId } = await fileTicket(mei, aino);
    const { createdAt, contactId } = await ticketOf(mei, conversationId);
    expect(await due(mei, conversationId)).toBeNull();
    await put(mei, 0, [POLICY]);
    await until(
      "the deadline",
      async () => (await due(mei, conversationId)) === createdAt + 60 * MINUTE,
    );
    const gold = { ...POLICY, id: "gold", targets: { first: 15, next: null, resolution: null } };
    const when = { ...POLICY.when, plans: ["Gold"] };
    await put(mei, 1, [{ ...gold, when }, POLICY]);
    await treatContact(mei, { contactId, ownerId: null, vip: false, plan: "Gold" });
    await until(
      "the plan's",
      async () => (await due(mei, conversationId)) === createdAt + 15 * MINUTE,
    );
    await put(mei, 2, []);
    await until("no promise", async () => (await ticketOf(mei, conversationId)).sla === null);
  });

  it("S8, S9, A8: supervisors alone set them; stale or wrong settings change nothing", async () => {
    const { mei, ana } = await company();
    expect((await put(ana, 0, [POLICY])).status).toBe(403);
    expect((await ask(ana)).status).toBe(403);
    await put(mei, 0, [POLICY]);
    expect((await put(mei, 0, [])).status).toBe(409);
    const nothing = { first: null, next: null, resolution: null };
    const wrong = await put(mei, 1, [{ ...POLICY, targets: nothing }]);
    expect(await wrong.json()).toMatchObject({ message: "Set at least one target." });
    const nowhere = { ...POLICY, when: { ...POLICY.when, teamIds: ["nowhere"] } };
    expect(await (await put(mei, 1, [nowhere])).json()).toMatchObject({ code: "team_gone" });
    const kept = (await (await ask(mei)).json()) as SlaOverview;
    expect(kept).toMatchObject({ revision: 1, settings: { policies: [POLICY] } });
  });

  it("Z1, Z2: whoever is named in a note is told once, on their own consoles alone", async () => {
    const { mei, ana, aino } = await company();
    const { conversationId, ticketId } = await fileTicket(mei, aino);
    const note = { conversationId, id: randomIds.id(), text: "@Ana and @Mei, look at this" };
    await mei.get("note:post", note);
    await mei.get("note:post", note);
    const told = (await ana.get("session:open", {})).notices.notices;
    expect(told.map(({ about, read }) => [read, about])).toEqual([
      [false, expect.objectContaining({ is: "mention", byName: "Mei", ticketId, text: note.text })],
    ]);
    expect((await mei.get("session:open", {})).notices.notices).toEqual([]);
  });
});
