import type { Store } from "../../server/application/ports.ts";

export type Interrupted = {
  readonly store: Store;
  /** What happens right behind the next read, once. */
  once(work: () => Promise<unknown>): void;
};

/** A store in which, once, something else happens right behind a read of this kind. */
export function interrupted(store: Store, kind: string): Interrupted {
  let waiting: (() => Promise<unknown>) | null = null;
  async function behind<T>(one: string, read: Promise<T>): Promise<T> {
    const found = await read;
    const work = one === kind ? waiting : null;
    if (work !== null) waiting = null;
    await work?.();
    return found;
  }
  return {
    once: (work) => (waiting = work),
    store: {
      ...store,
      get: (one, id) => behind(one, store.get(one, id)),
      tagged: (one, label, limit) => behind(one, store.tagged(one, label, limit)),
    },
  };
}
