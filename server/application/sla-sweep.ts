import { ok } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { get, tagged, write } from "./records.ts";
import { changeTicket } from "./tickets.ts";

const TICKETS = 100_000;
/** A ticket that was being changed under the old settings is done by then (ms). */
const SECOND_LOOK_MS = 5_000;

/**
 * Puts every open ticket under the settings there are now. Twice: what was decided just before may be
 * committed just after. When it is due is data, so a crash in the middle only makes it begin again.
 */
export async function sweepTickets(deps: Deps, kind: "sla" | "service"): Promise<void> {
  const stored = await get(deps.store, kind, kind);
  const sweep = stored?.state.sweep ?? null;
  if (stored === undefined || sweep === null || sweep.at > deps.clock.now()) return;
  const open = await tagged(deps.store, "ticket", { label: "unsolved", limit: TICKETS });
  for (const { id: ticketId } of open)
    await changeTicket(deps, { actor: { kind: "system" }, ticketId }, (ticket) => ok(ticket));
  const now = deps.clock.now();
  const next = sweep.again ? { at: now + SECOND_LOOK_MS, again: false } : null;
  const state = { ...stored.state, sweep: next };
  // Changed meanwhile: then it is due again anyway.
  await deps.store.commit([write({ kind, expected: stored.version, state }, deps.timings)], now);
}
