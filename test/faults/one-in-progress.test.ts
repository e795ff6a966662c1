import { describe, expect, it } from "vitest";
import { execute } from "../../server/application/execute.ts";
import { get, tagged, write } from "../../server/application/records.ts";
import { start } from "../../server/application/start.ts";
import { resumeTicket } from "../../server/application/tickets.ts";
import { openWorkspace } from "../../server/application/workspace.ts";
import { contactOf } from "../../server/application/contacts.ts";
import { randomIds } from "../../server/random-ids.ts";
import { TIMINGS } from "../support/domain.ts";
import { depsOn } from "../support/deps.ts";
import { interrupted } from "../support/interrupted-store.ts";
import { storeForTests } from "../support/test-store.ts";

const MEI = { kind: "agent", agentId: "mei", name: "Mei", role: "agent" } as const;

async function withTicket() {
  let now = 1_000;
  const memory = await storeForTests();
  const { store, once } = interrupted(memory, "contact");
  const deps = depsOn(store, () => now);
  await openWorkspace(deps);
  const agent = {
    id: MEI.agentId,
    name: MEI.name,
    email: "",
    passwordHash: "",
    role: MEI.role,
    availability: "online",
    capacity: 4,
    assigned: [],
    idleSince: 0,
  } as const;
  await memory.commit([write({ kind: "agent", expected: 0, state: agent }, TIMINGS)], now);
  const contactId = await contactOf(deps, randomIds.secret());
  const begin = (message = { id: randomIds.id(), text: "what?" }, id = randomIds.id()) =>
    start(deps, { contactId, conversationId: id, message, person: false, page: null });
  const first = await begin();
  if (!first.ok) throw new Error(first.code);
  const fall = async (conversationId: string) => {
    now += TIMINGS.botIdleMs;
    await execute(deps, { actor: { kind: "system" }, conversationId, command: { type: "due" } });
  };
  await fall(first.value.conversationId);
  const [ticket] = await tagged(memory, "ticket", { label: "unsolved", limit: 1 });
  const resume = () => resumeTicket(deps, MEI, { ticketId: ticket?.id ?? "" });
  const inProgress = async () =>
    (await tagged(memory, "conversation", { label: "with-visitor", limit: 10 })).map(
      ({ id }) => id,
    );
  const active = async () => (await get(memory, "contact", contactId))?.state.activeId;
  const there = async (conversationId: string, id: string) =>
    (await memory.findEntry(conversationId, id)) !== undefined;
  return {
    begin,
    fall,
    there,
    resume,
    once,
    inProgress,
    active,
    ticketed: first.value.conversationId,
  };
}

describe("P1: a contact has one conversation in progress", () => {
  it("also when an agent takes a ticket live while the visitor begins another", async () => {
    const { begin, resume, once, inProgress, active, ticketed } = await withTicket();
    once(resume);
    const begun = await begin();
    expect(begun).toMatchObject({ ok: true, value: { conversationId: ticketed } });
    expect(await inProgress()).toEqual([ticketed]);
    expect(await active()).toBe(ticketed);
  });

  it("also when the visitor begins another while an agent takes a ticket live", async () => {
    const { begin, resume, once, inProgress } = await withTicket();
    once(begin);
    expect((await resume()).ok).toBe(false);
    expect(await inProgress()).toHaveLength(1);
  });

  it("also when two tabs begin one at once", async () => {
    const { begin, once, inProgress } = await withTicket();
    once(begin);
    expect((await begin()).ok).toBe(true);
    expect(await inProgress()).toHaveLength(1);
  });
});

describe("D2: a message is there once, also when it is sent again while its first sending takes its time", () => {
  const message = { id: randomIds.id(), text: "And now?" };

  it("and the conversation it was to go on in has fallen to a ticket meanwhile", async () => {
    const { begin, fall, there, once } = await withTicket();
    const before = await begin();
    if (!before.ok) throw new Error(before.code);
    const { conversationId } = before.value;
    const asked = randomIds.id();
    let resent: unknown;
    once(async () => {
      await fall(conversationId);
      resent = await begin(message, asked);
    });
    expect(await begin(message, asked)).toEqual(resent);
    expect(resent).toMatchObject({ ok: true, value: { conversationId: asked } });
    expect(await there(conversationId, message.id)).toBe(false);
  });

  it("and another conversation, in which it landed, came and went", async () => {
    const { begin, fall, there, once } = await withTicket();
    const asked = randomIds.id();
    let landed = "";
    once(async () => {
      const other = await begin();
      if (!other.ok) throw new Error(other.code);
      landed = other.value.conversationId;
      await begin(message, asked);
      await fall(landed);
    });
    expect(await begin(message, asked)).toMatchObject({ value: { conversationId: landed } });
    expect(await there(asked, message.id)).toBe(false);
  });
});
