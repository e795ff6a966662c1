import type { Change } from "../application/ports.ts";
import { rowKey } from "./row.ts";

/** Throws for a commit that no store can keep, before anything of it is written. */
export function refuseUnfit(changes: readonly Change<unknown>[]): void {
  refuseTwice(changes);
  changes.forEach(refuseUnwritable);
}

/** Two changes to one record in one commit would each be decided without the other. */
function refuseTwice(changes: readonly Change<unknown>[]): void {
  if (changes.length === 1) return;
  const keys = new Set(changes.map(rowKey));
  if (keys.size < changes.length) throw new Error("A commit may name a record only once.");
}

/** What JSON cannot carry would come back from disk as something else, or not at all. */
function refuseUnwritable({ kind, id, state, dueAt }: Change<unknown>): void {
  if (state === undefined) throw new Error(`The state of ${kind} ${id} is undefined.`);
  if (dueAt !== null && !Number.isFinite(dueAt))
    throw new Error(`${kind} ${id} is due at ${dueAt}.`);
}
