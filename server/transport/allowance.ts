type Window = { taken: number; readonly until: number };

/**
 * So much in so long, for each key: counted from its first in a window, and forgotten when that is
 * over. Every command passes here, so it costs no timer, no promise, and memory only for the keys of
 * the last window.
 */
export class Allowance {
  readonly #points: number;
  readonly #windowMs: number;
  /** In the order in which they end. */
  readonly #windows = new Map<string, Window>();

  constructor({ points, seconds }: { readonly points: number; readonly seconds: number }) {
    this.#points = points;
    this.#windowMs = seconds * 1_000;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#windows.size;
  }

  /** Counts one more; false: it is over the allowance. `now`: milliseconds of a clock that never goes back. */
  take(key: string, now: number = performance.now()): boolean {
    const window = this.#windows.get(key);
    if (window !== undefined && now < window.until) return ++window.taken <= this.#points;
    this.#forgetOver(now);
    this.#windows.set(key, { taken: 1, until: now + this.#windowMs });
    return this.#points > 0;
  }

  /** As if it had taken nothing. */
  forgive(key: string): void {
    this.#windows.delete(key);
  }

  #forgetOver(now: number): void {
    for (const [key, { until }] of this.#windows) {
      if (now < until) return;
      this.#windows.delete(key);
    }
  }
}
