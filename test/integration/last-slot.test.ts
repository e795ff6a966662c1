import { expect, it } from "vitest";
import { contactOf } from "../../server/application/contacts.ts";
import type { Deps } from "../../server/application/deps.ts";
import { execute } from "../../server/application/execute.ts";
import { get, write } from "../../server/application/records.ts";
import { start } from "../../server/application/start.ts";
import { openWorkspace } from "../../server/application/workspace.ts";
import type { AgentRecord } from "../../server/domain/agent-record.ts";
import { randomIds } from "../../server/random-ids.ts";
import { TIMINGS } from "../support/domain.ts";
import { depsOn } from "../support/deps.ts";
import { interrupted } from "../support/interrupted-store.ts";
import { storeForTests } from "../support/test-store.ts";

const NOW = 1_000;

const MEI: AgentRecord = {
  id: "mei",
  name: "Mei",
  email: "",
  passwordHash: "",
  role: "agent",
  availability: "online",
  capacity: 1,
  assigned: [],
  idleSince: 0,
};

it("P8: an agent whose last slot is taken between the look and the commit takes no second chat", async () => {
  const { store, before } = interrupted(await storeForTests(), "agent");
  const deps = depsOn(store, () => NOW);
  await openWorkspace(deps);
  await store.commit([write({ kind: "agent", expected: 0, state: MEI }, TIMINGS)], NOW);
  const [one, two] = [await waiting(deps), await waiting(deps)];
  const claim = (conversationId: string) =>
    execute(deps, {
      actor: { kind: "agent", agentId: MEI.id, name: MEI.name, role: MEI.role },
      conversationId,
      command: { type: "claim" },
    });

  // Who is there has been read: the next look at the agent is the one right before the commit.
  await deps.floor.now();
  before(() => claim(two));
  expect(await claim(one)).toEqual({ ok: false, code: "full" });
  expect((await get(store, "agent", MEI.id))?.state.assigned).toEqual([two]);
  expect((await get(store, "conversation", one))?.state.state.is).toBe("queued");
});

/** A conversation of somebody new who waits for a person. */
async function waiting(deps: Deps): Promise<string> {
  const started = await start(deps, {
    contactId: await contactOf(deps, randomIds.secret()),
    conversationId: randomIds.id(),
    message: null,
    person: true,
    page: null,
  });
  if (!started.ok) throw new Error(started.code);
  return started.value.conversationId;
}
