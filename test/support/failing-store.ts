import type { Store } from "../../server/application/ports.ts";

/** What the commit fails with that was doomed. */
export class Doomed extends Error {}

export type Doom = {
  /** The next commit that changes such a record, */
  readonly kind: string;
  /** or one behind that. */
  readonly nth: number;
  /** Whether it is written all the same, as when a process dies before it hears of that. */
  readonly written: boolean;
};

/** A store in which a commit that is doomed fails, once. */
export function failingStore(store: Store): { readonly store: Store; doom(next: Doom): void } {
  let doom: Doom | null = null;
  const commit: Store["commit"] = async (changes, now) => {
    const hit = doom;
    if (hit === null || !changes.some(({ kind }) => kind === hit.kind))
      return store.commit(changes, now);
    doom = hit.nth > 1 ? { ...hit, nth: hit.nth - 1 } : null;
    if (doom !== null) return store.commit(changes, now);
    if (hit.written) await store.commit(changes, now);
    throw new Doomed(`${hit.kind} was doomed`);
  };
  return {
    doom: (next) => (doom = next),
    store: new Proxy(store, {
      get(target, name) {
        if (name === "commit") return commit;
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }),
  };
}
