type Work = (...args: unknown[]) => void;

/** What `setTimeout` gives while time is virtual. */
class Timer {
  readonly work: () => void;
  readonly everyMs: number | null;
  at: number;

  constructor(work: () => void, at: number, everyMs: number | null) {
    this.work = work;
    this.at = at;
    this.everyMs = everyMs;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

const real = { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate };

/**
 * Timers that fire when they are told to, in the order they are due, while promises run as ever: what
 * happens depends on nothing but what is asked for. One at a time, for it takes the global timers.
 */
export class VirtualTime {
  /** Epoch ms. */
  now: number;
  readonly #timers = new Set<Timer>();
  /** Work outside of timers and promises, such as a disk's, is under way. */
  readonly #busy: () => boolean;

  constructor(options: { readonly now: number; readonly busy: () => boolean }) {
    this.now = options.now;
    this.#busy = options.busy;
  }

  install(): void {
    const start = (work: Work, ms: number, everyMs: number | null) => {
      const timer = new Timer(() => work(), this.now + Math.max(0, ms), everyMs);
      this.#timers.add(timer);
      return timer;
    };
    const stop = (clear: (timer: never) => void) => (timer: unknown) => {
      if (timer instanceof Timer) this.#timers.delete(timer);
      else clear(timer as never);
    };
    Object.assign(globalThis, {
      setTimeout: (work: Work, ms = 0) => start(work, ms, null),
      setInterval: (work: Work, ms = 0) => start(work, ms, Math.max(1, ms)),
      setImmediate: (work: Work) => start(work, 0, null),
      clearTimeout: stop(real.clearTimeout),
      clearInterval: stop(real.clearInterval),
      clearImmediate: stop(real.clearImmediate),
    });
  }

  uninstall(): void {
    Object.assign(globalThis, real);
    this.#timers.clear();
  }

  /** Runs all there is to do at this moment. */
  async settle(): Promise<void> {
    for (;;) {
      // All promises that can go on have gone on when this comes back.
      await new Promise((resolve) => real.setImmediate(resolve));
      const next = this.#next();
      if (next !== null && next.at <= this.now) this.#fire(next);
      else if (!this.#busy()) return;
    }
  }

  /** Waits for work that takes no time but may wait for timers of this moment. */
  async complete<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    work.then(over, over);
    while (!isOver) await this.settle();
    return work;
  }

  /** Lets time pass, every timer at its time. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await this.settle();
    for (let next = this.#next(); next !== null && next.at <= end; next = this.#next()) {
      this.now = Math.max(this.now, next.at);
      await this.settle();
    }
    this.now = end;
    await this.settle();
  }

  /** Time is suddenly later, as after a sleep: what was due meanwhile fires now, each timer once. */
  async jump(ms: number): Promise<void> {
    this.now += ms;
    await this.settle();
  }

  #next(): Timer | null {
    let next: Timer | null = null;
    for (const timer of this.#timers) if (next === null || timer.at < next.at) next = timer;
    return next;
  }

  #fire(timer: Timer): void {
    this.#timers.delete(timer);
    if (timer.everyMs !== null) {
      timer.at = this.now + timer.everyMs;
      this.#timers.add(timer);
    }
    timer.work();
  }
}
