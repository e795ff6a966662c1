import { mayAdminister } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import type { AgentRecord } from "../domain/agent-record.ts";
import { tasksOf, withTasksFreed } from "../domain/tasks.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { release } from "./duty.ts";
import { get, remove, tagged, write } from "./records.ts";
import { changeTicket, updateTicket } from "./tickets.ts";

const MOST = 10_000;

export type Activity = { readonly agentId: string; readonly active: boolean };

/**
 * Closes an agent's account, or opens it again (SPEC A9). Closed: nobody signs in with it, its
 * sessions end, its chats go back to the queue, its open tickets and tasks to nobody. Nothing they
 * wrote is touched.
 *
 * @returns the sessions that ended, whose connections are to be closed
 */
export async function setActive(
  deps: Deps,
  actor: Actor,
  { agentId, active }: Activity,
): Promise<Result<readonly string[]>> {
  const changed = await changeActive(deps, actor, { agentId, active });
  if (!changed.ok || active) return changed.ok ? ok([]) : changed;
  const ended = await endSessions(deps, agentId);
  await release(deps, agentId, { offersOnly: false });
  await giveBackTickets(deps, actor, agentId);
  return ok(ended);
}

/** The administrator's own record is part of the commit: two who close each other cannot both succeed. */
async function changeActive(
  deps: Deps,
  actor: Actor,
  { agentId, active }: Activity,
): Promise<Result<null>> {
  if (!mayAdminister(actor) || actor.kind !== "agent" || actor.agentId === agentId)
    return fail("forbidden");
  for (;;) {
    const me = await get(deps.store, "agent", actor.agentId);
    const them = await get(deps.store, "agent", agentId);
    if (me === undefined || me.state.deactivatedAt !== undefined) return fail("forbidden");
    if (them === undefined) return fail("not_found");
    if ((them.state.deactivatedAt === undefined) === active) return ok(null);
    const now = deps.clock.now();
    const state = active ? opened(them.state, now) : { ...them.state, deactivatedAt: now };
    const changes = [
      write({ kind: "agent", expected: me.version, state: me.state }, deps.timings),
      write({ kind: "agent", expected: them.version, state }, deps.timings),
    ];
    if (!(await deps.store.commit(changes, now)).ok) continue;
    deps.publisher.publish(
      [actor.agentId, agentId].map((id) => ({
        is: "changed" as const,
        kind: "agent" as const,
        id,
        contactId: null,
        urgent: true,
      })),
    );
    return ok(null);
  }
}

function opened({ deactivatedAt: _closed, ...agent }: AgentRecord, now: number): AgentRecord {
  return { ...agent, idleSince: now };
}

async function endSessions(deps: Deps, agentId: string): Promise<readonly string[]> {
  const sessions = await tagged(deps.store, "session", { label: agentId, limit: MOST });
  for (const session of sessions)
    await deps.store.commit([remove("session", session)], deps.clock.now());
  return sessions.map(({ id }) => id);
}

/** What they had in hand is anybody's: a ticket or a task nobody looks at would be a dead end. */
async function giveBackTickets(deps: Deps, actor: Actor, agentId: string): Promise<void> {
  for (const label of ["unsolved", "solved"]) {
    for (const { id, state } of await tagged(deps.store, "ticket", { label, limit: MOST })) {
      if (label === "unsolved" && state.assignee?.id === agentId)
        await updateTicket(deps, actor, { ticketId: id, assigneeId: null });
      // A solved ticket may open again, with what is left to do.
      if (tasksOf(state).some((task) => task.assigneeId === agentId))
        await changeTicket(deps, { actor, ticketId: id }, (ticket, stamp) =>
          ok(withTasksFreed(ticket, agentId, stamp)),
        );
    }
  }
}
