import { describe, expect, it } from "vitest";
import { execute } from "../../server/application/execute.ts";
import { get, tagged, write } from "../../server/application/records.ts";
import { start } from "../../server/application/start.ts";
import { resumeTicket } from "../../server/application/tickets.ts";
import { openWorkspace } from "../../server/application/workspace.ts";
import { contactOf } from "../../server/application/contacts.ts";
import { randomIds } from "../../server/random-ids.ts";
import { createMemoryStore } from "../../server/stores/memory/memory-store.ts";
import { TIMINGS } from "../support/domain.ts";
import { depsOn } from "../support/deps.ts";
import { interrupted } from "../support/interrupted-store.ts";

const MEI = { kind: "agent", agentId: "mei", name: "Mei", role: "agent" } as const;

async function withTicket() {
  let now = 1_000;
  const memory = createMemoryStore();
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
  const begin = () =>
    start(deps, {
      contactId,
      conversationId: randomIds.id(),
      message: { id: randomIds.id(), text: "what?" },
      person: false,
      page: null,
    });
  const first = await begin();
  if (!first.ok) throw new Error(first.code);
  now += TIMINGS.botIdleMs;
  await execute(deps, {
    actor: { kind: "system" },
    conversationId: first.value.conversationId,
    command: { type: "due" },
  });
  const [ticket] = await tagged(memory, "ticket", { label: "unsolved", limit: 1 });
  const resume = () => resumeTicket(deps, MEI, { ticketId: ticket?.id ?? "" });
  const inProgress = async () =>
    (await tagged(memory, "conversation", { label: "with-visitor", limit: 10 })).map(
      ({ id }) => id,
    );
  const active = async () => (await get(memory, "contact", contactId))?.state.activeId;
  return { begin, resume, once, inProgress, active, ticketed: first.value.conversationId };
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
