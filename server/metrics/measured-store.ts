import type { Store } from "../application/ports.ts";

type Seen = (result: "written" | "conflict" | "failed", ms: number) => void;

/** The same store, with somebody watching how its commits go. */
export function measuredStore(store: Store, seen: Seen): Store {
  return {
    get: (kind, id) => store.get(kind, id),
    tagged: (kind, label, limit) => store.tagged(kind, label, limit),
    events: (id, after, until) => store.events(id, after, until),
    findEntry: (id, entryId) => store.findEntry(id, entryId),
    due: (now, limit) => store.due(now, limit),
    claimDue: (now, claim) => store.claimDue(now, claim),
    nextDue: () => store.nextDue(),
    settled: () => store.settled(),
    failed: store.failed,
    close: () => store.close(),
    ...(store.texts === undefined ? {} : { texts: store.texts }),
    async commit(changes, now) {
      const began = performance.now();
      try {
        const result = await store.commit(changes, now);
        seen(result.ok ? "written" : "conflict", performance.now() - began);
        return result;
      } catch (error) {
        seen("failed", performance.now() - began);
        throw error;
      }
    },
  };
}
