import type { Store } from "../../server/application/ports.ts";

type Work = () => Promise<unknown>;

export type Interrupted = {
  readonly store: Store;
  /** What happens right before the next read, once. */
  before(work: Work): void;
  /** What happens right behind the next read, once. */
  once(work: Work): void;
};

/** A store in which, once, something else happens around a read of this kind. */
export function interrupted(store: Store, kind: string): Interrupted {
  const due: { before: Work | null; behind: Work | null } = { before: null, behind: null };
  async function happen(when: keyof typeof due): Promise<void> {
    const work = due[when];
    due[when] = null;
    await work?.();
  }
  async function around<T>(one: string, read: () => Promise<T>): Promise<T> {
    if (one !== kind) return read();
    await happen("before");
    const found = await read();
    await happen("behind");
    return found;
  }
  return {
    before: (work) => (due.before = work),
    once: (work) => (due.behind = work),
    store: new Proxy(store, {
      get(target, name) {
        if (name === "get")
          return (one: string, id: string) => around(one, () => store.get(one, id));
        if (name === "tagged")
          return (one: string, label: string, limit: number) =>
            around(one, () => store.tagged(one, label, limit));
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }),
  };
}
