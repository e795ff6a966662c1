import { outboxAfter, type TicketStep } from "../domain/outbox.ts";
import type { Deps } from "./deps.ts";
import type { Change } from "./ports.ts";
import { get, write } from "./records.ts";

/** What a change of a ticket leaves to be mailed, to be committed with it (SPEC E1). */
export async function outboxChange(
  { store, timings }: Pick<Deps, "store" | "timings">,
  step: TicketStep,
): Promise<readonly Change<unknown>[]> {
  if (timings.mail === undefined || step.after.email === null) return [];
  const stored = await get(store, "outbox", step.after.id);
  const state = outboxAfter(stored?.state ?? null, step, timings.mail);
  return state === null || state === stored?.state
    ? []
    : [write({ kind: "outbox", expected: stored?.version ?? 0, state }, timings)];
}
