import { indexOf } from "../domain/labels.ts";
import type { Kind, Records, Timings } from "../domain/model.ts";
import { asOfNow } from "../domain/upgrades.ts";
import type { PendingEvent } from "../domain/pending.ts";
import type { Change, Store, Stored } from "./ports.ts";

/** Typed access to the store's records. */
export async function get<K extends Kind>(
  store: Store,
  kind: K,
  id: string,
): Promise<Stored<Records[K]> | undefined> {
  const stored = await store.get<Records[K]>(kind, id);
  return stored && upgraded(kind, stored);
}

/** At most `limit` records carrying a label, most recently committed first. */
export async function tagged<K extends Kind>(
  store: Store,
  kind: K,
  { label, limit }: { readonly label: string; readonly limit: number },
): Promise<readonly Stored<Records[K]>[]> {
  const found = await store.tagged<Records[K]>(kind, label, limit);
  return found.map((stored) => upgraded(kind, stored));
}

function upgraded<K extends Kind>(kind: K, stored: Stored<Records[K]>): Stored<Records[K]> {
  const state = asOfNow(kind, stored.state);
  return state === stored.state ? stored : { ...stored, state };
}

type Write<K extends Kind> = {
  readonly kind: K;
  /** The version decided on; 0: new. */
  readonly expected: number;
  readonly state: Records[K];
  readonly append?: readonly PendingEvent[];
};

/** A change that keeps the record's labels and deadline in step with its state. */
export function write<K extends Kind>(
  { kind, expected, state, append = [] }: Write<K>,
  timings: Timings,
): Change<Records[K]> {
  return { kind, id: state.id, expected, state, append, ...indexOf(kind, state, timings) };
}

/** Removes a record, if it is still as read. */
export function remove(kind: Kind, { id, version }: Stored<unknown>): Change<never> {
  return { kind, id, expected: version, state: null, append: [], labels: [], dueAt: null };
}
