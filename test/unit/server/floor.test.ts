import { expect, it } from "vitest";
import { contactOf } from "../../../server/application/contacts.ts";
import { execute } from "../../../server/application/execute.ts";
import type { Store } from "../../../server/application/ports.ts";
import { get, write } from "../../../server/application/records.ts";
import { start } from "../../../server/application/start.ts";
import { openWorkspace } from "../../../server/application/workspace.ts";
import type { AgentRecord } from "../../../server/domain/agent-record.ts";
import { randomIds } from "../../../server/random-ids.ts";
import { createMemoryStore } from "../../../server/stores/memory/memory-store.ts";
import { depsOn } from "../../support/deps.ts";
import { TIMINGS } from "../../support/domain.ts";

const NOW = 1_000;
const AWAY: AgentRecord = {
  id: "mei",
  name: "Mei",
  email: "",
  passwordHash: "",
  role: "agent",
  availability: "away",
  capacity: 1,
  assigned: [],
  idleSince: 0,
};

/** The store with the times counted that all agents were read. */
function counted(store: Store): { readonly store: Store; readonly reads: () => number } {
  let reads = 0;
  const counting = new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...args: readonly unknown[]) => {
        if (name === "tagged" && args[0] === "agent") reads += 1;
        return Reflect.apply(value, target, args) as unknown;
      };
    },
  });
  return { store: counting, reads: () => reads };
}

/** A question that falls because nobody is on duty, on a process with or without others. */
async function fall({ alone, cameOnline }: { alone: boolean; cameOnline: boolean }) {
  const { store, reads } = counted(createMemoryStore());
  const deps = depsOn(store, () => NOW, { isAlone: () => alone });
  await openWorkspace(deps);
  await store.commit([write({ kind: "agent", expected: 0, state: AWAY }, TIMINGS)], NOW);
  const started = await start(deps, {
    contactId: await contactOf(deps, randomIds.secret()),
    conversationId: randomIds.id(),
    message: null,
    person: true,
    page: null,
  });
  if (!started.ok) throw new Error(started.code);
  await deps.floor.now();
  const before = reads();
  if (cameOnline) {
    // Written by somebody whose news did not get here.
    const state = { ...AWAY, availability: "online" as const };
    await store.commit([write({ kind: "agent", expected: 1, state }, TIMINGS)], NOW);
  }
  const { conversationId } = started.value;
  const actor = { kind: "system" } as const;
  await execute(deps, { actor, conversationId, command: { type: "route" } });
  const after = await get(store, "conversation", conversationId);
  return { state: after?.state.state.is, reads: reads() - before };
}

it("N8: beside other nodes, that nobody is on duty is said on what the records hold", async () => {
  expect(await fall({ alone: false, cameOnline: true })).toEqual({ state: "offered", reads: 1 });
  expect(await fall({ alone: false, cameOnline: false })).toEqual({ state: "ticketed", reads: 1 });
});

it("N8: alone, nothing is read again for it: what was heard is all there is", async () => {
  expect(await fall({ alone: true, cameOnline: false })).toEqual({ state: "ticketed", reads: 0 });
});
