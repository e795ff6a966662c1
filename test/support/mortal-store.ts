import type { Store } from "../../server/application/ports.ts";

/** When a process ends: at the next commit, before it is written or just behind it. */
export type Fate = "before a commit" | "after a commit";

/** A store as one process sees it: once that has ended it gets no answer any more. */
export class MortalStore {
  readonly store: Store;
  /** Calls under way. */
  pending = 0;
  #fate: Fate | null = null;
  #dead = false;
  readonly #died: () => void;

  constructor(real: Store, died: () => void) {
    this.#died = died;
    this.store = {
      get: (kind, id) => this.#answer(() => real.get(kind, id)),
      tagged: (kind, label, limit) => this.#answer(() => real.tagged(kind, label, limit)),
      events: (id, after, until) => this.#answer(() => real.events(id, after, until)),
      findEntry: (id, entryId) => this.#answer(() => real.findEntry(id, entryId)),
      due: (now, limit) => this.#answer(() => real.due(now, limit)),
      claimDue: (now, claim) => this.#answer(() => real.claimDue(now, claim)),
      nextDue: () => this.#answer(() => real.nextDue()),
      settled: () => this.#answer(() => real.settled()),
      failed: real.failed,
      close: async () => {},
      commit: (changes, now) =>
        this.#answer(async () => {
          if (this.#fate === "before a commit") this.die();
          if (this.#dead) return { ok: false };
          const result = await real.commit(changes, now);
          if (this.#fate === "after a commit") this.die();
          return result;
        }),
    };
  }

  doom(fate: Fate): void {
    this.#fate = fate;
  }

  die(): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#died();
  }

  /** Nothing comes back to a process that is no more. */
  async #answer<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#dead) return new Promise(() => {});
    this.pending += 1;
    const answer = await ask().finally(() => (this.pending -= 1));
    return this.#dead ? new Promise(() => {}) : answer;
  }
}
