import type { OutboxItem, OutboxPorts } from "../../widget/link/outbox.ts";
import type { Shelf } from "../../widget/link/stored-apart.ts";

/** One page of a client. It dies without a word: nothing it still has in hand comes of anything. */
export type Page = Omit<OutboxPorts, "send"> & {
  /** Another page changed what is kept. */
  onStored(work: () => void): void;
  close(): void;
};

/** A browser's storage and locks, shared by its pages: what survives a reload. */
export class Device {
  #items: readonly OutboxItem[] = [];
  #free: Promise<void> = Promise.resolve();
  readonly #listeners = new Map<object, () => void>();

  /** What was written here and not acknowledged yet. */
  get kept(): readonly OutboxItem[] {
    return this.#items;
  }

  openPage(): Page {
    const me = {};
    let open = true;
    let leave: () => void = () => {};
    const gone = new Promise<void>((resolve) => (leave = resolve));

    return {
      load: () => this.#items,
      save: (id, item) => {
        if (!open) return;
        this.#items = withItem(this.#items, id, item);
        for (const [page, work] of this.#listeners) if (page !== me) work();
      },
      alone: async (work) => {
        const turn = this.#free;
        let release: () => void = () => {};
        this.#free = new Promise((resolve) => (release = resolve));
        await turn;
        // A browser gives the lock of a page that died to the next.
        if (open) await Promise.race([work(), gone]);
        release();
      },
      onStored: (work) => void this.#listeners.set(me, work),
      close: () => {
        open = false;
        this.#listeners.delete(me);
        leave();
      },
    };
  }
}

/** What a browser keeps, without one. */
export function memoryShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    keys: () => [...kept.keys()],
    read: (key) => kept.get(key) ?? null,
    write: (key, text) => void (text === null ? kept.delete(key) : kept.set(key, text)),
  };
}

/** The list with one item kept, where it was or at the end, or let go of. */
export function withItem(
  items: readonly OutboxItem[],
  id: string,
  item: OutboxItem | null,
): readonly OutboxItem[] {
  const kept = item === null ? [] : [item];
  const known = items.some((one) => one.id === id);
  return known ? items.flatMap((one) => (one.id === id ? kept : [one])) : [...items, ...kept];
}
