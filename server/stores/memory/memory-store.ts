import type { Change, CommitResult, Store } from "../../application/ports.ts";
import { committed } from "../row.ts";
import { CONVERSATION, Table } from "../table.ts";

/** A store that forgets everything with the process: for tests, and as the model of the others. */
export function createMemoryStore(): Store {
  const table = new Table();
  const log = (id: string) => table.row(CONVERSATION, id)?.log;
  return {
    get: async (kind, id) => table.get(kind, id),
    tagged: async (kind, label, limit) => table.tagged(kind, label, limit),
    events: async (id, after, until) => log(id)?.between(after, until) ?? [],
    findEntry: async (id, entryId) => log(id)?.find(entryId),
    due: async (now, limit) => table.due(now, limit),
    claimDue: async (now, { limit }) => table.due(now, limit),
    nextDue: async () => table.nextDue(),
    commit: async (changes, now) => commit(table, changes, now),
    settled: async () => {},
    failed: new Promise(() => {}),
    close: async () => {},
  };
}

function commit(table: Table, changes: readonly Change<unknown>[], now: number): CommitResult {
  const planned = table.plan(changes, now);
  if (planned === null) return { ok: false };
  table.apply(planned);
  return { ok: true, committed: planned.map(committed) };
}
