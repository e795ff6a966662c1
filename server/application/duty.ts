import type { Availability } from "../protocol/registers.ts";
import type { AgentRecord } from "../domain/agent-record.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { execute } from "./execute.ts";
import { agentRouting } from "../domain/routing/settings.ts";
import type { AgentRouting } from "../protocol/routing.ts";
import { get, tagged, write } from "./records.ts";

const SYSTEM = { kind: "system" } as const;
const EVERYTHING = 100_000;

/** An agent chooses to be asked, or not. Away: chats in hand stay, open offers go to the next. */
export async function setAvailability(
  deps: Deps,
  agentId: string,
  availability: Availability,
): Promise<Result<null>> {
  for (;;) {
    const stored = await get(deps.store, "agent", agentId);
    if (stored === undefined) return fail("not_found");
    if (stored.state.availability === availability) return ok(null);
    const now = deps.clock.now();
    const { awayBecause: _told, ...before } = stored.state;
    const state: AgentRecord = {
      ...before,
      misses: 0,
      availability,
      idleSince: availability === "online" ? now : stored.state.idleSince,
    };
    const result = await deps.store.commit(
      [write({ kind: "agent", expected: stored.version, state }, deps.timings)],
      now,
    );
    if (!result.ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "agent", id: agentId, contactId: null, urgent: true },
    ]);
    if (availability === "away") await release(deps, agentId, { offersOnly: true });
    return ok(null);
  }
}

/** Out until a date, with who answers meanwhile; null: back. Chats in hand stay, open offers go on. */
export async function setLeave(
  deps: Deps,
  agentId: string,
  leave: AgentRouting["leave"],
): Promise<Result<null>> {
  const standInId = leave?.standInId ?? null;
  if (standInId === agentId) return fail("bad_request");
  if (standInId !== null && (await get(deps.store, "agent", standInId)) === undefined)
    return fail("not_found");
  const done = await changeAgent(deps, agentId, (agent) => ({
    ...agent,
    routing: { ...agentRouting(agent), leave },
  }));
  if (done.ok && leave !== null) await release(deps, agentId, { offersOnly: true });
  return done.ok ? ok(null) : done;
}

/** Changes an agent's own record, and tells of it. `edit` answers null where that can no longer be: `conflict`. */
export async function changeAgent(
  deps: Deps,
  agentId: string,
  edit: (agent: AgentRecord) => AgentRecord | null,
): Promise<Result<AgentRecord>> {
  for (;;) {
    const stored = await get(deps.store, "agent", agentId);
    if (stored === undefined) return fail("not_found");
    const state = edit(stored.state);
    if (state === null) return fail("conflict");
    const result = await deps.store.commit(
      [write({ kind: "agent", expected: stored.version, state }, deps.timings)],
      deps.clock.now(),
    );
    if (!result.ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "agent", id: agentId, contactId: null, urgent: true },
    ]);
    return ok(state);
  }
}

/** Frees what an agent holds, so that nobody waits for somebody who is not there (SPEC P7). */
export async function release(
  deps: Deps,
  agentId: string,
  { offersOnly }: { readonly offersOnly: boolean },
): Promise<void> {
  const agent = await get(deps.store, "agent", agentId);
  for (const conversationId of agent?.state.assigned ?? []) {
    await execute(deps, {
      actor: SYSTEM,
      conversationId,
      command: { type: "release", agentId, offersOnly },
    });
  }
}

/** The visitor's last connection went, or the first came back. */
export async function visitorMoved(
  deps: Deps,
  contactId: string,
  { here }: { readonly here: boolean },
): Promise<void> {
  const contact = await get(deps.store, "contact", contactId);
  const conversationId = contact?.state.activeId ?? null;
  if (conversationId === null) return;
  await execute(deps, {
    actor: SYSTEM,
    conversationId,
    command: { type: here ? "visitor-returned" : "visitor-left" },
  });
}

/**
 * After a start nobody is connected yet: whoever does not come back counts as gone from now. What is
 * in progress is written once more, so that limits that were changed meanwhile hold for it too.
 */
export async function everybodyLeft(deps: Deps): Promise<void> {
  for (const { id, state } of await tagged(deps.store, "conversation", {
    label: "with-visitor",
    limit: EVERYTHING,
  })) {
    // Connected to another node: not everybody left.
    if (await deps.presence.visitorOnline(state.contactId)) continue;
    const left = await execute(deps, {
      actor: SYSTEM,
      conversationId: id,
      command: { type: "visitor-left" },
    });
    if (left.ok && left.value.logged.length === 0) await writeAgain(deps, id);
  }
}

async function writeAgain(deps: Deps, conversationId: string): Promise<void> {
  const stored = await get(deps.store, "conversation", conversationId);
  if (stored === undefined) return;
  // A conflict means that somebody else just wrote it, with the limits of today.
  await deps.store.commit(
    [write({ kind: "conversation", expected: stored.version, state: stored.state }, deps.timings)],
    deps.clock.now(),
  );
}

/** Everybody who signs in at a console. */
export async function agentIds(deps: Pick<Deps, "store">): Promise<readonly string[]> {
  const agents = await tagged(deps.store, "agent", { label: "agent", limit: EVERYTHING });
  return agents.map(({ id }) => id);
}
